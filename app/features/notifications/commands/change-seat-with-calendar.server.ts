import type { World } from "~/platform/world.server";
import { shareCalendars } from "~/features/calendar/commands/hold-calendars.server";
import {
  changeSeat,
  type ChangeBy,
  type ChangeResult,
  type SeatChange,
} from "~/features/registration/commands/change-seat.server";
import { holdEvent } from "~/features/registration/commands/serve-waitlist.server";
import { settleOwnCalendar } from "./settle-own-calendar.server";

/**
 * Changes a seat as {@link changeSeat} does, and its attendee's calendar with it, in the transaction of `world`: what
 * they are signed up for now comes by a mail of its own, and what they are not any more goes.
 */
export async function changeSeatWithCalendar(
  world: World,
  seat: { readonly id: string; readonly eventId: string; readonly organisationId: string },
  change: SeatChange,
  by: ChangeBy,
): Promise<ChangeResult> {
  await holdEvent(world, seat.eventId);
  await shareCalendars(world, seat.eventId);
  const changed = await changeSeat(world, seat.id, change, by);
  if (!changed.ok) return changed;
  // The seat's row is held by now.
  const { status, attendeeEmail } = await world.db.registration.findUniqueOrThrow({
    where: { id: seat.id },
    select: { status: true, attendeeEmail: true },
  });
  if (status === "confirmed" && attendeeEmail !== null) await settleOwnCalendar(world, seat);
  return changed;
}
