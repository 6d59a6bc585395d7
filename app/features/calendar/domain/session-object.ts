import type { CalendarContent } from "./calendar-event";
import type { AttendedSession, EventFacts, PlannedObject } from "./day-object";
import { fingerprintOf } from "./fingerprint";

/**
 * The calendar object for one session of an event, where the organiser wants an invitation for each: it says the
 * session, and in its description the event it belongs to.
 */
export function sessionObject(session: AttendedSession, facts: EventFacts): PlannedObject {
  const { title, description, location, geo, ...common } = facts;
  const content: CalendarContent = {
    ...common,
    // A place of its own has no known coordinates: those are the event's venue's.
    ...(session.place
      ? { location: session.place }
      : { ...(location ? { location } : {}), ...(geo ? { geo } : {}) }),
    summary: session.title,
    description: [title, description].filter(Boolean).join("\n\n"),
    starts: session.starts,
    ends: session.ends,
  };
  return { content, ...fingerprintOf(content) };
}
