import type { Actor } from "~/kernel/actor";
import { isLocale, type Locale } from "~/kernel/locales";
import { addTime, day } from "~/kernel/time";
import { translator } from "~/i18n/translate";
import type { World } from "~/platform/world.server";
import { eventPage } from "~/features/events/queries/event-page.server";
import {
  programmeOf,
  type CalendarProgramme,
} from "~/features/programme/queries/programme-of.server";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";
import { ownProgramme } from "~/features/registration/queries/seat-page.server";
import type { CalendarEvent } from "../domain/calendar-event";
import { writeDownload, writeFeed } from "../domain/calendar-writer";
import {
  calendarColumns,
  eventEntry,
  factsOf,
  organizerOf,
  sessionEntry,
  type CalendarEventRow,
} from "./event-facts.server";

/** How long something cancelled stays in a feed, in milliseconds, so that every client has seen it go. */
const cancelledStays = 30 * day;

/**
 * A public event as a download: each session an entry of its own, or the event when it has none. Without the
 * address of the online room, which is for those who have a place.
 *
 * @returns `null` where {@link eventPage} shows nothing.
 */
export async function eventCalendar(
  world: World,
  actor: Actor,
  slug: string,
  locale: Locale,
): Promise<string | null> {
  const open = await openEntries(world, actor, slug, locale);
  if (!open) return null;
  return writeDownload(open.entries, {
    name: open.event.title,
    organizer: organizerOf(open.event),
    language: locale,
  });
}

/**
 * The same as {@link eventCalendar}, to subscribe to: what moves or is called off follows.
 *
 * @returns `null` where {@link eventPage} shows nothing.
 */
export async function eventFeed(
  world: World,
  actor: Actor,
  slug: string,
  locale: Locale,
): Promise<string | null> {
  const open = await openEntries(world, actor, slug, locale);
  return open && writeFeed(open.entries, { name: open.event.title, language: locale });
}

/** What everybody may have in a calendar: the online room is for those who have a place. */
async function openEntries(
  world: World,
  actor: Actor,
  slug: string,
  locale: Locale,
): Promise<{ event: CalendarEventRow; entries: CalendarEvent[] } | null> {
  const page = await eventPage(world, actor, slug);
  if (!page) return null;
  const event = await world.db.event.findUniqueOrThrow({
    where: { id: page.id },
    select: calendarColumns,
  });
  const open = { ...event, onlineUrl: null };
  const programme = await programmeOf(world, event.id);
  return { event, entries: entriesOf(world, open, programme, locale) };
}

/**
 * One attendee's own programme as a feed to subscribe to: only the sessions that are theirs, nobody's
 * address. While they wait it is empty; after a cancellation its entries stay for 30 days as cancelled.
 *
 * @returns `null` for a token that opens nothing, or no longer.
 */
export async function personalFeed(world: World, token: string): Promise<string | null> {
  const opened = await registrationByToken(world, token, "feed");
  if (!opened) return null;
  const row = await world.db.registration.findUniqueOrThrow({
    where: { id: opened.id },
    select: {
      status: true,
      language: true,
      networkId: true,
      confirmedAt: true,
      cancelledAt: true,
      sessions: { select: { sessionId: true } },
      event: { select: calendarColumns },
    },
  });
  const locale = isLocale(row.language) ? row.language : "nb";
  const own = ownProgramme(await programmeOf(world, opened.eventId), {
    networkId: row.networkId,
    sessionIds: row.sessions.map((choice) => choice.sessionId),
  });
  const entries = entriesOf(world, row.event, own, locale);
  return writeFeed(entriesFor(row, entries), {
    name: translator(locale)("calendar.personalFeed", { title: row.event.title }),
    language: locale,
  });

  function entriesFor(
    seat: { status: string; confirmedAt: Date | null; cancelledAt: Date | null },
    all: readonly CalendarEvent[],
  ): readonly CalendarEvent[] {
    if (seat.status === "confirmed") return all;
    const { cancelledAt } = seat;
    if (!seat.confirmedAt || !cancelledAt || addTime(cancelledAt, cancelledStays) < world.now())
      return [];
    return all.map((entry) => ({
      ...entry,
      status: "CANCELLED",
      sequence: entry.sequence + 1,
      revisedAt: cancelledAt > entry.revisedAt ? cancelledAt : entry.revisedAt,
    }));
  }
}

/** The entries of an event: its sessions, those cancelled long ago left out, or the event itself. */
function entriesOf(
  world: World,
  event: CalendarEventRow,
  programme: CalendarProgramme,
  locale: Locale,
): CalendarEvent[] {
  const facts = factsOf(world, event);
  const sessions = programme.days.flatMap((programmeDay) => programmeDay.sessions);
  if (sessions.length === 0) return [eventEntry(facts, event)];
  const oldest = addTime(world.now(), -cancelledStays);
  return sessions
    .map((session) => sessionEntry(facts, event, session, locale))
    .filter((entry) => entry.status !== "CANCELLED" || entry.revisedAt > oldest);
}
