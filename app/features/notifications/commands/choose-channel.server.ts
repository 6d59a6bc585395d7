import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { holdCalendarOf } from "~/features/calendar/commands/hold-calendars.server";
import { holdEvent } from "~/features/registration/commands/serve-waitlist.server";
import type { CalendarChannel } from "~/features/registration/domain/calendar-channel";
import { isActive } from "~/features/registration/domain/registration-transitions";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";
import { settleOwnCalendar } from "./settle-own-calendar.server";

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
    const active = isActive(seat.status);
    if (!active || seat.attendeeEmail === null) return refuse("seat-cancelled");
    if (seat.event.status !== "published" || seat.event.endsAt <= tx.now())
      return refuse("event-over");
    if (seat.calendarChannel === channel) return accept({ id });

    await tx.db.registration.update({ where: { id }, data: { calendarChannel: channel } });
    if (seat.status === "confirmed") await settleOwnCalendar(tx, opened);
    return accept({ id });
  });
}
