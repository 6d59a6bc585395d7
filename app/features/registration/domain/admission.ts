import { accept, refuse, type Problem, type Refused, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { Counter, Places } from "./offer";

/** What an order is judged by. */
export interface AdmissionTerms {
  readonly eventStatus: string;
  readonly startsAt: Instant;
  /** After this nobody registers any more; `null` for until the start. */
  readonly registrationUntil: Instant | null;
  readonly requiresApproval: boolean;
  /** Every counter it wants a place from. */
  readonly counters: readonly Counter[];
  readonly wanted: Places;
  /** What it has already, by a hold, and gives back for what it wants. */
  readonly back: Places;
  /** Seats asked for; all of them are served together. */
  readonly seats: number;
}

export type Admission = "confirmed" | "waitlisted" | "awaiting-approval";

/** What becomes of an order as it is placed: one that is to be paid for by card has its places before it is confirmed. */
export type PlacedStatus = Admission | "awaiting-payment";

export type AdmissionProblem = Problem<"event-not-open" | "event-started" | "too-many-seats">;

/** Seats one order can have. */
export const seatsPerOrder = 100;

/**
 * Decides what becomes of a new order, without touching the world; of one that waits, at which counters.
 *
 * @remarks All or nothing: an order larger than what is left anywhere waits whole, at the counters that were short.
 * Nobody overtakes the waitlist: while someone waits at a counter, a place freed there is theirs. The SQL function
 * `move_places` decides the same on the locked counters; a property test runs both on the same cases.
 * @example decideAdmission({ ...terms, counters: [{ id: "hall", size: 40, taken: 39, waiting: 0 }], wanted: { hall: 2 } }, now) // waitlisted at "hall"
 */
export function decideAdmission(
  terms: AdmissionTerms,
  now: Instant,
): Result<{ status: Admission; waitsAt: readonly string[] }, AdmissionProblem> {
  const closed = closedFor(terms, now);
  if (closed) return closed;
  if (terms.requiresApproval) return accept({ status: "awaiting-approval", waitsAt: [] });
  const waitsAt = shortOf(terms.counters, terms.wanted, terms.back);
  return accept({ status: waitsAt.length === 0 ? "confirmed" : "waitlisted", waitsAt });
}

/** Why nobody can register (any more), however much is free; `null` while they can. */
export function closedFor(
  event: Pick<AdmissionTerms, "eventStatus" | "startsAt" | "registrationUntil" | "seats">,
  now: Instant,
): Refused<AdmissionProblem> | null {
  if (event.eventStatus !== "published") return refuse("event-not-open");
  if (event.startsAt <= now) return refuse("event-started");
  if (event.registrationUntil && event.registrationUntil <= now) return refuse("event-not-open");
  if (event.seats > seatsPerOrder) return refuse("too-many-seats");
  return null;
}

/**
 * The counters that have too few for what somebody wants beyond what they give back, or at which others wait; by id.
 *
 * @param ahead - whoever is served from the queue: others who wait do not stand in their way.
 */
export function shortOf(
  counters: readonly Counter[],
  wanted: Places,
  back: Places = {},
  ahead = false,
): string[] {
  return counters
    .filter(({ id, size, taken, waiting }) => {
      const more = (wanted[id] ?? 0) - (back[id] ?? 0);
      return more > 0 && (taken + more > size || (waiting > 0 && !ahead));
    })
    .map(({ id }) => id)
    .toSorted();
}
