import MailComposer from "nodemailer/lib/mail-composer";
import type { Instant } from "~/kernel/time";
import { mailAddress, mailName, mailSubject } from "./mail-header.server";

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A calendar object that travels with a mail (RFC 6047). `method` must be the METHOD inside `ics`. */
export interface Invitation {
  readonly method: "REQUEST" | "CANCEL";
  readonly ics: string;
}

/** A mail whose every octet is decided: composing it twice gives the same bytes. */
export interface MailContent {
  /** With angle brackets. The same for every attempt, so that a duplicate is recognised. */
  readonly messageId: string;
  readonly date: Instant;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo?: Mailbox | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly invitation?: Invitation | null;
  /** The Message-ID of the mail this one follows; with angle brackets. */
  readonly inReplyTo?: string | null;
  /** How one hears no more of this kind; only for mails somebody can do without. */
  readonly listUnsubscribe?: ListUnsubscribe | null;
}

/** The ways out of a stream of mails (RFC 2369 §3.2, RFC 8058). */
export interface ListUnsubscribe {
  /** Takes a POST of `List-Unsubscribe=One-Click`. */
  readonly url: string;
  /** Takes a mail; `null` when nobody reads it. */
  readonly address: string | null;
}

/**
 * Writes a mail as it goes over the wire (RFC 5322, CRLF, no line over 998 octets).
 *
 * @remarks With an invitation the structure is `multipart/mixed { multipart/alternative { text/plain,
 * text/html, text/calendar; method=… }, invite.ics }`: some clients act on the alternative, others only on
 * the attachment. Names and subjects are cleaned here, whoever they came from.
 * @throws RangeError when an address is none.
 */
export async function compose(mail: MailContent): Promise<Buffer> {
  const follows = mail.inReplyTo
    ? { inReplyTo: messageIdOf(mail.inReplyTo), references: messageIdOf(mail.inReplyTo) }
    : {};
  const composer = new MailComposer({
    messageId: messageIdOf(mail.messageId),
    date: mail.date,
    from: mailbox(mail.from),
    to: mailbox(mail.to),
    ...(mail.replyTo ? { replyTo: mailbox(mail.replyTo) } : {}),
    ...follows,
    subject: mailSubject(mail.subject),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...unsubscribeHeaders(mail.listUnsubscribe ?? null),
    },
    text: mail.text,
    html: mail.html,
    ...(mail.invitation
      ? {
          icalEvent: {
            method: mail.invitation.method,
            content: mail.invitation.ics,
            filename: "invite.ics",
          },
        }
      : {}),
    // A boundary that follows from the mail: the bytes of a second attempt are those of the first.
    baseBoundary: boundaryOf(mail.messageId),
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Providers count a way out only with both, and only where DKIM signs both (RFC 8058 §4). */
function unsubscribeHeaders(ways: ListUnsubscribe | null): Record<string, string> {
  if (!ways) return {};
  const byMail = ways.address ? `, <mailto:${mailAddress(ways.address)}?subject=unsubscribe>` : "";
  return {
    "List-Unsubscribe": `<${ways.url}>${byMail}`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

function mailbox({ name, address }: Mailbox): Mailbox {
  return { name: mailName(name), address: mailAddress(address) };
}

function messageIdOf(id: string): string {
  if (!/^<[^\s<>@]+@[^\s<>@]+>$/.test(id)) throw new RangeError("not a Message-ID");
  return id;
}

function boundaryOf(messageId: string): string {
  return messageId.replace(/[^A-Za-z0-9]/g, "").slice(0, 32);
}
