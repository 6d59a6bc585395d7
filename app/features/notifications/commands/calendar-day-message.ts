import type { CalendarMessage } from "~/features/calendar/commands/settle-calendar.server";
import type { NewMessage, OutboxRow } from "~/features/mail/domain/message";

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

/**
 * The thread of one person's calendar for one day: within it a newer SEQUENCE overtakes an older one that has
 * not left yet.
 */
export function calendarThread(registrationId: string, date: string): string {
  return `calendar:${registrationId}:${date}`;
}

/**
 * A short mail that carries one further day of somebody's calendar: a mail carries one calendar object alone
 * (RFC 6047), so a trip of two days takes two.
 */
export function calendarDayMessage(
  to: CalendarRecipient,
  { date, method, sequence, ics, fresh }: CalendarMessage,
): NewMessage {
  const thread = calendarThread(to.registrationId ?? "", date);
  return {
    kind: "calendar-day",
    recipient: { name: to.recipientName, email: to.recipientEmail },
    language: to.language,
    cause: thread,
    thread,
    sequence,
    snapshot: {
      date,
      method,
      ics,
      revision: method === "CANCEL" ? "removed" : fresh ? "new" : "updated",
    },
    organisationId: to.organisationId,
    eventId: to.eventId,
    orderId: to.orderId,
    registrationId: to.registrationId,
  };
}
