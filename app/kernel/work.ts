/**
 * Work that may take long and can pause: it yields where it could go on later. Who runs it decides whether it is
 * done in one go ({@link finish}) or lets others through in between.
 */
export type Work<T> = Generator<undefined, T, undefined>;

/** Does work in one go. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
