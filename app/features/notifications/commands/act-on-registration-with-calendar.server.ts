import type { Actor } from "~/kernel/actor";
import type { World } from "~/platform/world.server";
import {
  actOnRegistration,
  type RegistrationAct,
  type SeatDeeds,
} from "~/features/registration/commands/act-on-registration.server";
import { changeSeatWithCalendar } from "./change-seat-with-calendar.server";
import { passOnWithCalendar } from "./hand-over-seat.server";

const deeds: SeatDeeds = {
  change: (tx, seat, to) => changeSeatWithCalendar(tx, seat, to, "organiser"),
  passOn: passOnWithCalendar,
};

/**
 * Does what an organiser wants with a registration, as {@link actOnRegistration} does and refuses, and calendars
 * follow: that of whoever was changed, and of whoever a seat was taken from.
 */
export function actOnRegistrationWithCalendar(
  world: World,
  actor: Actor,
  where: { readonly organisation: string; readonly event: string; readonly id: string },
  asked: RegistrationAct,
): ReturnType<typeof actOnRegistration> {
  return actOnRegistration(world, actor, where, asked, deeds);
}
