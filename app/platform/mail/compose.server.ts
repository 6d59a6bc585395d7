import MailComposer from "nodemailer/lib/mail-composer";
import type { Instant } from "~/kernel/time";
import { mailAddress, mailName, mailSubject } from "./mail-header.server";
import { base64, mimePart, multipart, quotedPrintable } from "./mime-body.server";

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A calendar object that travels with a mail (RFC 6047). `method` must be the METHOD inside `ics`. */
export interface Invitation {
  readonly method: "REQUEST" | "CANCEL";
  readonly ics: string;
}

/** A file that travels with a mail; `name` in ASCII. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
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
  readonly attachments?: readonly Attachment[];
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
 * the attachment; what else is attached follows. Names and subjects are cleaned here, whoever they came from.
 *
 * nodemailer writes the head; the body is written here, since encoding it through its streams takes four times as
 * long as everything else about a mail.
 * @throws RangeError when an address is none.
 */
export function compose(mail: MailContent): Buffer {
  const follows = mail.inReplyTo
    ? { inReplyTo: messageIdOf(mail.inReplyTo), references: messageIdOf(mail.inReplyTo) }
    : {};
  const files = filesOf(mail);
  // Its body is a stand-in: what matters is that it has as many levels as ours.
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
    text: ".",
    html: ".",
    ...(files.length > 0 ? { attachments: [{ content: "." }] } : {}),
    // A boundary that follows from the mail: the bytes of a second attempt are those of the first.
    baseBoundary: boundaryOf(mail.messageId),
    newline: "windows",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const root = composer.compile();
  const head = `${root.buildHeaders()}\r\n\r\n`;
  const outer = root.boundary || "";
  if (files.length === 0) return Buffer.from(`${head}${multipart(outer, formsOf(mail))}`, "latin1");
  const inner = outer.replace(/\d+$/, (part) => String(Number(part) + 1));
  const forms = mimePart(
    [`multipart/alternative; boundary="${inner}"`],
    multipart(inner, formsOf(mail)),
  );
  return Buffer.from(`${head}${multipart(outer, [forms, ...files])}`, "latin1");
}

/** The forms of the letter, the plainest first: a mail program shows the last one it understands. */
function formsOf({ text, html, invitation }: MailContent): string[] {
  return [
    mimePart(["text/plain; charset=utf-8", "quoted-printable"], quotedPrintable(text)),
    mimePart(["text/html; charset=utf-8", "quoted-printable"], quotedPrintable(html)),
    ...(invitation
      ? [
          mimePart(
            [`text/calendar; charset=utf-8; method=${invitation.method}`, "base64"],
            base64(Buffer.from(invitation.ics)),
          ),
        ]
      : []),
  ];
}

/** What is attached, the calendar object first. */
function filesOf({ invitation, attachments = [] }: MailContent): string[] {
  const all = invitation
    ? [
        { name: "invite.ics", type: "application/ics", content: Buffer.from(invitation.ics) },
        ...attachments,
      ]
    : attachments;
  return all.map(({ name, type, content }) => {
    if (!/^[\w.-]+$/.test(name)) throw new RangeError("not the name of an attachment");
    return mimePart(
      [`${type}; name=${name}`, "base64", `attachment; filename=${name}`],
      base64(content),
    );
  });
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
