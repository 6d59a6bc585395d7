import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { activeStatuses } from "~/features/registration/domain/registration-transitions";
import type { Holdings } from "./holdings.server";

/** A place at an event to come that ends when its attendee, or the contact who keeps it for somebody, is erased. */
export interface SeatToCome {
  readonly id: string;
  readonly event: string;
  readonly startsAt: Instant;
  readonly timeZone: string;
  readonly status: string;
  /** Nobody sits on it yet, and without its contact nobody ever will. */
  readonly unnamed: boolean;
}

/** Somebody's places at published events that have not begun: their own, and those they keep for somebody. */
export async function seatsToCome(world: World, held: Holdings): Promise<SeatToCome[]> {
  const rows = await world.db.registration.findMany({
    where: {
      organisationId: held.organisationId,
      status: { in: [...activeStatuses] },
      event: { status: "published", startsAt: { gt: world.now() } },
      OR: [
        { id: { in: [...held.registrationIds] } },
        { orderId: { in: [...held.orderIds] }, attendeeEmail: null },
      ],
    },
    orderBy: [{ eventId: "asc" }, { id: "asc" }],
    select: {
      id: true,
      status: true,
      attendeeEmail: true,
      event: { select: { title: true, startsAt: true, timeZone: true } },
    },
  });
  return rows.map(({ id, status, attendeeEmail, event }) => ({
    id,
    status,
    event: event.title,
    startsAt: event.startsAt,
    timeZone: event.timeZone,
    unnamed: attendeeEmail === null,
  }));
}
