import { randomUUID } from "node:crypto";
import { addTime, day } from "~/kernel/time";
import { cookiesOf } from "~/platform/http/cookies.server";
import { sha256 } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";

/**
 * Signs somebody in without the mailed code.
 *
 * @returns the session's cookie, ready to be given to a browser that visits `url`.
 */
export async function signedInCookie(world: World, email: string, url: string) {
  const account = await world.db.account.findUniqueOrThrow({ where: { email } });
  const secret = randomUUID();
  const expiresAt = addTime(world.now(), day);
  await world.db.signInSession.create({
    data: {
      id: world.newId(),
      accountId: account.id,
      tokenHash: new Uint8Array(sha256(secret)),
      createdAt: world.now(),
      expiresAt,
    },
  });
  const cookie = await cookiesOf({ url }).setSession(secret, expiresAt);
  const [pair = ""] = cookie.split(";");
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  return { name, value, url };
}
