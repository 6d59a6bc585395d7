import { dateOf, type IsoDate } from "~/kernel/time";
import { isLocale, type Locale } from "~/kernel/locales";
import { translator } from "~/i18n/translate";
import type { World } from "~/platform/world.server";
import {
  programmeOf,
  type CalendarProgramme,
} from "~/features/programme/queries/programme-of.server";
import { ownProgramme } from "~/features/registration/queries/seat-page.server";
import type { Organizer } from "../domain/calendar-event";
import { dayObject, type PlannedObject } from "../domain/day-object";
import { fingerprintOf } from "../domain/fingerprint";
import {
  attendedSession,
  calendarColumns,
  eventContent,
  factsOf,
  organizerOf,
  type CalendarEventRow,
} from "./event-facts.server";

/** A seat as its calendar needs to know it. */
export interface Attendee {
  readonly registrationId: string;
  readonly orderId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly networkId: string | null;
  readonly sessionIds: readonly string[];
}

/** An event with what stands in its attendees' calendars: one object for each day somebody attends. */
export interface EventAttendance {
  readonly event: CalendarEventRow;
  readonly programme: CalendarProgramme;
  /** What somebody's calendar should hold now, by day, earliest first. */
  objectsOf(attendee: Attendee): Map<IsoDate, PlannedObject>;
  organizerFor(attendee: Attendee): Organizer;
}

/** Reads an event once for any number of its attendees. */
export async function eventAttendance(world: World, eventId: string): Promise<EventAttendance> {
  const event = await world.db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: calendarColumns,
  });
  const programme = await programmeOf(world, eventId);
  const facts = factsOf(world, event);
  const organizer = organizerOf(event);

  return {
    event,
    programme,
    objectsOf: (attendee) => {
      if (event.status === "cancelled") return new Map();
      if (programme.days.every((day) => day.sessions.length === 0)) {
        const content = eventContent(facts, event);
        return new Map([
          [dateOf(event.startsAt, event.timeZone), { content, ...fingerprintOf(content) }],
        ]);
      }
      const days = ownProgramme(programme, attendee).days.filter((day) =>
        day.sessions.some((session) => !session.cancelled),
      );
      const t = translator(attendee.locale);
      const summaryOf = (place: number) =>
        days.length > 1
          ? t("calendar.daySummary", { title: event.title, day: place + 1, days: days.length })
          : event.title;
      return new Map(
        days.flatMap((day, place) => {
          const words = { summary: () => summaryOf(place) };
          const object = dayObject(day.sessions.map(attendedSession), facts, words);
          return object ? [[day.date, object] as const] : [];
        }),
      );
    },
    // Nobody is invited by themselves (RFC 5546): to the organiser's own address another of ours invites.
    organizerFor: ({ email }) => {
      const ours = [
        organizer.email,
        senderAddress(world.settings.mailFrom),
        `calendar@${new URL(world.settings.url).hostname}`,
      ];
      const other = ours.find((address) => address.toLowerCase() !== email.toLowerCase());
      return { name: organizer.name, email: other ?? organizer.email };
    },
  };
}

function senderAddress(mailFrom: string): string {
  return /<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom;
}

/**
 * Seats as their calendars need to know them; those without a name and address have no calendar.
 *
 * @param which - one seat whatever its status, or the confirmed ones of an event or among those named.
 */
export async function attendeesOf(
  world: World,
  which:
    | { readonly registrationId: string }
    | { readonly eventId: string }
    | { readonly confirmed: readonly string[] },
): Promise<Attendee[]> {
  const where =
    "registrationId" in which
      ? { id: which.registrationId }
      : "eventId" in which
        ? { eventId: which.eventId, status: "confirmed" }
        : { id: { in: [...which.confirmed] }, status: "confirmed" };
  const rows = await world.db.registration.findMany({
    where: { ...where, attendeeEmail: { not: null } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      orderId: true,
      attendeeName: true,
      attendeeEmail: true,
      language: true,
      networkId: true,
      sessions: { select: { sessionId: true } },
    },
  });
  return rows.map((row) => ({
    registrationId: row.id,
    orderId: row.orderId,
    name: row.attendeeName ?? "",
    email: row.attendeeEmail ?? "",
    locale: isLocale(row.language) ? row.language : "nb",
    networkId: row.networkId,
    sessionIds: row.sessions.map((choice) => choice.sessionId),
  }));
}
