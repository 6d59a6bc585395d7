import { dateOf, wallTimeOf, type IsoDate } from "~/kernel/time";
import type { CalendarContent, ZonedTime } from "./calendar-event";
import { fingerprintOf, type Fingerprint } from "./fingerprint";

/** One session a person attends, as the calendar needs to know it. */
export interface AttendedSession {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly starts: ZonedTime;
  readonly ends: ZonedTime;
  readonly place?: string;
  readonly cancelled: boolean;
}

/** What every calendar object of an event has in common. */
export type EventFacts = Pick<
  CalendarContent,
  | "location"
  | "geo"
  | "url"
  | "conferenceUrl"
  | "status"
  | "transparent"
  | "categories"
  | "alarmMinutesBefore"
  | "organizer"
> & {
  readonly title: string;
  /** Stands above the day's programme. */
  readonly description?: string;
};

/** The words of a day in the recipient's language. */
export interface DayWords {
  /** The title of the day; the event's own unless given. */
  readonly summary?: (facts: EventFacts, day: IsoDate) => string;
}

/** What one calendar object says, and how to tell later whether it changed. */
export interface PlannedObject extends Fingerprint {
  readonly content: CalendarContent;
}

/**
 * The one calendar object for a person's day at an event: from the first session attended to the end
 * of the last, its description the programme of that day.
 *
 * @param sessions - What the person attends that day, in any order; cancelled ones are left out.
 * @returns `null` when nothing is left to attend: the object of that day is to be cancelled.
 */
export function dayObject(
  sessions: readonly AttendedSession[],
  facts: EventFacts,
  words: DayWords = {},
): PlannedObject | null {
  const attended = inOrder(sessions).filter((session) => !session.cancelled);
  const [first] = attended;
  if (!first) return null;

  const { title, description, ...atVenue } = facts;
  // Where the day begins: on a trip that is seldom the event's own venue, whose coordinates are then wrong.
  const { location: _location, geo: _geo, ...elsewhere } = atVenue;
  const common = first.place ? { ...elsewhere, location: first.place } : atVenue;
  const programme = attended.map(programmeLine);
  const content: CalendarContent = {
    ...common,
    starts: first.starts,
    ends: attended.map((session) => session.ends).reduce(later),
    summary: words.summary?.(facts, dateOf(first.starts.at, first.starts.zone)) ?? title,
    description: [description, programme.join("\n")].filter(Boolean).join("\n\n"),
  };
  const parts = attended.map(({ id, starts, ends, place }) => ({ id, starts, ends, place }));
  return { content, ...fingerprintOf(content, parts) };
}

/** `10:00–11:30 Title (place)`, each time on the clock of its own place. */
function programmeLine({ starts, ends, title, place }: AttendedSession): string {
  return `${clockTime(starts)}–${clockTime(ends)} ${title}${place ? ` (${place})` : ""}`;
}

function clockTime({ at, zone }: ZonedTime): string {
  return wallTimeOf(at, zone).slice(-5);
}

function later(a: ZonedTime, b: ZonedTime): ZonedTime {
  return b.at > a.at ? b : a;
}

function inOrder(sessions: readonly AttendedSession[]): AttendedSession[] {
  return sessions.toSorted(
    (a, b) =>
      a.starts.at.getTime() - b.starts.at.getTime() ||
      a.ends.at.getTime() - b.ends.at.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
}
