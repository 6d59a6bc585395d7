import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { holdCalendarOf } from "~/features/calendar/commands/hold-calendars.server";
import { settleCalendar, storedObjects } from "~/features/calendar/commands/settle-calendar.server";
import { attendeesOf, eventAttendance } from "~/features/calendar/queries/attendance.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { openingKinds } from "~/features/mail/domain/message-kinds";
import { holdEvent } from "~/features/registration/commands/serve-waitlist.server";
import type { CalendarChannel } from "~/features/registration/domain/calendar-channel";
import { activeStatuses } from "~/features/registration/domain/registration-transitions";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";
import { calendarDayMessage, recipientOf } from "./calendar-day-message";

/**
 * Changes how an attendee keeps their calendar, through their own link: away from invitations each of them is
 * cancelled, back to them each comes as a new one under a new UID. The same choice once more changes nothing.
 *
 * Refused: `not-found` for a link that opens nothing, `seat-cancelled` for a seat that is not (any more) a
 * named attendee's, `event-over`.
 */
export async function chooseChannel(
  world: World,
  token: string,
  channel: CalendarChannel,
): Promise<Result<{ id: string }, Problem<"not-found" | "seat-cancelled" | "event-over">>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  const { id, eventId } = opened;
  return inTransaction(world, async (tx) => {
    await holdEvent(tx, eventId);
    await holdCalendarOf(tx, { eventId, registrationId: id });
    const seat = await tx.db.registration.findUniqueOrThrow({
      where: { id },
      select: {
        status: true,
        attendeeEmail: true,
        calendarChannel: true,
        event: { select: { status: true, endsAt: true } },
      },
    });
    const active = (activeStatuses as readonly string[]).includes(seat.status);
    if (!active || seat.attendeeEmail === null) return refuse("seat-cancelled");
    if (seat.event.status !== "published" || seat.event.endsAt <= tx.now())
      return refuse("event-over");
    if (seat.calendarChannel === channel) return accept({ id });

    await tx.db.registration.update({ where: { id }, data: { calendarChannel: channel } });
    if (seat.status === "confirmed") await settle(tx, opened);
    return accept({ id });
  });
}

async function settle(
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
