import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { addTime } from "~/kernel/time";
import { randomSecret, sameDigest, sha256 } from "~/platform/tokens.server";
import { inTransaction, type World } from "~/platform/world.server";
import { sessionLifetime, triesPerCode } from "../domain/sign-in-rules";
import { hashOfCode } from "./request-sign-in-code.server";

/**
 * Signs somebody in with the code mailed to them: single use, at most five tries, ten minutes.
 *
 * @returns the secret of a new browser session, to be set as a cookie; it is stored only hashed.
 * Refused: `code-wrong`, or `code-expired` when the code cannot be used any more.
 */
export async function enterSignInCode(
  world: World,
  entry: { challengeId: string; code: string },
): Promise<
  Result<{ sessionSecret: string; expiresAt: Date }, Problem<"code-wrong" | "code-expired">>
> {
  return inTransaction(world, async (tx) => {
    const now = tx.now();
    const counted = await tx.db.signInChallenge.updateManyAndReturn({
      where: {
        id: entry.challengeId,
        usedAt: null,
        expiresAt: { gt: now },
        attempts: { lt: triesPerCode },
      },
      data: { attempts: { increment: 1 } },
    });
    const challenge = counted[0];
    if (!challenge) return refuse("code-expired", { field: "code" });

    const right = sameDigest(challenge.codeHash, hashOfCode(tx, challenge.id, entry.code));
    if (!right || !challenge.accountId) {
      const spent = challenge.attempts >= triesPerCode;
      return refuse(spent ? "code-expired" : "code-wrong", { field: "code" });
    }

    const sessionSecret = randomSecret();
    const expiresAt = addTime(now, sessionLifetime);
    await tx.db.signInChallenge.update({ where: { id: challenge.id }, data: { usedAt: now } });
    await tx.db.signInSession.create({
      data: {
        id: tx.newId(),
        accountId: challenge.accountId,
        tokenHash: new Uint8Array(sha256(sessionSecret)),
        createdAt: now,
        expiresAt,
      },
    });
    return accept({ sessionSecret, expiresAt });
  });
}
