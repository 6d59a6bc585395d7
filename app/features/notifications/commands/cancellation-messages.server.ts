import type { World } from "~/platform/world.server";
import { settleCalendar, storedObjects } from "~/features/calendar/commands/settle-calendar.server";
import { attendeesOf, eventAttendance } from "~/features/calendar/queries/attendance.server";
import type { NewMessage } from "~/features/mail/domain/message";
import { cancellationAudience } from "~/features/registration/queries/cancellation-audience.server";
import type { PendingChange } from "../domain/pending-change";
import { calendarDayMessage, calendarThread, recipientOf } from "./calendar-day-message";

/**
 * The letters of an event that is called off: to every attendee with the cancellation for their calendar, to
 * the contacts of unnamed seats, and to those who wait or applied. Everything else that changed before is
 * pointless now.
 */
export async function cancellationMessages(
  world: World,
  change: PendingChange,
): Promise<NewMessage[]> {
  const { eventId, organisationId } = change;
  const about = { organisationId, eventId, cause: `change:${change.id}` };
  const attendance = await eventAttendance(world, eventId);
  const attendees = await attendeesOf(world, { eventId });
  const stored = await storedObjects(world, { eventId });

  const messages: NewMessage[] = [];
  for (const attendee of attendees) {
    const { registrationId, orderId, locale } = attendee;
    const objects = stored.get(registrationId) ?? [];
    const [first, ...further] = await settleCalendar(
      world,
      attendance,
      attendee,
      objects,
      new Map(),
    );
    const recipient = { name: attendee.name, email: attendee.email };
    messages.push({
      ...about,
      kind: "cancelled",
      recipient,
      language: locale,
      // Overtakes whatever of this invitation has not left yet.
      ...(first ? { thread: calendarThread(first.uid), sequence: first.sequence } : {}),
      snapshot: {
        by: "organiser",
        calendar: first ? { method: first.method, ics: first.ics } : null,
      },
      orderId,
      registrationId,
    });
    const to = recipientOf(change, attendee);
    for (const message of further) messages.push(calendarDayMessage(to, message));
  }

  for (const person of await cancellationAudience(world, eventId)) {
    if (person.as !== "contact") continue;
    messages.push({
      ...about,
      kind: "cancelled",
      recipient: { name: person.name, email: person.email },
      language: person.locale,
      cause: `${about.cause}:${person.orderId}`,
      snapshot: { by: "organiser" },
      orderId: person.orderId,
      registrationId: person.registrationId,
    });
  }
  return messages;
}
