import type { Transport } from "./transport.server";

/** Keeps mails in the database instead of sending them, octet for octet what SMTP would carry. */
export function openCaptureTransport(): Transport {
  return {
    carries: "database",
    async send(world, mail) {
      await world.db.capturedMail.create({
        data: {
          id: mail.id,
          recipient: mail.envelope.to,
          subject: mail.subject,
          kind: mail.kind,
          raw: new Uint8Array(mail.raw),
          html: mail.html,
          text: mail.text,
          calendar: mail.calendar,
          at: world.now(),
        },
      });
      return { type: "accepted", response: "captured" };
    },
    close: () => Promise.resolve(),
  };
}
