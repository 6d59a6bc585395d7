import { addTime, day } from "~/kernel/time";
import { cookiesOf } from "~/platform/http/cookies.server";
import { randomSecret, sha256 } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";

/** Signs somebody in without the mail, for tests of what comes after: the cookie a browser would send. */
export async function cookieFor(world: World, accountId: string): Promise<string> {
  const secret = randomSecret();
  const expiresAt = addTime(world.now(), day);
  await world.db.signInSession.create({
    data: {
      id: world.newId(),
      accountId,
      tokenHash: new Uint8Array(sha256(secret)),
      createdAt: world.now(),
      expiresAt,
    },
  });
  const header = await cookiesOf(world.settings).setSession(secret, expiresAt);
  return header.split(";")[0] ?? "";
}
