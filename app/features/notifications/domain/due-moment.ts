import { Temporal } from "temporal-polyfill";
import { addTime, hour, minute, type Instant } from "~/kernel/time";

/** What a rule counts in. */
export const offsetUnits = ["minutes", "hours", "days"] as const;
export type OffsetUnit = (typeof offsetUnits)[number];

export const directions = ["before", "after"] as const;
export type Direction = (typeof directions)[number];

/** Hours of the wall clock in which nothing leaves, as minutes of the day; `from` after `to` lies over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** When something leaves, seen from its anchor. */
export interface Timing {
  /** From 1. */
  readonly amount: number;
  readonly unit: OffsetUnit;
  readonly direction: Direction;
  /** The minute of the day at which it leaves, for what counts in days; `null` for the clock of its anchor. */
  readonly atMinute: number | null;
  /** `null` where it may leave at any hour. */
  readonly quiet: QuietHours | null;
}

/** The quiet hours of a rule nobody said anything else about: 21 to 07. */
export const usualQuiet: QuietHours = { from: 21 * 60, to: 7 * 60 };

const unitTime = { minutes: minute, hours: hour } as const;

/**
 * When something leaves whose anchor stands at `anchor` on a clock in `zone`.
 *
 * @remarks Days keep the wall clock (08:00 stays 08:00 across a clock change), hours and minutes are exact. What
 * falls into the quiet hours waits until they end; what has to be said before its anchor goes in the last minute
 * before they begin when they end too late for it.
 */
export function dueAt(timing: Timing, anchor: Instant, zone: string): Instant {
  const counted = countedFrom(timing, anchor, zone);
  const { quiet, direction } = timing;
  if (quiet === null || !isQuiet(quiet, minuteOf(counted, zone))) return counted;
  const end = quietEnd(quiet, counted, zone);
  if (direction === "after" || end < anchor) return end;
  return addTime(quietBegin(quiet, counted, zone), -minute);
}

function countedFrom({ amount, unit, direction, atMinute }: Timing, anchor: Instant, zone: string) {
  const signed = direction === "before" ? -amount : amount;
  if (unit !== "days") return addTime(anchor, signed * unitTime[unit]);
  const moved = zonedOf(anchor, zone).add({ days: signed });
  const settled = atMinute === null ? moved : atWall(moved, atMinute, "compatible");
  return instantAt(settled);
}

/** Whether a clock that shows this minute of the day stands in the quiet hours; their end is outside. */
export function isQuiet({ from, to }: QuietHours, minuteOfDay: number): boolean {
  return from <= to
    ? minuteOfDay >= from && minuteOfDay < to
    : minuteOfDay >= from || minuteOfDay < to;
}

/** The minute of the day a clock in `zone` shows. */
export function minuteOf(instant: Instant, zone: string): number {
  const { hour: hours, minute: minutes } = zonedOf(instant, zone);
  return hours * 60 + minutes;
}

/** The first moment after `inside` at which the quiet hours it lies in are over. */
function quietEnd({ from, to }: QuietHours, inside: Instant, zone: string): Instant {
  const at = zonedOf(inside, zone);
  const nextDay = from > to && minuteOf(inside, zone) >= from;
  const on = nextDay ? at.add({ days: 1 }) : at;
  const first = firstShowing(on, to);
  return first > inside ? first : instantAt(atWall(on, to, "later"));
}

/** The last moment until `inside` at which the quiet hours it lies in began. */
function quietBegin({ from, to }: QuietHours, inside: Instant, zone: string): Instant {
  const at = zonedOf(inside, zone);
  const dayBefore = from > to && minuteOf(inside, zone) < to;
  return firstShowing(dayBefore ? at.add({ days: -1 }) : at, from);
}

/** The moment of that day at which a clock first shows this minute or, when it is skipped, goes past it. */
function firstShowing(on: Temporal.ZonedDateTime, minuteOfDay: number): Instant {
  const first = atWall(on, minuteOfDay, "earlier");
  const last = atWall(on, minuteOfDay, "later");
  const skipped = first.hour * 60 + first.minute !== minuteOfDay;
  return instantAt(skipped ? (last.getTimeZoneTransition("previous") ?? last) : first);
}

function atWall(
  on: Temporal.ZonedDateTime,
  minuteOfDay: number,
  disambiguation: "earlier" | "later" | "compatible",
): Temporal.ZonedDateTime {
  const time = { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
  return on.toPlainDate().toPlainDateTime(time).toZonedDateTime(on.timeZoneId, { disambiguation });
}

function zonedOf(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

function instantAt(zoned: Temporal.ZonedDateTime): Instant {
  return new Date(zoned.epochMilliseconds);
}
