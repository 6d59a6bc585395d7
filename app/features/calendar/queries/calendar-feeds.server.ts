import type { Actor } from "~/kernel/actor";
import { isLocale, type Locale } from "~/kernel/locales";
import { addTime } from "~/kernel/time";
import type { Work } from "~/kernel/work";
import { translator } from "~/i18n/translate";
import { inSlices } from "~/platform/slices.server";
import type { World } from "~/platform/world.server";
import { eventPage } from "~/features/events/queries/event-page.server";
import {
  programmeOf,
  type CalendarProgramme,
} from "~/features/programme/queries/programme-of.server";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";
import { ownProgramme } from "~/features/registration/queries/seat-page.server";
import type { CalendarEvent } from "../domain/calendar-event";
import { cancelledStays } from "../domain/feed-terms";
import { downloadWork, feedWork } from "../domain/calendar-writer";
import {
  calendarColumns,
  eventEntry,
  factsOf,
  organizerOf,
  sessionEntry,
  type CalendarEventRow,
} from "./event-facts.server";

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
): Promise<PublicCalendar | null> {
  const open = await openEvent(world, actor, slug);
  if (!open) return null;
  const { event, programme } = open;
  const terms = { name: event.title, organizer: organizerOf(event), language: locale };
  return { eventId: event.id, ics: await inSlices(download()) };

  function* download(): Work<string> {
    return yield* downloadWork(yield* entriesOf(world, event, programme, locale), terms);
  }
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
): Promise<PublicCalendar | null> {
  const open = await openEvent(world, actor, slug);
  if (!open) return null;
  const { event, programme } = open;
  const terms = { name: event.title, language: locale };
  return { eventId: event.id, ics: await inSlices(feed()) };

  function* feed(): Work<string> {
    return yield* feedWork(yield* entriesOf(world, event, programme, locale), terms);
  }
}

/** An event's calendar, and which event that is. */
export interface PublicCalendar {
  readonly eventId: string;
  readonly ics: string;
}

/** What everybody may have in a calendar: the online room is for those who have a place. */
async function openEvent(
  world: World,
  actor: Actor,
  slug: string,
): Promise<{ event: CalendarEventRow; programme: CalendarProgramme } | null> {
  const page = await eventPage(world, actor, slug);
  if (!page) return null;
  const event = await world.db.event.findUniqueOrThrow({
    where: { id: page.id },
    select: calendarColumns,
  });
  const open = { ...event, onlineUrl: null };
  const programme = await programmeOf(world, event.id);
  return { event: open, programme };
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
  const terms = {
    name: translator(locale)("calendar.personalFeed", { title: row.event.title }),
    language: locale,
  };
  return inSlices(feed(row));

  function* feed(
    seat: Parameters<typeof entriesFor>[0] & { event: CalendarEventRow },
  ): Work<string> {
    const entries = yield* entriesOf(world, seat.event, own, locale);
    return yield* feedWork(entriesFor(seat, entries), terms);
  }

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
function* entriesOf(
  world: World,
  event: CalendarEventRow,
  programme: CalendarProgramme,
  locale: Locale,
): Work<CalendarEvent[]> {
  const facts = factsOf(world, event);
  const sessions = programme.days.flatMap((programmeDay) => programmeDay.sessions);
  if (sessions.length === 0) return [eventEntry(facts, event)];
  const oldest = addTime(world.now(), -cancelledStays);
  const entries: CalendarEvent[] = [];
  for (const session of sessions) {
    const entry = sessionEntry(facts, event, session, locale);
    if (entry.status !== "CANCELLED" || entry.revisedAt > oldest) entries.push(entry);
    yield;
  }
  return entries;
}
