import { dateOf, type IsoDate } from "~/kernel/time";
import { isLocale, type Locale } from "~/kernel/locales";
import { translator } from "~/i18n/translate";
import type { World } from "~/platform/world.server";
import {
  programmeOf,
  type CalendarProgramme,
} from "~/features/programme/queries/programme-of.server";
import {
  isCalendarChannel,
  type CalendarChannel,
} from "~/features/registration/domain/calendar-channel";
import {
  chosenSessionIds,
  chosenSessions,
} from "~/features/registration/queries/chosen-sessions.server";
import { ownProgramme } from "~/features/registration/queries/seat-page.server";
import type { CalendarContent, Organizer } from "../domain/calendar-event";
import { dayObject, type PlannedObject } from "../domain/day-object";
import { fingerprintOf } from "../domain/fingerprint";
import { sessionObject } from "../domain/session-object";
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
  readonly channel: CalendarChannel;
  readonly networkId: string | null;
  readonly sessionIds: readonly string[];
}

/** A calendar object with what it stands for: a day, or one session of it. */
export interface PlacedObject extends PlannedObject {
  readonly date: IsoDate;
  /** `null` when it stands for the day. */
  readonly sessionId: string | null;
}

/** What tells the objects in one calendar apart. */
export function objectKey({
  date,
  sessionId,
}: {
  readonly date: IsoDate;
  readonly sessionId: string | null;
}): string {
  return sessionId ?? date;
}

/**
 * An event with what stands in its attendees' calendars: one object for each day somebody attends, or for each
 * session where the organiser wants it so.
 */
export interface EventAttendance {
  readonly event: CalendarEventRow;
  readonly programme: CalendarProgramme;
  /**
   * What somebody's calendar should hold by invitation now, by {@link objectKey}, earliest first: nothing for those
   * who keep it another way.
   */
  objectsOf(attendee: Attendee): Map<string, PlacedObject>;
  /** What a cancellation says of an object that is not planned any more. */
  contentOf(object: { readonly sessionId: string | null }): CalendarContent;
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

  const plannedFor = (attendee: Attendee): PlacedObject[] => {
    if (event.status === "cancelled" || attendee.channel !== "invitations") return [];
    if (programme.days.every((day) => day.sessions.length === 0)) {
      const content = eventContent(facts, event);
      const date = dateOf(event.startsAt, event.timeZone);
      return [{ date, sessionId: null, content, ...fingerprintOf(content) }];
    }
    const days = ownProgramme(programme, attendee).days.filter((day) =>
      day.sessions.some((session) => !session.cancelled),
    );
    if (event.calendarGrain === "session")
      return days.flatMap(({ date, sessions }) =>
        sessions
          .filter((session) => !session.cancelled)
          .map((session) => ({
            date,
            sessionId: session.id,
            ...sessionObject(attendedSession(session), facts),
          })),
      );
    const t = translator(attendee.locale);
    const summaryOf = (place: number) =>
      days.length > 1
        ? t("calendar.daySummary", { title: event.title, day: place + 1, days: days.length })
        : event.title;
    return days.flatMap(({ date, sessions }, place) => {
      const words = { summary: () => summaryOf(place) };
      const object = dayObject(sessions.map(attendedSession), facts, words);
      return object ? [{ date, sessionId: null, ...object }] : [];
    });
  };

  return {
    event,
    programme,
    objectsOf: (attendee) =>
      new Map(plannedFor(attendee).map((object) => [objectKey(object), object])),
    // A cancellation needs a time to be recognised by; where the day's own is gone the event's stands for it.
    contentOf: ({ sessionId }) => {
      const session = programme.days
        .flatMap((day) => day.sessions)
        .find(({ id }) => id === sessionId);
      return session
        ? sessionObject(attendedSession(session), facts).content
        : eventContent(facts, event);
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
      calendarChannel: true,
      networkId: true,
      ...chosenSessions,
    },
  });
  return rows.map((row) => ({
    registrationId: row.id,
    orderId: row.orderId,
    name: row.attendeeName ?? "",
    email: row.attendeeEmail ?? "",
    locale: isLocale(row.language) ? row.language : "nb",
    channel: isCalendarChannel(row.calendarChannel) ? row.calendarChannel : "invitations",
    networkId: row.networkId,
    sessionIds: chosenSessionIds(row),
  }));
}
