import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { SeatCount } from "~/features/events/domain/seats-left";

/** What an order is judged by. */
export interface AdmissionTerms {
  readonly eventStatus: string;
  readonly startsAt: Instant;
  readonly requiresApproval: boolean;
  readonly pool: SeatCount;
  /** Seats asked for; all of them are served together. */
  readonly seats: number;
}

export type Admission = "confirmed" | "waitlisted" | "awaiting-approval";

export type AdmissionProblem = Problem<"event-not-open" | "event-started" | "too-many-seats">;

/** Seats one order can have. */
export const seatsPerOrder = 100;

/**
 * Decides what becomes of a new order, without touching the world.
 *
 * @remarks All or nothing: an order larger than what is left waits whole. Nobody overtakes the waitlist:
 * while someone is queued, a freed seat is theirs. The statement in `claim-seats.server.ts` decides the same
 * in SQL, on the locked counter; a property test runs both on the same cases.
 * @example decideAdmission({ ...terms, pool: { size: 40, taken: 39, waiting: 0 }, seats: 2 }, now) // waitlisted
 */
export function decideAdmission(
  terms: AdmissionTerms,
  now: Instant,
): Result<Admission, AdmissionProblem> {
  if (terms.eventStatus !== "published") return refuse("event-not-open");
  if (terms.startsAt <= now) return refuse("event-started");
  if (terms.seats > seatsPerOrder) return refuse("too-many-seats");
  if (terms.requiresApproval) return accept("awaiting-approval");
  return accept(fits(terms.pool, terms.seats) ? "confirmed" : "waitlisted");
}

/** Whether `seats` more can be had at once by somebody new. */
export function fits(pool: SeatCount, seats: number): boolean {
  return pool.waiting === 0 && pool.taken + seats <= pool.size;
}
