import { minute } from "~/kernel/time";

/** How long places are kept while somebody fills in the form; once they ask, as long again. */
export const holdTime = 15 * minute;

/**
 * How long somebody who is sent on to pay is left alone before the link is mailed to them as well: most have paid by
 * then, and hear of that instead.
 */
export const payingQuietly = 5 * minute;

/**
 * How much one visitor, and one network address, holds at a time. Beyond that nothing is held: the order is decided
 * when it is sent, as it is without a hold.
 *
 * @remarks Of a network address there is more: a whole company, or a whole hall, may come from one.
 */
export const holdLimits = {
  visitor: { holds: 3, seats: 60 },
  network: { holds: 60, seats: 300 },
} as const;

/** What somebody holds already, beside what they ask for now. */
export interface Held {
  readonly holds: number;
  readonly seats: number;
}

/** Whether a hold of so many seats goes beyond what one visitor or one network address may have. */
export function beyondLimits(
  held: { readonly visitor: Held; readonly network: Held },
  seats: number,
): boolean {
  return (["visitor", "network"] as const).some(
    (whose) =>
      held[whose].holds + 1 > holdLimits[whose].holds ||
      held[whose].seats + seats > holdLimits[whose].seats,
  );
}
