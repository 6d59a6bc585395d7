import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { EventCard } from "../domain/event-card";
import { lastPage, type EventFilters } from "../domain/event-filters";
import { cardColumns, cardOf } from "./event-cards.server";
import { soughtEvents, wordsAsTyped, type SoughtWords } from "./listed-events.server";
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
  const typed = wordsAsTyped(filters);
  let found = { words: typed, count: await countOf(world, filters, typed) };
  if (found.count === 0 && typed.length > 0) {
    const words = await wordsMeant(world, typed.flat());
    if (words !== null) found = { words, count: await countOf(world, filters, words) };
  }
  const total = Math.min(found.count, mostCounted);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const page = Math.min(filters.page, pages);
  return {
    events: await pageOf(world, { ...filters, page }, found.words, perPage),
    total,
    more: found.count > mostCounted,
    page,
    pages,
    alike: total > 0 && found.words !== typed,
  };
}

async function countOf(world: World, filters: EventFilters, words: SoughtWords): Promise<number> {
  const rows = await world.db.$queryRaw<[{ found: number }]>`
    SELECT count(*)::int AS found
    FROM (SELECT 1 FROM (${soughtEvents(filters, words, world.now())}) AS sought
          LIMIT ${mostCounted + 1}::int) AS counted`;
  return rows[0].found;
}

async function pageOf(
  world: World,
  filters: EventFilters,
  words: SoughtWords,
  perPage: number,
): Promise<EventCard[]> {
  const now = world.now();
  const order =
    filters.when === "past"
      ? Prisma.sql`starts_at DESC, id DESC`
      : Prisma.sql`starts_at ASC, id ASC`;
  const ids = await world.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (${soughtEvents(filters, words, now)}) AS sought
    ORDER BY ${order} LIMIT ${perPage}::int OFFSET ${(filters.page - 1) * perPage}::int`;
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
