import { addTime, minute, type Instant } from "~/kernel/time";

/** How long letters about changes wait for what may follow, after the last change, in milliseconds. */
export const settlingTime = minute;

/** How long they wait at most after the first change, however many follow, in milliseconds. */
export const longestWait = 5 * minute;

/** When the letters about changes that wait may leave: at the latest when both have passed. */
export function settledAt(waiting: { readonly first: Instant; readonly last: Instant }): Instant {
  const [quiet, late] = [addTime(waiting.last, settlingTime), addTime(waiting.first, longestWait)];
  return quiet < late ? quiet : late;
}
