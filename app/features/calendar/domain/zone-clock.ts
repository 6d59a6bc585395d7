import { Temporal } from "temporal-polyfill";
import { day } from "~/kernel/time";

/** One change of the clocks; offsets in milliseconds east of UTC. */
export interface ClockChange {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A clock change that comes every year: the nth weekday of a month. */
export interface YearlyRule {
  readonly from: number;
  readonly to: number;
  /** 0 is January. */
  readonly month: number;
  /** Which such weekday of the month; -1 is the last. */
  readonly nth: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** On the clock before the change. */
  readonly timeOfDay: number;
}

/** How a VTIMEZONE can describe a zone: one offset for ever, or two rules that take turns. */
export type ZoneDescription =
  | { readonly kind: "fixed"; readonly offset: number }
  | { readonly kind: "yearly"; readonly rules: readonly [YearlyRule, YearlyRule] };

/** What the clocks of a zone really do during one UTC year. */
export interface ZoneYear {
  readonly offsetBefore: number;
  readonly changes: readonly ClockChange[];
  /** Whether a reader of the description sees the same clock all that year. */
  readonly asDescribed: boolean;
}

interface ZoneClock {
  readonly name: string;
  readonly description: ZoneDescription | null;
  readonly years: Map<number, ZoneYear>;
}

// The years whose clock changes make the rule: enough of them to tell "last" from "fourth" Sunday.
const ruleFrom = 2026;
const ruleTo = 2037;
const namesOfUtc = /^(?:Etc\/.*|UTC|UCT|GMT|GMT[+-]?0|Z|Zulu|Universal|Greenwich)$/i;
const nameOfZone = /^[A-Za-z][A-Za-z0-9_+\-/]*$/;

const clocks = new Map<string, ZoneClock | null>();

/**
 * The yearly rule or the one offset of a zone, from the runtime's own time zone data.
 *
 * @returns `null` for UTC under any name, for a zone this runtime does not know, and for one that no
 *   yearly rule describes (Casablanca follows the moon).
 */
export function zoneDescription(zone: string): ZoneDescription | null {
  return clockOf(zone)?.description ?? null;
}

/** What the clocks of `zone` do in a UTC year; `null` where {@link zoneDescription} is. */
export function zoneYear(zone: string, year: number): ZoneYear | null {
  const clock = clockOf(zone);
  if (!clock?.description) return null;
  const known = clock.years.get(year);
  if (known) return known;
  const made = lookUpYear(clock.name, clock.description, year);
  clock.years.set(year, made);
  return made;
}

/** The instant at which a rule sets in, in a given year. */
export function onsetIn(
  year: number,
  { month, nth, weekday, timeOfDay, from }: YearlyRule,
): number {
  const firstOfMonth = Date.UTC(year, nth > 0 ? month : month + 1, 1);
  const daysToWeekday = (weekday - new Date(firstOfMonth).getUTCDay() + 7) % 7;
  // The last one lies a week before the first of the next month.
  const weeks = nth > 0 ? nth - 1 : nth;
  return firstOfMonth + (daysToWeekday + weeks * 7) * day + timeOfDay - from;
}

function clockOf(zone: string): ZoneClock | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const clock = isDescribable(zone)
    ? { name: zone, description: describe(zone), years: new Map<number, ZoneYear>() }
    : null;
  clocks.set(zone, clock);
  return clock;
}

function isDescribable(zone: string): boolean {
  if (namesOfUtc.test(zone) || !nameOfZone.test(zone)) return false;
  try {
    return Number.isFinite(offsetAt(zone, 0));
  } catch {
    return false;
  }
}

function describe(zone: string): ZoneDescription | null {
  const start = Date.UTC(ruleFrom, 0);
  const changes = changesBetween(zone, start, Date.UTC(ruleTo + 1, 0));
  if (changes.length === 0) return { kind: "fixed", offset: offsetAt(zone, start) };
  const first = ruleOf(changes.filter((_, index) => index % 2 === 0));
  const second = ruleOf(changes.filter((_, index) => index % 2 === 1));
  return first && second ? { kind: "yearly", rules: [first, second] } : null;
}

/** The rule that all these changes follow, one each year, or `null`. */
function ruleOf(changes: readonly ClockChange[]): YearlyRule | null {
  const [first] = changes;
  if (!first || changes.length !== ruleTo - ruleFrom + 1) return null;
  const { from, to } = first;
  const onTheClock = new Date(first.at + from);
  const month = onTheClock.getUTCMonth();
  const weekday = onTheClock.getUTCDay();
  const timeOfDay = onTheClock.getTime() % day;
  for (const nth of [-1, 1, 2, 3, 4]) {
    const rule = { from, to, month, nth, weekday, timeOfDay };
    const described = changes.map((_, index) => changeIn(ruleFrom + index, rule));
    if (areSame(changes, described)) return rule;
  }
  return null;
}

function lookUpYear(zone: string, description: ZoneDescription, year: number): ZoneYear {
  // The rules start in 1970; before 1971 a reader may not yet be inside the first of them.
  if (year < 1971) return { offsetBefore: 0, changes: [], asDescribed: false };
  // A day more at both ends: the repeated hour of a change at midnight on New Year's Eve.
  const start = Date.UTC(year, 0) - day;
  const offsetBefore = offsetAt(zone, start);
  const changes = changesBetween(zone, start, Date.UTC(year + 1, 0) + day);
  const described = describedIn(year, description);
  const asDescribed =
    offsetBefore === described.offsetBefore && areSame(changes, described.changes);
  return { offsetBefore, changes, asDescribed };
}

function describedIn(
  year: number,
  description: ZoneDescription,
): { offsetBefore: number; changes: readonly ClockChange[] } {
  if (description.kind === "fixed") return { offsetBefore: description.offset, changes: [] };
  // Both in the order of the year, as they were found: it begins on the clock that the first one ends.
  const [first, second] = description.rules;
  return { offsetBefore: first.from, changes: [changeIn(year, first), changeIn(year, second)] };
}

function changesBetween(zone: string, start: number, end: number): ClockChange[] {
  const changes: ClockChange[] = [];
  let next = zoned(zone, start).getTimeZoneTransition("next");
  while (next && next.epochMilliseconds < end) {
    const at = next.epochMilliseconds;
    const change = { at, from: offsetAt(zone, at - 1), to: offsetAt(zone, at) };
    if (change.from !== change.to) changes.push(change);
    next = next.getTimeZoneTransition("next");
  }
  return changes;
}

function changeIn(year: number, rule: YearlyRule): ClockChange {
  return { at: onsetIn(year, rule), from: rule.from, to: rule.to };
}

function areSame(some: readonly ClockChange[], others: readonly ClockChange[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ at, from, to }, index) => {
      const other = others[index];
      return at === other?.at && from === other.from && to === other.to;
    })
  );
}

function offsetAt(zone: string, instant: number): number {
  return Math.round(zoned(zone, instant).offsetNanoseconds / 1_000_000);
}

function zoned(zone: string, instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
