import { accept, refuse, type Result } from "~/kernel/result";
import { addTime } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { Work } from "~/kernel/work";
import { translator } from "~/i18n/translate";
import { Prisma } from "~/platform/db.server";
import type { KeptOn } from "~/platform/page-cache/kept-on";
import { inSlices } from "~/platform/slices.server";
import type { World } from "~/platform/world.server";
import { eventKinds } from "~/features/events/domain/event-words";
import { sessionKinds } from "~/features/programme/domain/programme";
import { sessionsOfNetwork } from "~/features/programme/queries/calendar-sessions.server";
import { feedWork } from "../domain/calendar-writer";
import {
  cancelledStays,
  knownKinds,
  mostEntries,
  pastStays,
  type FeedAsk,
  type FeedProblem,
} from "../domain/feed-terms";
import { eventEntry, factsOf, sessionEntry, type CalendarEventRow } from "./event-facts.server";
import { calendarEvents } from "./event-rows.server";

/** A feed as it is sent, and what it depends on. */
export interface PublicFeed {
  readonly text: string;
  readonly keptOn: KeptOn;
}

type Answer = Promise<Result<PublicFeed, FeedProblem>>;

/**
 * The public events of an organisation as a calendar to subscribe to, one entry each: those to come, those of the last
 * 90 days, and for 30 days those called off.
 */
export async function organisationFeed(world: World, slug: string, ask: FeedAsk): Answer {
  const found = await world.db.organisation.findUnique({
    where: { slug },
    select: { id: true, name: true },
  });
  if (!found) return refuse("not-found");
  return eventsFeed(world, Prisma.sql`e.organisation_id = ${found.id}::uuid`, ask, {
    organisation: found.id,
    name: translator(ask.locale)("calendar.organisationFeed", { name: found.name }),
  });
}

/** The public events of a series, as {@link organisationFeed} has those of an organisation. */
export async function seriesFeed(world: World, slug: string, ask: FeedAsk): Answer {
  const found = await world.db.series.findUnique({
    where: { slug },
    select: { id: true, title: true, organisation: { select: { id: true, name: true } } },
  });
  if (!found) return refuse("not-found");
  const words = { title: found.title, name: found.organisation.name };
  return eventsFeed(world, Prisma.sql`e.series_id = ${found.id}::uuid`, ask, {
    organisation: found.organisation.id,
    name: translator(ask.locale)("calendar.seriesFeed", words),
  });
}

/** What a feed of events is called, and whose events they are. */
interface FeedSubject {
  readonly organisation: string;
  readonly name: string;
}

async function eventsFeed(
  world: World,
  whose: Prisma.Sql,
  { kinds: asked, locale, format }: FeedAsk,
  { organisation, name }: FeedSubject,
): Answer {
  const kinds = knownKinds(asked, eventKinds);
  if (!kinds.ok) return kinds;
  const ofKind =
    kinds.value.length > 0 ? Prisma.sql`AND e.kind = ANY (${[...kinds.value]})` : Prisma.empty;
  const where = Prisma.sql`${whose} AND ${shown(world)} ${ofKind}`;
  const events = await calendarEvents(world, where, mostEntries);
  const text = await inSlices(feed());
  return accept({ text, keptOn: { organisation, places: false } });

  function* feed(): Work<string> {
    const entries = (yield* events).map((row) => {
      const event = withoutRoom(row);
      return eventEntry(factsOf(world, event), event);
    });
    return yield* feedWork(entries, { name, language: locale }, format);
  }
}

/**
 * The sessions for one network (a specialist group, a cohort) in an organisation's public events, as a calendar to
 * subscribe to. Sessions that are over stay for 90 days, those called off for 30.
 *
 * @returns `not-found`, too, for a network of which no public event speaks: that it exists is nobody's business.
 */
export async function networkFeed(
  world: World,
  slug: string,
  networkId: string,
  { kinds: asked, locale, format }: FeedAsk,
): Answer {
  const network = isUuid(networkId)
    ? await world.db.network.findFirst({
        where: { id: networkId, organisation: { slug }, ...knownToAll },
        select: { id: true, name: true, organisation: { select: { id: true, name: true } } },
      })
    : null;
  if (!network) return refuse("not-found");
  const kinds = knownKinds(asked, sessionKinds);
  if (!kinds.ok) return kinds;
  const { organisation } = network;
  const events = await inSlices(
    await calendarEvents(
      world,
      Prisma.sql`e.organisation_id = ${organisation.id}::uuid AND ${shown(world)}
        AND EXISTS (SELECT FROM session WHERE event_id = e.id AND network_id = ${network.id}::uuid)`,
      mostEntries,
    ),
  );
  const open = new Map(events.map((event) => [event.id, withoutRoom(event)]));
  const sessions = await sessionsOfNetwork(world, network.id, [...open.keys()]);
  const name = translator(locale)("calendar.networkFeed", {
    group: network.name,
    name: organisation.name,
  });
  const text = await inSlices(feed());
  return accept({ text, keptOn: { organisation: organisation.id, places: false } });

  function* feed(): Work<string> {
    const oldest = addTime(world.now(), -cancelledStays);
    const entries = [];
    for (const session of yield* sessions) {
      const event = open.get(session.eventId);
      if (!event || (kinds.ok && kinds.value.length > 0 && !kinds.value.includes(session.kind)))
        continue;
      const entry = sessionEntry(factsOf(world, event), event, session, locale);
      if (entry.status !== "CANCELLED" || entry.revisedAt > oldest) entries.push(entry);
      yield;
    }
    return yield* feedWork(entries.slice(0, mostEntries), { name, language: locale }, format);
  }
}

/** A network that some public event speaks of, in a track or at a session. */
export const knownToAll = {
  OR: [
    { tracks: { some: { event: openEvent() } } },
    { sessions: { some: { event: openEvent() } } },
  ],
} satisfies Prisma.NetworkWhereInput;

/** Which events everybody may know of. */
export function openEvent() {
  return { visibility: "public", status: { in: ["published", "cancelled", "archived"] } };
}

/** Which events stand in a feed for everybody. */
function shown(world: World): Prisma.Sql {
  const now = world.now();
  return Prisma.sql`e.visibility = 'public' AND (
    e.status IN ('published', 'archived') AND e.ends_at > ${addTime(now, -pastStays)}
    OR e.status = 'cancelled' AND e.cancelled_at > ${addTime(now, -cancelledStays)})`;
}

/** The online room is for those who have a place. */
function withoutRoom(event: CalendarEventRow): CalendarEventRow {
  return { ...event, onlineUrl: null };
}
