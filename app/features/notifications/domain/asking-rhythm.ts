import {
  addDays,
  addTime,
  dateOf,
  day,
  instantOf,
  type Instant,
  type IsoDate,
} from "~/kernel/time";
import { isQuiet, minuteOf, usualQuiet } from "./due-moment";

/** How many days before an event who owes something is asked: ten, and then every three; the last first. */
const askedDaysBefore = [1, 4, 7, 10] as const;

/** The first of them. */
export const firstAskedDays = 10;

/** The hour of the event's clock at which it is asked. */
const askedAt = "09:00";

/** One of the days on which people are asked for what is missing. */
export interface Asking {
  /** The day it falls on, where the event is. */
  readonly date: IsoDate;
  readonly at: Instant;
  /** Who was asked since then is not asked again: nobody hears twice within a day, whatever moved. */
  readonly since: Instant;
}

/**
 * The latest day of asking that has come, at `now`, for an event that begins at `startsAt` on a clock in `zone`: 10, 7, 4
 * and 1 days before, at nine in the morning. `null` before the first, once it has begun, and at night, when it waits for
 * the morning.
 */
export function askingOf(startsAt: Instant, zone: string, now: Instant): Asking | null {
  if (now >= startsAt || isQuiet(usualQuiet, minuteOf(now, zone))) return null;
  const begins = dateOf(startsAt, zone);
  for (const days of askedDaysBefore) {
    const date = addDays(begins, -days);
    const at = instantOf(`${date}T${askedAt}`, zone);
    if (at !== null && at <= now) return { date, at, since: addTime(at, -day) };
  }
  return null;
}
