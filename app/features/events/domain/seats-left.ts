import type { Instant } from "~/kernel/time";
import type { RegistrationState } from "./event-card";
import type { EventStatus } from "./event-words";

/** A counter of places, as the database keeps it. */
export interface SeatCount {
  readonly size: number;
  readonly taken: number;
  /** Seats of the orders that wait. */
  readonly waiting: number;
}

/** Places somebody new could have now. None while anyone queues: a freed place is theirs first. */
export function seatsLeft(pool: SeatCount): number {
  return pool.waiting > 0 ? 0 : Math.max(0, pool.size - pool.taken);
}

/** Registration is open from publication until the event starts; a full event takes names for its waitlist. */
export function registrationState(
  event: { readonly status: EventStatus; readonly startsAt: Instant; readonly pool: SeatCount },
  now: Instant,
): RegistrationState {
  if (event.status === "draft") return "not-yet";
  if (event.status !== "published" || event.startsAt <= now) return "closed";
  return seatsLeft(event.pool) > 0 ? "open" : "waitlist";
}
