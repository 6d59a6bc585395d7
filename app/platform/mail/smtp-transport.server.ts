import { createTransport } from "nodemailer";
import { outcomeOf, type SmtpFailure } from "./outcome.server";
import { sendLimit, type Transport } from "./transport.server";

/**
 * Sends through an SMTP server over a few connections that stay open.
 *
 * @param url the setting SMTP_URL. Its query may hold options of the client (`?rateLimit=5&maxConnections=2`).
 * @param connections how many connections at most, unless the address says otherwise.
 * @param limit milliseconds one attempt may take.
 */
export function openSmtpTransport(
  url: string,
  { connections = 10, limit = sendLimit }: { connections?: number; limit?: number } = {},
): Transport {
  const pool = createTransport({
    pool: true,
    maxConnections: connections,
    maxMessages: 1000,
    // The outbox decides about another attempt, not the client: it alone knows whether the mail is stale.
    maxRequeues: 0,
    dnsTimeout: Math.min(limit, 10_000),
    connectionTimeout: Math.min(limit, 10_000),
    greetingTimeout: Math.min(limit, 10_000),
    socketTimeout: limit,
    disableFileAccess: true,
    disableUrlAccess: true,
    url,
  });
  // What goes wrong with a connection is told to the mail that was waiting for it.
  pool.on("error", () => undefined);

  return {
    carries: "network",
    async send(_world, { envelope, raw }) {
      try {
        const info = await pool.sendMail({
          envelope: { from: envelope.from, to: [envelope.to] },
          raw,
          signal: AbortSignal.timeout(limit),
        });
        const rejection = info.rejectedErrors?.[0];
        if (info.rejected.length > 0) {
          return outcomeOf(
            rejection ? failureOf(rejection) : { message: "recipient rejected", code: "EENVELOPE" },
          );
        }
        return { type: "accepted", response: info.response };
      } catch (error) {
        return outcomeOf(failureOf(error));
      }
    },
    close() {
      pool.close();
      return Promise.resolve();
    },
  };
}

function failureOf(error: unknown): SmtpFailure {
  return error instanceof Error ? error : { message: String(error) };
}
