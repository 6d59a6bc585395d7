import { addressesIn, fieldOf, fieldsIn, partsOf, textOf, type MailPart } from "./mime";

/** What a mail that came in turned out to be. */
export const inboundKinds = [
  "reply",
  "bounce",
  "delay",
  "complaint",
  "unsubscribe",
  "automatic",
  "unknown",
] as const;
export type InboundKind = (typeof inboundKinds)[number];

/** Octets of a mail that is taken in: reports may bring back a whole letter with its tickets. */
export const inboundLimit = 5 * 1024 * 1024;

/** Where a mail may say to whom it was delivered, the most trustworthy first. */
const recipientFields = [
  "x-original-to",
  "delivered-to",
  "envelope-to",
  "x-envelope-to",
  "x-forwarded-to",
  "to",
  "cc",
];

/** Every address a mail names as its own recipient. */
export function recipientsOf(mail: MailPart): string[] {
  const values = recipientFields.flatMap((wanted) =>
    mail.fields.filter(([name]) => name === wanted).map(([, value]) => value),
  );
  return [...new Set(values.flatMap(addressesIn))].slice(0, 50);
}

/** Who wrote it; `null` where it does not say. */
export function senderOf(mail: MailPart): string | null {
  return addressesIn(fieldOf(mail, "from"))[0] ?? null;
}

/** The heads of the mails that were returned inside another: whole, or their fields alone. */
export function returnedHeads(mail: MailPart): MailPart["fields"][] {
  return [...partsOf(mail)].flatMap((part) => {
    if (part.type === "message/rfc822" || part.type === "message/global")
      return part.parts.map(({ fields }) => fields);
    return part.type === "text/rfc822-headers" || part.type === "message/global-headers"
      ? [fieldsIn(textOf(part))]
      : [];
  });
}

/** Whether a machine answered by itself (RFC 3834, and those who have never read it). */
export function isAutomatic(mail: MailPart): boolean {
  const submitted = fieldOf(mail, "auto-submitted").toLowerCase();
  if (submitted !== "" && !submitted.startsWith("no")) return true;
  if (/^(bulk|junk|list|auto_reply)$/i.test(fieldOf(mail, "precedence"))) return true;
  return mail.fields.some(([name]) =>
    /^x-(auto-?(reply|respond|response|generated)|autoreply)/.test(name),
  );
}
