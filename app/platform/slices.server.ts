import { setImmediate as turn } from "node:timers/promises";
import type { Work } from "~/kernel/work";

/** How long work keeps everybody else waiting at a time, in milliseconds. */
const slice = 8;

/**
 * Does long work in slices, letting other requests through in between.
 *
 * @remarks Instead of a thread: what a thread works on has to be copied to it, which for a long calendar takes
 * as long as writing it.
 */
export async function inSlices<T>(work: Work<T>): Promise<T> {
  let begun = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - begun < slice) continue;
    await turn();
    begun = performance.now();
  }
}
