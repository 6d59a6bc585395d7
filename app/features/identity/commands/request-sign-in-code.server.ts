import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { addTime } from "~/kernel/time";
import type { Locale } from "~/kernel/locales";
import { keyedHash } from "~/platform/tokens.server";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import {
  codeLifetime,
  codesPerAddress,
  codesPerAddressAndSource,
  codesPerSource,
  codeWindow,
  sixDigits,
} from "../domain/sign-in-rules";

export interface CodeRequest {
  readonly email: string;
  readonly language: Locale;
  /** The network address that asks; kept only as a keyed hash. */
  readonly source: string;
}

/**
 * Mails a six-digit code to whoever has an account with this address.
 *
 * @remarks An address nobody has takes the same path and leaves the same rows, so neither the answer nor its
 * timing tells whether the address is known; whoever renders the message drops it.
 * @returns the challenge the code will answer.
 * Refused: `too-many-codes` for this address, this network address or the two together within the hour.
 */
export async function requestSignInCode(
  world: World,
  request: CodeRequest,
): Promise<Result<{ challengeId: string }, Problem<"too-many-codes">>> {
  const now = world.now();
  const source = keyedHash(world.settings.secret, "source", request.source).toString("base64url");
  const since = addTime(now, -codeWindow);

  return inTransaction(world, async (tx) => {
    // Always in this order, so that none waits in a circle; counted under both, so that none slips by.
    for (const of of [`sign-in-address:${request.email}`, `sign-in-source:${source}`])
      await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${of}, 0))`;
    if (tx.settings.rateLimit) {
      const unused = { usedAt: null, createdAt: { gt: since } };
      const limits = [
        { of: { email: request.email, source }, most: codesPerAddressAndSource },
        { of: { email: request.email }, most: codesPerAddress },
        { of: { source }, most: codesPerSource },
      ];
      for (const { of, most } of limits) {
        const count = await tx.db.signInChallenge.count({ where: { ...of, ...unused } });
        if (count >= most) return refuse("too-many-codes");
      }
    }

    const account = await tx.db.account.findUnique({ where: { email: request.email } });
    const challengeId = tx.newId();
    await tx.db.signInChallenge.create({
      data: {
        id: challengeId,
        email: request.email,
        accountId: account?.id ?? null,
        codeHash: new Uint8Array(hashOfCode(tx, challengeId, codeOf(tx, challengeId))),
        source,
        createdAt: now,
        expiresAt: addTime(now, codeLifetime),
      },
    });
    await enqueueMessages(tx, [
      {
        kind: "sign-in-code",
        recipient: { name: account?.name ?? "", email: request.email },
        language: request.language,
        cause: `challenge:${challengeId}`,
        snapshot: { challengeId },
      },
    ]);
    tx.wake("deliver-outbox");
    return accept({ challengeId });
  });
}

/** The code that answers a challenge: derived from the installation's secret, so it is stored nowhere. */
export function codeOf(world: World, challengeId: string): string {
  return sixDigits(keyedHash(world.settings.secret, "sign-in-code", challengeId));
}

/** What is stored of a code: a keyed hash bound to its challenge, useless without the installation's secret. */
export function hashOfCode(world: World, challengeId: string, code: string): Buffer {
  return keyedHash(world.settings.secret, "sign-in-code-hash", `${challengeId}:${code}`);
}
