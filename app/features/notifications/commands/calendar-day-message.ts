import type { CalendarMessage } from "~/features/calendar/commands/settle-calendar.server";
import type { Attendee } from "~/features/calendar/queries/attendance.server";
import type { NewMessage, OutboxRow } from "~/features/mail/domain/message";
import type { PendingChange } from "../domain/pending-change";

/** Whom a calendar message goes to, and what it belongs to. */
export type CalendarRecipient = Pick<
  OutboxRow,
  | "recipientName"
  | "recipientEmail"
  | "language"
  | "organisationId"
  | "eventId"
  | "orderId"
  | "registrationId"
>;

/** An attendee as the recipient of what a change of their event causes. */
export function recipientOf(
  { organisationId, eventId }: Pick<PendingChange, "organisationId" | "eventId">,
  { registrationId, orderId, name, email, locale }: Attendee,
): CalendarRecipient {
  return {
    recipientName: name,
    recipientEmail: email,
    language: locale,
    organisationId,
    eventId,
    orderId,
    registrationId,
  };
}

/**
 * The thread of one calendar object: within it a newer SEQUENCE overtakes an older one that has not left yet. An
 * object that replaces a cancelled one has a UID, and so a thread, of its own.
 */
export function calendarThread(uid: string): string {
  return `calendar:${uid}`;
}

/**
 * A short mail that carries one further day, or session, of somebody's calendar: a mail carries one calendar
 * object alone (RFC 6047), so a trip of two days takes two.
 */
export function calendarDayMessage(
  to: CalendarRecipient,
  { uid, date, sessionId, method, sequence, ics, fresh, replaced }: CalendarMessage,
): NewMessage {
  const thread = calendarThread(uid);
  return {
    kind: sessionId === null ? "calendar-day" : "calendar-session",
    recipient: { name: to.recipientName, email: to.recipientEmail },
    language: to.language,
    cause: thread,
    thread,
    sequence,
    snapshot: {
      date,
      sessionId,
      method,
      ics,
      revision:
        method === "CANCEL" ? (replaced ? "replaced" : "removed") : fresh ? "new" : "updated",
    },
    organisationId: to.organisationId,
    eventId: to.eventId,
    orderId: to.orderId,
    registrationId: to.registrationId,
  };
}
