import { buffer } from "node:stream/consumers";
import Dkim from "nodemailer/lib/dkim";
import type { Settings } from "../env.server";

/**
 * What a signature covers where it is there. The two fields of the one-click unsubscription must be signed
 * (RFC 8058 §4); without `Content-Type` somebody could turn one part of a mail into another.
 */
const signedFields = [
  "From",
  "Reply-To",
  "Subject",
  "Date",
  "Message-ID",
  "To",
  "MIME-Version",
  "Content-Type",
  "In-Reply-To",
  "References",
  "Auto-Submitted",
  "List-Id",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
];

/** Adds a signature to the bytes of a mail. */
export type SignMail = (raw: Buffer) => Promise<Buffer>;

/**
 * Signs with the installation's key (RFC 6376: rsa-sha256, relaxed/relaxed); without one, mails stay as they are.
 *
 * @remarks The same bytes get the same signature: it carries no time.
 */
export function mailSigner({ dkim }: Pick<Settings, "dkim">): SignMail {
  if (!dkim) return (raw) => Promise.resolve(raw);
  const signer = new Dkim({
    domainName: dkim.domain,
    keySelector: dkim.selector,
    privateKey: dkim.privateKey,
    headerFieldNames: signedFields.join(":"),
  });
  return (raw) => buffer(signer.sign(raw));
}
