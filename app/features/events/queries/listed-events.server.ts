import { addTime, hour, type Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { searchWords, type EventFilters } from "../domain/event-filters";

/**
 * What stands on public lists. Word for word the condition of the partial indexes `event_listed…`: without it none of
 * them is used.
 */
export const isListed = Prisma.sql`visibility = 'public' AND status IN ('published', 'archived')`;

/** Words of a search; where a word may have been misspelt, those it may have meant. */
export type SoughtWords = readonly (readonly string[])[];

/** What somebody looks for, as the database is asked for it. */
export interface Sought extends EventFilters {
  readonly words: SoughtWords;
  /** `null` for an organiser that does not exist. */
  readonly organisationId: string | null;
}

/**
 * The filters with their words as they were typed and the organiser looked up: the planner has to know which one it is
 * to choose an index.
 */
export async function soughtBy(world: World, filters: EventFilters): Promise<Sought> {
  const { organiser: slug, q } = filters;
  const organisation =
    slug === null
      ? null
      : await world.db.organisation.findUnique({ where: { slug }, select: { id: true } });
  return {
    ...filters,
    words: searchWords(q).map((word) => [word]),
    organisationId: organisation?.id ?? null,
  };
}

/** The order of a public list: what is to come soonest first, what is over latest first. */
export function listOrder({ when }: Pick<EventFilters, "when">): Prisma.Sql {
  return when === "past" ? Prisma.sql`starts_at DESC, id DESC` : Prisma.sql`starts_at, id`;
}

/**
 * The first `most` events that somebody looks for, as `(id, starts_at)`; to be ordered by whoever asks.
 *
 * @remarks In two halves, so that what is over is never read: what goes on now is found by its span, the rest by its
 * start. Each half is ordered and cut by itself, which lets both stop early.
 */
export function soughtEvents(sought: Sought, now: Instant, most: number): Prisma.Sql {
  const wanted = Prisma.join([isListed, ...conditionsOf(sought)], " AND ");
  const first = (condition: Prisma.Sql) => Prisma.sql`
    (SELECT id, starts_at FROM event WHERE ${wanted} AND ${condition}
     ORDER BY ${listOrder(sought)} LIMIT ${most}::int)`;
  if (sought.when === "past") return first(Prisma.sql`starts_at <= ${now} AND ends_at <= ${now}`);
  const goingOn = Prisma.sql`tstzrange(starts_at, ends_at) @> ${now}::timestamptz`;
  return Prisma.sql`
    ${first(Prisma.sql`status = 'published' AND ${goingOn}`)}
    UNION ALL
    ${first(Prisma.sql`status = 'published' AND starts_at > ${now}`)}`;
}

function conditionsOf(sought: Sought): Prisma.Sql[] {
  const { kind, place, organiser, organisationId, month, words } = sought;
  return [
    ...(kind === null ? [] : [Prisma.sql`kind = ${kind}`]),
    ...(place === null ? [] : [Prisma.sql`place_key = fold_search(${place})`]),
    ...(organiser === null ? [] : [Prisma.sql`organisation_id = ${organisationId}::uuid`]),
    ...(month === null ? [] : [inMonth(month)]),
    ...words.map(hasWord),
  ];
}

function hasWord(meant: readonly string[]): Prisma.Sql {
  const likes = meant.map((word) => Prisma.sql`search LIKE search_pattern(${word})`);
  return Prisma.sql`(${Prisma.join(likes, " OR ")})`;
}

/** No clock on earth is further from UTC, in milliseconds. */
const widestZone = 14 * hour;

/** Begins in a month on the event's own clock. The first two conditions are for the index, the third is exact. */
function inMonth(month: string): Prisma.Sql {
  const first = new Date(`${month}-01T00:00:00Z`);
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
  return Prisma.sql`starts_at >= ${addTime(first, -widestZone)} AND starts_at < ${addTime(next, widestZone)}
    AND to_char(starts_at AT TIME ZONE time_zone, 'YYYY-MM') = ${month}`;
}
