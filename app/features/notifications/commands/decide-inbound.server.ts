import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { storeAnswer, type StoredAnswer } from "~/features/calendar/commands/store-answer.server";
import { readReply, type CalendarReply } from "~/features/calendar/domain/calendar-reply";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import {
  endStream,
  noteReturn,
  returnedMessage,
} from "~/features/mail/commands/note-return.server";
import { readComplaint } from "~/features/mail/domain/complaint-report";
import { readDeliveryReport, readPlainReport } from "~/features/mail/domain/delivery-report";
import {
  isAutomatic,
  recipientsOf,
  returnedHeads,
  senderOf,
  type InboundKind,
} from "~/features/mail/domain/inbound-mail";
import { addressesIn, fieldOf, partsOf, textOf, type MailPart } from "~/features/mail/domain/mime";

/** What a mail that came in was and what came of it, as the columns of its row. */
interface Found {
  readonly state: "done" | "ignored";
  readonly kind: InboundKind;
  readonly finding: string;
  readonly aboutEmail: string | null;
  readonly organisationId: string | null;
}

type Reader = (world: World, mail: MailPart, addresses: readonly string[]) => Promise<Found | null>;

/** The first that knows what to do with a mail does it. */
const readers: readonly Reader[] = [calendarReply, bounce, complaint, unsubscribing];

/**
 * Finds out what a mail is and does what follows from it, in the transaction of `world`.
 *
 * @remarks Whatever it says is believed only where it is proved: by an address of ours with its MAC, or by what
 * only the recipient of a mail of ours can return of it. What is not understood is kept and left alone.
 */
export async function decideInbound(world: World, mail: MailPart): Promise<Found> {
  const addresses = recipientsOf(mail);
  for (const read of readers) {
    const found = await read(world, mail, addresses);
    if (found) return found;
  }
  const kind = isAutomatic(mail) ? "automatic" : "unknown";
  return ignored(kind, kind === "automatic" ? "auto-reply" : "not-understood", senderOf(mail));
}

function ignored(kind: InboundKind, finding: string, aboutEmail: string | null): Found {
  return { state: "ignored", kind, finding, aboutEmail, organisationId: null };
}

/** What came of somebody's wish to get no more of what `message` belongs to. */
function endedBy(
  kind: InboundKind,
  ended: boolean,
  { recipientEmail, organisationId }: { recipientEmail: string; organisationId: string | null },
): Found {
  return {
    state: ended ? "done" : "ignored",
    kind,
    finding: ended ? "ended" : "nothing-to-end",
    aboutEmail: recipientEmail,
    organisationId,
  };
}

/** An answer of somebody's calendar, wherever in the mail it stands. */
async function calendarReply(
  world: World,
  mail: MailPart,
  addresses: readonly string[],
): Promise<Found | null> {
  const replies = [...partsOf(mail)].filter(isCalendar).map((part) => readReply(textOf(part)));
  // The same answer stands twice where it comes as an alternative and as an attachment.
  const [first] = replies.filter((each) => each !== null);
  if (!first) return null;
  let found: Found = ignored("reply", "no-entry", senderOf(mail));
  for (const reply of first) {
    const stored = await storeAnswer(world, reply, addresses);
    if (found.state === "ignored") found = replyFound(stored, reply, mail);
    if (stored.finding === "answer-stored" && stored.answer === "declined")
      await askToGiveBack(world, stored);
  }
  return found;
}

function isCalendar({ type, parameters, fields }: MailPart): boolean {
  const name = parameters["name"] ?? fieldOf({ fields }, "content-disposition");
  return ["text/calendar", "application/ics"].includes(type) || /\.ics\b/i.test(name);
}

function replyFound({ finding, entry }: StoredAnswer, reply: CalendarReply, mail: MailPart): Found {
  const state = finding === "answer-stored" || finding === "answer-known" ? "done" : "ignored";
  return {
    state,
    kind: "reply",
    finding,
    aboutEmail: entry ? entry.attendeeEmail : (senderOf(mail) ?? reply.attendee),
    organisationId: entry?.organisationId ?? null,
  };
}

/** Once for each entry and answer; nothing is ever given back by an answer alone. */
async function askToGiveBack(world: World, { entry }: StoredAnswer): Promise<void> {
  if (!entry) return;
  await enqueueMessages(world, [
    {
      kind: "calendar-declined",
      recipient: { name: entry.attendeeName, email: entry.attendeeEmail },
      language: isLocale(entry.language) ? entry.language : "nb",
      cause: `answer:${entry.id}:declined`,
      snapshot: { calendarObjectId: entry.id },
      organisationId: entry.organisationId,
      eventId: entry.eventId,
      orderId: entry.orderId,
      registrationId: entry.registrationId,
    },
  ]);
  world.wake("deliver-outbox");
}

/** A mail of ours that came back, or is late. */
async function bounce(
  world: World,
  mail: MailPart,
  addresses: readonly string[],
): Promise<Found | null> {
  const formal = readDeliveryReport(mail);
  const message = await returnedMessage(world, "bounce", addresses, returnedHeads(mail));
  // Words alone prove nothing: the address has to say which mail they are about.
  const report = formal ?? (message ? readPlainReport(mail) : null);
  if (!report) return null;
  const kind = report.outcome === "delayed" ? "delay" : "bounce";
  if (!message) return ignored(kind, "unknown-mail", senderOf(mail));
  const finding = await noteReturn(world, message, report);
  const { recipientEmail: aboutEmail, organisationId } = message;
  const state = finding === "came-back" || finding === "delayed" ? "done" : "ignored";
  return { state, kind, finding, aboutEmail, organisationId };
}

/** Somebody told their provider that they do not want our mail. */
async function complaint(
  world: World,
  mail: MailPart,
  addresses: readonly string[],
): Promise<Found | null> {
  const report = readComplaint(mail);
  if (!report) return null;
  const named = [...addresses, ...addressesIn(report.mailFrom)];
  const message = await returnedMessage(world, "bounce", named, returnedHeads(mail));
  if (!message) return ignored("complaint", "unknown-mail", senderOf(mail));
  if (report.type === "not-spam") return ignored("complaint", "taken-back", message.recipientEmail);
  const ended = await endStream(world, message, "complaint", report.type);
  return endedBy("complaint", ended, message);
}

/** A mail to the address that List-Unsubscribe names (RFC 2369). */
async function unsubscribing(
  world: World,
  _mail: MailPart,
  addresses: readonly string[],
): Promise<Found | null> {
  const message = await returnedMessage(world, "unsubscribe", addresses, []);
  if (!message) return null;
  const ended = await endStream(world, message, "unsubscribe");
  return endedBy("unsubscribe", ended, message);
}
