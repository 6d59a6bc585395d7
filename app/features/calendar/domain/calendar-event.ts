import { addTime, minute, type Instant, type IsoDate } from "~/kernel/time";

/** An instant and the IANA zone whose clock people read there. */
export interface ZonedTime {
  readonly at: Instant;
  readonly zone: string;
}

/** From one instant to another; the two may lie in different zones (a flight leg). */
export interface TimedSpan {
  readonly starts: ZonedTime;
  /** Later than the start by a second at least: {@link endOrDefault} finds one where none was given. */
  readonly ends: ZonedTime;
}

/** Whole days, both included. */
export interface AllDaySpan {
  readonly allDay: { readonly first: IsoDate; readonly last: IsoDate };
}

/** Where a calendar user is reached. */
export interface CalendarUser {
  readonly name?: string;
  readonly email: string;
}

/** Who invites: always with a name, and an address that takes replies. */
export interface Organizer extends CalendarUser {
  readonly name: string;
}

/** What an entry says, whoever receives it and however often it was changed. */
export type CalendarContent = (TimedSpan | AllDaySpan) & {
  readonly summary: string;
  readonly description?: string;
  /** One line: venue, street, town. */
  readonly location?: string;
  readonly geo?: { readonly latitude: number; readonly longitude: number };
  /** The public page. Never a personal link: calendars get shared. */
  readonly url?: string;
  /** The online room; the writer puts it into the description as well. */
  readonly conferenceUrl?: string;
  readonly status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** Whether the time stays free in the person's calendar. A cancelled entry always leaves it free. */
  readonly transparent?: boolean;
  readonly categories?: readonly string[];
  readonly alarmMinutesBefore?: number;
  readonly organizer?: Organizer;
};

/** One entry with its identity: made once, stored, the same in mail, download and every feed. */
export type CalendarEvent = CalendarContent & {
  /** Opaque and lasting, `…@our-domain`. */
  readonly uid: string;
  /** Raised by one when time, place or cancellation changes; stored. */
  readonly sequence: number;
  /** When the content last changed: LAST-MODIFIED, and DTSTAMP in downloads and feeds. */
  readonly revisedAt: Instant;
  readonly createdAt?: Instant;
};

/** How long something without a given end takes unless the caller knows better, in minutes. */
export const usualMinutes = 60;

/**
 * The end of something whose end may be open (RFC 5545 §3.8.2.2 wants one later than the start).
 *
 * @param ends - The given end. Absent, or the very second of the start: `minutes` after the start, in
 *   the zone of the start. An end before the start is left as it is, for the writer to refuse.
 */
export function endOrDefault(
  starts: ZonedTime,
  ends: ZonedTime | null | undefined,
  minutes: number = usualMinutes,
): ZonedTime {
  if (ends && secondOf(ends.at) !== secondOf(starts.at)) return ends;
  return { at: addTime(starts.at, minutes * minute), zone: starts.zone };
}

/** An instant in whole seconds, as calendars know it. */
export function secondOf(at: Instant): number {
  return Math.floor(at.getTime() / 1000);
}
