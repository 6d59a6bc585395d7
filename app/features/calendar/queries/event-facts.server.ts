import type { Locale } from "~/kernel/locales";
import { plainMarkdown } from "~/kernel/markdown";
import { translator } from "~/i18n/translate";
import { paths } from "~/paths";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { placeOf } from "~/features/events/queries/event-cards.server";
import type { CalendarSession } from "~/features/programme/queries/programme-of.server";
import type { CalendarContent, CalendarEvent, Organizer } from "../domain/calendar-event";
import type { AttendedSession, EventFacts } from "../domain/day-object";

/** The columns of an event that calendars need. */
export const calendarColumns = {
  id: true,
  slug: true,
  title: true,
  summary: true,
  kind: true,
  status: true,
  timeZone: true,
  startsAt: true,
  endsAt: true,
  onlineUrl: true,
  calendarUid: true,
  calendarSequence: true,
  calendarRevisedAt: true,
  calendarGrain: true,
  venue: {
    select: { name: true, municipality: true, address: true, latitude: true, longitude: true },
  },
  organisation: { select: { name: true, replyEmail: true } },
} satisfies Prisma.EventSelect;

export type CalendarEventRow = Prisma.EventGetPayload<{ select: typeof calendarColumns }>;

/** What every calendar object of an event has in common. */
export function factsOf(world: World, event: CalendarEventRow): EventFacts {
  const { venue } = event;
  const place = placeOf(venue);
  const location = [place, venue?.address].filter(Boolean).join(", ");
  return {
    title: event.title,
    description: event.summary,
    url: `${world.settings.url}${paths.event(event.slug)}`,
    status: event.status === "cancelled" ? "CANCELLED" : "CONFIRMED",
    organizer: organizerOf(event),
    ...(location ? { location } : {}),
    ...(typeof venue?.latitude === "number" && typeof venue.longitude === "number"
      ? { geo: { latitude: venue.latitude, longitude: venue.longitude } }
      : {}),
    ...(event.onlineUrl ? { conferenceUrl: event.onlineUrl } : {}),
  };
}

/** Who invites: the organisation, at the address that takes replies. */
export function organizerOf(event: CalendarEventRow): Organizer {
  return { name: event.organisation.name, email: event.organisation.replyEmail };
}

/** A session as somebody attends it. */
export function attendedSession(session: CalendarSession): AttendedSession {
  const place = session.toPlace ? `${session.place ?? ""} → ${session.toPlace}` : session.place;
  return {
    id: session.id,
    title: session.title,
    kind: session.kind,
    starts: { at: session.startsAt, zone: session.startZone },
    ends: { at: session.endsAt, zone: session.endZone },
    cancelled: session.cancelled,
    ...(place ? { place } : {}),
  };
}

/** The event as one entry of its own, for events without a programme. */
export function eventContent(facts: EventFacts, event: CalendarEventRow): CalendarContent {
  const { title, ...common } = facts;
  return {
    ...common,
    summary: title,
    starts: { at: event.startsAt, zone: event.timeZone },
    ends: { at: event.endsAt, zone: event.timeZone },
  };
}

/** A session as an entry of its own, for downloads and feeds. */
export function sessionEntry(
  facts: EventFacts,
  event: CalendarEventRow,
  session: CalendarSession,
  locale: Locale,
): CalendarEvent {
  const t = translator(locale);
  const { title, description: _, location, geo, ...common } = facts;
  const { calendar } = session;
  const place = attendedSession(session).place;
  const about = [
    title,
    plainMarkdown(session.description),
    session.speakers
      ? t("calendar.speakers", { names: session.speakers.replace(/\s*;\s*/g, ", ") })
      : "",
    session.network ? t("calendar.forGroup", { group: session.network.name }) : "",
  ];
  return {
    ...common,
    // A place of its own has no known coordinates: those are the event's venue's.
    ...(place
      ? { location: place }
      : { ...(location ? { location } : {}), ...(geo ? { geo } : {}) }),
    uid: calendar.uid,
    sequence: calendar.sequence + event.calendarSequence,
    revisedAt: later(calendar.revisedAt, event.calendarRevisedAt),
    summary: session.title,
    description: about.filter(Boolean).join("\n\n"),
    starts: { at: session.startsAt, zone: session.startZone },
    ends: { at: session.endsAt, zone: session.endZone },
    status: session.cancelled || event.status === "cancelled" ? "CANCELLED" : "CONFIRMED",
  };
}

/** The event as an entry with its lasting identity. */
export function eventEntry(facts: EventFacts, event: CalendarEventRow): CalendarEvent {
  return {
    ...eventContent(facts, event),
    uid: event.calendarUid,
    sequence: event.calendarSequence,
    revisedAt: event.calendarRevisedAt,
  };
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
