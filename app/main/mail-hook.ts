import type { RequestHandler } from "express";
import { inboundLimit } from "~/features/mail/domain/inbound-mail";
import { takeInMail } from "~/features/notifications/commands/take-in-mail.server";
import { sameDigest, sha256 } from "~/platform/tokens.server";
import type { RootWorld } from "~/platform/world.server";
import { bodyTaker } from "./whole-body";

/** Where a mail service hands mails in. */
export const mailHookPath = "/hooks/mail";

/**
 * `POST /hooks/mail`: takes in one mail, `message/rfc822` as it came, from whoever shows TREFF_INBOUND_TOKEN as a
 * bearer token or as the password of basic authentication.
 *
 * @remarks Before all that guards pages: it knows no cookie and no Origin, and its bodies are no forms. Nothing of
 * a body is read before the token is. 204 means that the mail is stored, for good; everything else, that it may be
 * handed in again.
 */
export function mailHook(world: RootWorld): RequestHandler {
  const { inboundToken } = world.settings;
  const take = bodyTaker({ bytes: inboundLimit, atOnce: 4 }, async (body) => {
    await takeInMail(world, body, "webhook");
    return 204;
  });
  return (request, answer, next) => {
    if (request.path !== mailHookPath) return next();
    // Where it is not set there is nothing here, and the page that says so speaks the visitor's language.
    if (inboundToken === undefined) return next();
    const end = (status: number, words = "") =>
      void answer.status(status).type("text/plain").send(words).end();
    if (request.method !== "POST") return end(405);
    if (!showsToken(request.get("authorization"), inboundToken)) {
      answer.set("WWW-Authenticate", 'Bearer realm="mail"').set("Connection", "close");
      return end(401);
    }
    if (!/^message\/(rfc822|global)\s*(;|$)/i.test(request.get("content-type") ?? ""))
      return end(415, "message/rfc822 is what is taken here\n");
    take(request, answer, next);
  };
}

/** Bearer, or basic with any user: compared by digest, so that neither length nor content shows in the time. */
function showsToken(authorization: string | undefined, token: string): boolean {
  const [, scheme = "", credentials = ""] =
    /^(bearer|basic)\s+(\S+)$/i.exec(authorization ?? "") ?? [];
  const decoded = Buffer.from(credentials, "base64").toString();
  const shown =
    scheme.toLowerCase() === "basic" ? (/^[^:]*:(.*)$/s.exec(decoded)?.[1] ?? "") : credentials;
  return sameDigest(sha256(shown), sha256(token));
}
