import type { World } from "~/platform/world.server";
import type { EventCard } from "../domain/event-card";
import { lastPage, type EventFilters } from "../domain/event-filters";
import { cardColumns, cardOf } from "./event-cards.server";
import { listOrder, soughtBy, soughtEvents, type Sought } from "./listed-events.server";
import { wordsMeant } from "./search-spelling.server";

/** How many events a page of the public list holds. */
export const eventsOnPage = 25;

/** How far events are counted: counting is reading, and nobody leafs through more. */
const mostCounted = eventsOnPage * lastPage;

/** A page of the public list. */
export interface BrowsedEvents {
  readonly events: readonly EventCard[];
  /** How many there are in all; when `more`, at least so many. */
  readonly total: number;
  readonly more: boolean;
  /** The page shown: the last one when a later one was asked for. */
  readonly page: number;
  readonly pages: number;
  /** Nothing had these words, but this has some that are spelt almost like them. */
  readonly alike: boolean;
}

/**
 * The public events somebody looks for: those to come soonest first, those that are over latest first. What a search
 * finds stands in the same order, for a list of events is read as a calendar.
 *
 * @remarks Reads what it shows and never what is stored: past events are not touched, and counting ends at a thousand.
 */
export async function browseEvents(
  world: World,
  filters: EventFilters,
  { perPage = eventsOnPage }: { perPage?: number } = {},
): Promise<BrowsedEvents> {
  const typed = await soughtBy(world, filters);
  let found = { sought: typed, count: await countOf(world, typed) };
  if (found.count === 0 && typed.words.length > 0) {
    const words = await wordsMeant(world, typed.words.flat());
    const sought = words && { ...typed, words };
    if (sought) found = { sought, count: await countOf(world, sought) };
  }
  const total = Math.min(found.count, mostCounted);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(filters.page, pages);
  return {
    events: await pageOf(world, { ...found.sought, page }, perPage),
    total,
    more: found.count > mostCounted,
    page,
    pages,
    alike: total > 0 && found.sought !== typed,
  };
}

async function countOf(world: World, sought: Sought): Promise<number> {
  const most = mostCounted + 1;
  const rows = await world.db.$queryRaw<[{ found: number }]>`
    SELECT count(*)::int AS found
    FROM (${soughtEvents(sought, world.now(), most)}) AS sought`;
  return Math.min(rows[0].found, most);
}

async function pageOf(world: World, sought: Sought, perPage: number): Promise<EventCard[]> {
  const now = world.now();
  const before = (sought.page - 1) * perPage;
  const ids = await world.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (${soughtEvents(sought, now, before + perPage)}) AS sought
    ORDER BY ${listOrder(sought)} LIMIT ${perPage}::int OFFSET ${before}::int`;
  const rows = await world.db.event.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    select: { ...cardColumns, id: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [cardOf(row, now)] : [];
  });
}
