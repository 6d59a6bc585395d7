import { Temporal } from "temporal-polyfill";
import {
  addDays,
  addTime,
  dateOf,
  day,
  instantOf,
  minute,
  wallTimeOf,
  type Instant,
  type IsoDate,
  type WallTime,
} from "~/kernel/time";

/** ISO weekdays. */
export const monday = 1;
export const tuesday = 2;
export const wednesday = 3;
export const thursday = 4;

/** When everything in the demo happens, reckoned from the first start so that it never looks stale. */
export interface DemoDates {
  readonly start: Instant;
  /** The 1 September of the study trip. */
  readonly studyTrip: IsoDate;
  readonly breakfasts: {
    readonly past: readonly IsoDate[];
    readonly next: IsoDate;
    readonly following: readonly IsoDate[];
  };
  /** A Wednesday in June. */
  readonly investorForum: IsoDate;
  /** A Thursday in August. */
  readonly webinar: IsoDate;
  /** The wall-clock reading in Oslo of an event whose reminder of the day before is due in three minutes. */
  readonly openLine: WallTime;
  /** The first such weekday at least `days` from the start on which people meet; `days` may be negative. */
  meetingDay(days: number, weekday: number): IsoDate;
  /** A working moment, twelve past ten in Oslo, so many days before the start. */
  daysAgo(days: number): Instant;
  /** How many days before the start's a date is. */
  daysSince(date: IsoDate): number;
}

/** The dates of a demo that is loaded at `start`. */
export function demoDates(start: Instant): DemoDates {
  const today = dateOf(start, "Europe/Oslo");
  return {
    start,
    studyTrip: nextOf(today, 9, 10, (first) => first),
    breakfasts: breakfastsFrom(today),
    investorForum: nextOf(today, 6, 14, (first) => onward(addDays(first, 7), wednesday)),
    webinar: nextOf(today, 8, 14, (first) => onward(addDays(first, 14), thursday)),
    openLine: openLineFrom(start),
    meetingDay: (days, weekday) => meetingDay(today, days, weekday),
    daysAgo: (days) =>
      instantOf(`${addDays(today, -days)}T10:12`, "Europe/Oslo") ?? addTime(start, -days * day),
    daysSince: (date) => Temporal.PlainDate.from(date).until(today).days,
  };
}

/** The nearest year's date in `month` that is at least `ahead` days away. */
function nextOf(
  today: IsoDate,
  month: number,
  ahead: number,
  inMonth: (first: IsoDate) => IsoDate,
): IsoDate {
  for (let year = Number(today.slice(0, 4)); ; year++) {
    const date = inMonth(`${year}-${String(month).padStart(2, "0")}-01`);
    if (date >= addDays(today, ahead)) return date;
  }
}

/** A breakfast a month, always on the same weekday: three behind us, one in the coming days, four to come. */
function breakfastsFrom(today: IsoDate): DemoDates["breakfasts"] {
  const soon = [3, 4, 5, 6, 7].map((days) => addDays(today, days));
  const next =
    soon.find((date) => [tuesday, wednesday, thursday].includes(weekdayOf(date))) ??
    addDays(today, 3);
  const monthly = (months: number): IsoDate => {
    const near = Temporal.PlainDate.from(next).add({ months }).toString();
    const date = onward(addDays(near, -3), weekdayOf(next));
    // Nobody opens the doors between Christmas and Epiphany: the breakfast comes two weeks earlier or later.
    const [month, dayOfMonth] = [date.slice(5, 7), date.slice(8)];
    if (month === "12" && dayOfMonth > "17") return addDays(date, -14);
    return month === "01" && dayOfMonth < "08" ? addDays(date, 14) : date;
  };
  const outsideJuly = (months: readonly number[]) =>
    months.map(monthly).filter((date) => date.slice(5, 7) !== "07");
  return {
    past: outsideJuly([-5, -4, -3, -2, -1]).slice(-3),
    next,
    following: outsideJuly([1, 2, 3, 4, 5, 6]).slice(0, 4),
  };
}

function meetingDay(today: IsoDate, days: number, weekday: number): IsoDate {
  const step = days < 0 ? -7 : 7;
  let date = onward(addDays(today, days), weekday);
  while (isHoliday(date)) date = addDays(date, step);
  return date;
}

/** Holidays that stand still: the summer, Christmas, the first and the seventeenth of May. */
function isHoliday(date: IsoDate): boolean {
  const inYear = date.slice(5);
  return (
    inYear.startsWith("07-") ||
    inYear >= "12-19" ||
    inYear <= "01-06" ||
    ["05-01", "05-17"].includes(inYear)
  );
}

/**
 * A reminder goes out one day before on the event's wall clock, so the event stands one wall-clock day after
 * the moment three minutes from now, to the full minute.
 */
function openLineFrom(start: Instant): WallTime {
  const due = new Date(Math.round(addTime(start, 3 * minute).getTime() / minute) * minute);
  const reading = Temporal.PlainDateTime.from(wallTimeOf(due, "Europe/Oslo")).add({ days: 1 });
  const wall = reading.toString({ smallestUnit: "minute" });
  // In the one hour a year that the clocks leave out, an hour later.
  return instantOf(wall, "Europe/Oslo")
    ? wall
    : reading.add({ hours: 1 }).toString({ smallestUnit: "minute" });
}

/** The first such weekday on or after `date`. */
function onward(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

function weekdayOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
