import { fieldOf, fieldsIn, partsOf, textOf, type MailPart } from "./mime";

/** Somebody marked a mail of ours as unwanted, and their provider tells us (RFC 5965). */
export interface ComplaintReport {
  /** `abuse`, `fraud`, `virus`, `other`; `not-spam` takes one back. */
  readonly type: string;
  /** The envelope's sender as the provider saw it; may be empty. */
  readonly mailFrom: string;
}

/** A feedback report; `null` for any other mail. */
export function readComplaint(mail: MailPart): ComplaintReport | null {
  for (const part of partsOf(mail)) {
    if (part.type !== "message/feedback-report") continue;
    const fields = fieldsIn(textOf(part));
    const of = (name: string) => fieldOf({ fields }, name);
    return { type: of("feedback-type").toLowerCase(), mailFrom: of("original-mail-from") };
  }
  return null;
}
