import { addTime, day } from "~/kernel/time";
import { cookiesOf } from "~/platform/http/cookies.server";
import { randomSecret, sha256 } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { cookieOf, leadsTo, postForm } from "./http";

/**
 * Signs somebody in without the mailed code, for what comes after it.
 *
 * @returns the session's cookie as a request carries it: `name=value`.
 */
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
  const cookie = await cookiesOf(world.settings).setSession(secret, expiresAt);
  return cookie.split(";")[0] ?? "";
}

/** The same by address, ready to be given to a browser that visits `url`. */
export async function signedInCookie(world: World, email: string, url: string) {
  const { id } = await world.db.account.findUniqueOrThrow({ where: { email } });
  const [name = "", value = ""] = (await cookieFor(world, id)).split(/=(.*)/s);
  return { name, value, url };
}

/** Signs in as a browser without scripts would, by the mailed code; answers its cookie. */
export async function signInByCode(
  appUrl: string,
  email: string,
  mailTo: (address: string, kind: string) => Promise<{ mail: { text?: string | undefined } }>,
): Promise<string> {
  const asked = await postForm(appUrl, "/sign-in", { email });
  const { mail } = await mailTo(email, "sign-in-code");
  const code = /\b\d{6}\b/.exec(mail.text ?? "")?.[0] ?? "";
  const entered = await postForm(appUrl, leadsTo(asked).pathname, { code });
  if (entered.status !== 302) throw new Error(`The code of ${email} was not taken.`);
  return cookieOf(entered);
}
