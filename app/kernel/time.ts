import { Temporal } from "temporal-polyfill";

/** A moment on the time line. Stored as `timestamptz`; an IANA zone always stands beside it. */
export type Instant = Date;

/** A wall-clock reading without a zone, as an `<input type="datetime-local">` sends it: `2027-09-01T10:00`. */
export type WallTime = string;

/** A calendar date, `2027-09-01`. */
export type IsoDate = string;

/** Minutes, hours and days in milliseconds. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Whether `zone` is an IANA time zone this runtime knows. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/**
 * The instant at which a clock in `zone` shows `wall`.
 *
 * @returns `null` when no clock there ever shows it: a malformed reading, or an hour that is skipped
 * when the clocks go forward. A reading that comes twice means the first of the two.
 */
export function instantOf(wall: WallTime, zone: string): Instant | null {
  try {
    const plain = Temporal.PlainDateTime.from(wall);
    const zoned = plain.toZonedDateTime(zone, { disambiguation: "earlier" });
    if (!zoned.toPlainDateTime().equals(plain)) return null;
    return new Date(zoned.epochMilliseconds);
  } catch {
    return null;
  }
}

/** What a clock in `zone` shows at `instant`, to the minute: `2027-09-01T10:00`. */
export function wallTimeOf(instant: Instant, zone: string): WallTime {
  return zonedOf(instant, zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** What a clock in `zone` shows at `instant`, with its distance from UTC (RFC 3339): `2027-09-01T10:00:00+02:00`. */
export function offsetTimeOf(instant: Instant, zone: string): string {
  return zonedOf(instant, zone).toString({ smallestUnit: "second", timeZoneName: "never" });
}

/** Dates that were asked for: ten thousand letters ask for the same few. */
const knownDates = new Map<string, IsoDate>();
const mostKnownDates = 2000;

/** The calendar date in `zone` at `instant`. */
export function dateOf(instant: Instant, zone: string): IsoDate {
  const key = `${instant.getTime()} ${zone}`;
  let date = knownDates.get(key);
  if (date === undefined) {
    date = zonedOf(instant, zone).toPlainDate().toString();
    if (knownDates.size >= mostKnownDates) knownDates.clear();
    knownDates.set(key, date);
  }
  return date;
}

/** `date` moved by a number of days. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many midnights lie between two dates; negative when `last` comes first. */
export function daysBetween(first: IsoDate, last: IsoDate): number {
  return Temporal.PlainDate.from(first).until(last, { largestUnit: "days" }).days;
}

/** Days a list of dates holds at most; nothing of ours lasts longer. */
const mostDates = 500;

/** The dates from `first` to `last`, both included; at most 500 of them. */
export function datesBetween(first: IsoDate, last: IsoDate): IsoDate[] {
  const from = Temporal.PlainDate.from(first);
  const count = Math.min(daysBetween(first, last) + 1, mostDates);
  return Array.from({ length: Math.max(0, count) }, (_, n) => from.add({ days: n }).toString());
}

/** `instant` moved by whole days on the wall clock of `zone`: 08:00 stays 08:00 across a clock change. */
export function addWallDays(instant: Instant, days: number, zone: string): Instant {
  return new Date(zonedOf(instant, zone).add({ days }).epochMilliseconds);
}

/** `instant` moved by whole months on the wall clock of `zone`; the 31st falls back to a shorter month's last day. */
export function addWallMonths(instant: Instant, months: number, zone: string): Instant {
  return new Date(zonedOf(instant, zone).add({ months }).epochMilliseconds);
}

/** `instant` moved by a number of milliseconds. */
export function addTime(instant: Instant, milliseconds: number): Instant {
  return new Date(instant.getTime() + milliseconds);
}

function zonedOf(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
