import { addTime, type Instant } from "~/kernel/time";
import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { settleCalendar, storedObjects } from "~/features/calendar/commands/settle-calendar.server";
import { attendeesOf, eventAttendance } from "~/features/calendar/queries/attendance.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { calendarDayMessage } from "~/features/notifications/commands/calendar-day-message";
import type { PastWorld } from "./past-world";

/** How long a confirmation of the past took to be delivered, in milliseconds. */
const deliveryTime = 40_000;

/**
 * Brings the calendars of an event's attendees to where they would be, had the confirmations of all orders but
 * the `fresh` ones been delivered when they were due.
 *
 * @remarks Rendering and keeping hundreds of mails of weeks ago would keep a newcomer's machine busy and bury
 * the mails that matter. But what a mail puts into a calendar has to be there, or a session moved later would
 * find nobody to tell. So this does what `attendee-letters.server.ts` does when it renders a confirmation, with
 * the same commands, and leaves out the letter: the calendar objects, and a message for each further day.
 */
export async function settlePastCalendars(
  past: PastWorld,
  eventId: string,
  fresh: ReadonlySet<string>,
  present: Instant,
): Promise<void> {
  const world = past(present);
  const [attendance, attendees, stored, seats] = [
    await eventAttendance(world, eventId),
    await attendeesOf(world, { eventId }),
    await storedObjects(world, { eventId }),
    await confirmedSeats(world, eventId),
  ];
  for (const attendee of attendees) {
    const seat = seats.get(attendee.registrationId);
    if (!seat?.confirmedAt || stored.has(attendee.registrationId) || fresh.has(seat.orderId))
      continue;
    const then = past(addTime(seat.confirmedAt, deliveryTime));
    const messages = await settleCalendar(
      then,
      attendance,
      attendee,
      [],
      attendance.objectsOf(attendee),
    );
    const recipient = {
      recipientName: attendee.name,
      recipientEmail: attendee.email,
      language: attendee.locale,
      organisationId: seat.organisationId,
      eventId,
      orderId: seat.orderId,
      registrationId: attendee.registrationId,
    };
    await enqueueMessages(
      then,
      messages.slice(1).map((message) => calendarDayMessage(recipient, message)),
    );
  }
}

/** Takes a seat that was given back in the past out of its attendee's calendar, as the letter about it would. */
export async function clearPastCalendar(
  world: World,
  eventId: string,
  registrationId: string,
): Promise<void> {
  const stored = (await storedObjects(world, { registrationId })).get(registrationId);
  const [attendee] = await attendeesOf(world, { registrationId });
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: { orderId: true, organisationId: true, language: true },
  });
  if (!stored || !attendee) return;
  const attendance = await eventAttendance(world, eventId);
  const messages = await settleCalendar(world, attendance, attendee, stored, new Map());
  const recipient = {
    recipientName: attendee.name,
    recipientEmail: attendee.email,
    language: isLocale(seat.language) ? seat.language : ("nb" as const),
    organisationId: seat.organisationId,
    eventId,
    orderId: seat.orderId,
    registrationId,
  };
  await enqueueMessages(
    world,
    messages.slice(1).map((message) => calendarDayMessage(recipient, message)),
  );
}

/**
 * Marks as sent whatever was enqueued for other orders than the `fresh` ones, without a captured mail: those
 * few are what the worker renders, with their invitations, when it starts.
 *
 * @returns how many messages were marked.
 */
export function markHistorySent(world: World, fresh: ReadonlySet<string>): Promise<number> {
  return world.db.$executeRaw`
    UPDATE outbox_message
    SET state = 'sent', attempts = 1, sent_at = created_at + ${deliveryTime} * interval '1 millisecond',
        last_response = 'captured'
    WHERE state = 'queued' AND (order_id IS NULL OR order_id <> ALL(${[...fresh]}::uuid[]))`;
}

async function confirmedSeats(world: World, eventId: string) {
  const rows = await world.db.registration.findMany({
    where: { eventId, status: "confirmed" },
    select: { id: true, orderId: true, organisationId: true, confirmedAt: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
