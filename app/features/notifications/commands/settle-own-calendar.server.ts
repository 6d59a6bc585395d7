import type { World } from "~/platform/world.server";
import { settleCalendar, storedObjects } from "~/features/calendar/commands/settle-calendar.server";
import { attendeesOf, eventAttendance } from "~/features/calendar/queries/attendance.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { openingKinds } from "~/features/mail/domain/message-kinds";
import { calendarDayMessage, recipientOf } from "./calendar-day-message";

/**
 * Brings one attendee's calendar to what is theirs now, after they chose otherwise: what is new comes by a mail of its
 * own, and so does what goes. The event and the attendee's calendar are held by the caller (see `holdCalendarOf`).
 */
export async function settleOwnCalendar(
  world: World,
  { id, eventId, organisationId }: { id: string; eventId: string; organisationId: string },
): Promise<void> {
  const stored = (await storedObjects(world, { registrationId: id })).get(id) ?? [];
  // Nothing has reached their calendar yet: the letter that is on its way says what is true when it leaves.
  if (!stored.some(({ method }) => method === "REQUEST") && (await opensLater(world, id))) return;
  const [attendee] = await attendeesOf(world, { registrationId: id });
  if (!attendee) return;
  const attendance = await eventAttendance(world, eventId);
  const planned = attendance.objectsOf(attendee);
  const messages = await settleCalendar(world, attendance, attendee, stored, planned);
  const to = recipientOf({ organisationId, eventId }, attendee);
  await enqueueMessages(
    world,
    messages.map((message) => calendarDayMessage(to, message)),
  );
  if (messages.length > 0) world.wake("deliver-outbox");
}

/** Whether the letter that opens their calendar is still to be written. */
async function opensLater(world: World, registrationId: string): Promise<boolean> {
  const waiting = await world.db.outboxMessage.count({
    where: { registrationId, state: "queued", kind: { in: openingKinds } },
  });
  return waiting > 0;
}
