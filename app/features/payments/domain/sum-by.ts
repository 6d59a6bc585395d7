/** What some things come to together. */
export function sumBy<T>(things: readonly T[], amountOf: (thing: T) => number): number {
  return things.reduce((before, thing) => before + amountOf(thing), 0);
}
