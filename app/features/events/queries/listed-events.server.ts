import { addTime, hour, type Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import { searchWords, type EventFilters } from "../domain/event-filters";

/**
 * What stands on public lists. Word for word the condition of the partial indexes `event_listed…`: without it none of
 * them is used.
 */
export const isListed = Prisma.sql`visibility = 'public' AND status IN ('published', 'archived')`;

/** Words of a search; where a word may have been misspelt, those it may have meant. */
export type SoughtWords = readonly (readonly string[])[];

/** The words of a search as they were typed. */
export function wordsAsTyped({ q }: EventFilters): SoughtWords {
  return searchWords(q).map((word) => [word]);
}

/** The events somebody looks for, each once, as `(id, starts_at)`; to be ordered and cut by whoever asks. */
export function soughtEvents(filters: EventFilters, words: SoughtWords, now: Instant): Prisma.Sql {
  const wanted = Prisma.join([isListed, ...conditionsOf(filters, words)], " AND ");
  if (filters.when === "past")
    return Prisma.sql`
      SELECT id, starts_at FROM event WHERE ${wanted} AND starts_at <= ${now} AND ends_at <= ${now}`;
  // In two halves, so that what is over is never read: what goes on now is found by its span, the rest by its start.
  return Prisma.sql`
    SELECT id, starts_at FROM event
    WHERE ${wanted} AND status = 'published' AND tstzrange(starts_at, ends_at) @> ${now}::timestamptz
    UNION ALL
    SELECT id, starts_at FROM event
    WHERE ${wanted} AND status = 'published' AND starts_at > ${now}`;
}

function conditionsOf(filters: EventFilters, words: SoughtWords): Prisma.Sql[] {
  const { kind, place, organiser, month } = filters;
  return [
    ...(kind === null ? [] : [Prisma.sql`kind = ${kind}`]),
    ...(place === null ? [] : [Prisma.sql`place_key = fold_search(${place})`]),
    ...(organiser === null
      ? []
      : [Prisma.sql`organisation_id = (SELECT id FROM organisation WHERE slug = ${organiser})`]),
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
export function inMonth(month: string): Prisma.Sql {
  const first = new Date(`${month}-01T00:00:00Z`);
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
  return Prisma.sql`starts_at >= ${addTime(first, -widestZone)} AND starts_at < ${addTime(next, widestZone)}
    AND to_char(starts_at AT TIME ZONE time_zone, 'YYYY-MM') = ${month}`;
}
