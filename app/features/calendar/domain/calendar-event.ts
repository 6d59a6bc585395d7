import type { Instant, IsoDate } from "~/kernel/time";

/** An instant and the IANA zone whose clock people read there. */
export interface ZonedTime {
  readonly at: Instant;
  readonly zone: string;
}

/** From one instant to another; the two may lie in different zones (a flight leg). */
export interface TimedSpan {
  readonly starts: ZonedTime;
  /** Later than the start by a second at least. */
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

/** An instant in whole seconds, as calendars know it. */
export function secondOf(at: Instant): number {
  return Math.floor(at.getTime() / 1000);
}
