import type { Actor } from "~/kernel/actor";
import { isLocale, type Locale } from "~/kernel/locales";
import { accept, refuse, type Result } from "~/kernel/result";
import { addTime } from "~/kernel/time";
import type { Work } from "~/kernel/work";
import { translator } from "~/i18n/translate";
import { inSlices } from "~/platform/slices.server";
import type { World } from "~/platform/world.server";
import { visibleTo } from "~/features/events/queries/event-page.server";
import { sessionKinds, type SessionKind } from "~/features/programme/domain/programme";
import {
  sessionsOfEvent,
  type FeedSession,
} from "~/features/programme/queries/calendar-sessions.server";
import { attends } from "~/features/registration/domain/attends";
import {
  chosenSessionIds,
  chosenSessions,
} from "~/features/registration/queries/chosen-sessions.server";
import {
  feedByToken,
  registrationByToken,
} from "~/features/registration/queries/registration-by-token.server";
import type { CalendarEvent } from "../domain/calendar-event";
import { cancelledStays, knownKinds, type FeedAsk, type FeedProblem } from "../domain/feed-terms";
import { downloadWork, feedWork } from "../domain/calendar-writer";
import {
  calendarColumns,
  eventEntry,
  factsOf,
  organizerOf,
  sessionEntry,
  type CalendarEventRow,
} from "./event-facts.server";
import type { PublicFeed } from "./public-feeds.server";

/**
 * A public event as a download: each session an entry of its own, or the event when it has none. Without the
 * address of the online room, which is for those who have a place.
 */
export async function eventCalendar(
  world: World,
  slug: string,
  { locale, kinds }: FeedAsk,
  actor: Actor,
): Promise<Result<PublicFeed, FeedProblem>> {
  return openCalendar(world, actor, slug, { locale, kinds }, (event, entries) =>
    downloadWork(entries, { name: event.title, organizer: organizerOf(event), language: locale }),
  );
}

/** The same as {@link eventCalendar}, to subscribe to: what moves or is called off follows. */
export async function eventFeed(
  world: World,
  slug: string,
  { locale, kinds, format }: FeedAsk,
  actor: Actor,
): Promise<Result<PublicFeed, FeedProblem>> {
  return openCalendar(world, actor, slug, { locale, kinds }, (event, entries) =>
    feedWork(entries, { name: event.title, language: locale }, format),
  );
}

/** What everybody may have in a calendar: the online room is for those who have a place. */
async function openCalendar(
  world: World,
  actor: Actor,
  slug: string,
  { locale, kinds: asked }: Pick<FeedAsk, "locale" | "kinds">,
  write: (event: CalendarEventRow, entries: readonly CalendarEvent[]) => Work<string>,
): Promise<Result<PublicFeed, FeedProblem>> {
  const found = await world.db.event.findFirst({
    where: visibleTo(actor, slug),
    select: calendarColumns,
  });
  if (!found) return refuse("not-found");
  const kinds = knownKinds(asked, sessionKinds);
  if (!kinds.ok) return kinds;
  const event = { ...found, onlineUrl: null };
  const sessions = await sessionsOfEvent(world, event.id);
  const text = await inSlices(calendar());
  return accept({ text, keptOn: { event: event.id, places: false } });

  function* calendar(): Work<string> {
    const wanted = ofKinds(yield* sessions, kinds.ok ? kinds.value : []);
    return yield* write(event, yield* entriesOf(world, event, wanted, locale));
  }
}

/** A seat as its calendar depends on it. */
interface CalendarSeat {
  readonly status: string;
  readonly confirmedAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** How a personal feed is asked for; without a language it speaks its owner's. */
export type PersonalAsk = Omit<FeedAsk, "locale"> & { readonly locale: Locale | null };

/**
 * One attendee's own programme as a feed to subscribe to: only the sessions that are theirs, nobody's
 * address. While they wait it is empty; after a cancellation its entries stay for 30 days as cancelled.
 *
 * @returns `ended` for an address that was made anew or switched off, `not-found` for a token that opens nothing.
 */
export async function personalFeed(
  world: World,
  token: string,
  ask: PersonalAsk,
): Promise<Result<string, FeedProblem>> {
  const opened = await feedByToken(world, token);
  if (!opened.ok) return opened;
  const kinds = knownKinds(ask.kinds, sessionKinds);
  if (!kinds.ok) return kinds;
  const own = await ownCalendar(world, opened.value.id, ask.locale);
  const { seat, locale } = own;
  const name = translator(locale)("calendar.personalFeed", { title: seat.event.title });
  return accept(await inSlices(feed()));

  function* feed(): Work<string> {
    const entries = entriesFor(world, seat, yield* own.entries(kinds.ok ? kinds.value : []));
    return yield* feedWork(entries, { name, language: locale }, ask.format);
  }
}

/**
 * One attendee's own programme as a file to keep, behind their personal link.
 *
 * @returns `null` for a token that opens nothing, and for a seat that is not confirmed: there is nothing to keep.
 */
export async function personalDownload(world: World, token: string): Promise<string | null> {
  const opened = await registrationByToken(world, token);
  if (!opened) return null;
  const { seat, locale, entries } = await ownCalendar(world, opened.id, null);
  if (seat.status !== "confirmed") return null;
  const terms = {
    name: translator(locale)("calendar.personalFeed", { title: seat.event.title }),
    organizer: organizerOf(seat.event),
    language: locale,
  };
  return inSlices(download());

  function* download(): Work<string> {
    return yield* downloadWork(yield* entries([]), terms);
  }
}

/** What a seat's calendar is made of: the seat with its event, and the sessions that are its own. */
async function ownCalendar(world: World, registrationId: string, asked: Locale | null) {
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: {
      status: true,
      language: true,
      networkId: true,
      confirmedAt: true,
      cancelledAt: true,
      ...chosenSessions,
      event: { select: calendarColumns },
    },
  });
  const locale = asked ?? (isLocale(seat.language) ? seat.language : "nb");
  const choice = {
    networkId: seat.networkId,
    sessionIds: chosenSessionIds(seat),
  };
  const sessions = await sessionsOfEvent(world, seat.event.id);
  function* entries(kinds: readonly SessionKind[]): Work<CalendarEvent[]> {
    const own = (yield* sessions).filter(({ id, network, signUp }) =>
      attends(choice, { id, networkId: network?.id ?? null, signUp }),
    );
    return yield* entriesOf(world, seat.event, ofKinds(own, kinds), locale);
  }
  return { seat, locale, entries };
}

function entriesFor(
  world: World,
  seat: CalendarSeat,
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

/** The sessions of these kinds, all where none is named; `null` where there is no programme to choose from. */
function ofKinds(
  sessions: readonly FeedSession[],
  kinds: readonly SessionKind[],
): readonly FeedSession[] | null {
  if (sessions.length === 0) return null;
  return kinds.length === 0 ? sessions : sessions.filter(({ kind }) => kinds.includes(kind));
}

/** The entries of an event: its sessions, those cancelled long ago left out, or the event itself. */
function* entriesOf(
  world: World,
  event: CalendarEventRow,
  sessions: readonly FeedSession[] | null,
  locale: Locale,
): Work<CalendarEvent[]> {
  const facts = factsOf(world, event);
  if (sessions === null) return [eventEntry(facts, event)];
  const oldest = addTime(world.now(), -cancelledStays);
  const entries: CalendarEvent[] = [];
  for (const session of sessions) {
    const entry = sessionEntry(facts, event, session, locale);
    if (entry.status !== "CANCELLED" || entry.revisedAt > oldest) entries.push(entry);
    yield;
  }
  return entries;
}
