import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { EventFilters } from "../domain/event-filters";
import { eventKinds, type EventKind } from "../domain/event-words";
import { isListed } from "./listed-events.server";

/** One choice of a filter: how an address says it, and what people call it. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** What the public list can be narrowed to: only what some event of it has, and what is chosen already. */
export interface FilterOptions {
  readonly kinds: readonly EventKind[];
  readonly places: readonly FilterOption[];
  readonly organisers: readonly FilterOption[];
  /** `2026-11`, in their order. */
  readonly months: readonly string[];
  /** Which of the places and organisers is chosen, if it is one of them. */
  readonly chosen: { readonly place: string | null; readonly organiser: string | null };
  /** Whether some event is over. */
  readonly anyPast: boolean;
}

/** Choices of one filter at most; the search finds the others. */
const mostOptions = 200;
/** Months ahead or back that are offered. */
const mostMonths = 24;

interface OptionRow {
  readonly filter: "kind" | "place" | "organiser" | "month" | "past";
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/**
 * The choices of the filters.
 *
 * @remarks One statement, and none of its parts reads all events: each possible choice is one look into an index, and
 * the places are found by jumping from one to the next.
 */
export async function filterOptions(world: World, filters: EventFilters): Promise<FilterOptions> {
  const rows = await world.db.$queryRaw<OptionRow[]>`
    ${optionsOf(filters, world.now())}`;
  const of = (name: OptionRow["filter"]) => rows.filter(({ filter }) => filter === name);
  const options = (name: OptionRow["filter"]): FilterOption[] =>
    of(name).map(({ value, label }) => ({ value, label }));
  const chosen = (name: OptionRow["filter"]) => of(name).find((row) => row.chosen)?.value ?? null;
  const kinds = new Set(of("kind").map(({ value }) => value));
  return {
    kinds: eventKinds.filter((kind) => kinds.has(kind)),
    places: options("place"),
    organisers: options("organiser"),
    months: of("month").map(({ value }) => value),
    chosen: { place: chosen("place"), organiser: chosen("organiser") },
    anyPast: of("past").length > 0,
  };
}

function optionsOf({ kind, place, organiser, month, when }: EventFilters, now: Date): Prisma.Sql {
  const over = Prisma.sql`starts_at <= ${now} AND ends_at <= ${now}`;
  // One look into the column's own index: the first of all rows at or behind a value, which has the value or not. EXISTS
  // would read the table from its beginning, and to its end where no event has it. Among the past, what goes on counts too.
  const someHas = (column: Prisma.Sql, value: Prisma.Sql) =>
    when === "past"
      ? Prisma.sql`(SELECT ${column} FROM event
          WHERE ${isListed} AND (${column}, starts_at) < (${value}, ${now})
          ORDER BY ${column} DESC, starts_at DESC LIMIT 1) = ${value}`
      : Prisma.sql`(SELECT ${column} FROM event
          WHERE ${isListed} AND status = 'published' AND (${column}, starts_at) > (${value}, ${now})
          ORDER BY ${column}, starts_at LIMIT 1) = ${value}`;
  const inTime = when === "past" ? over : Prisma.sql`status = 'published' AND starts_at > ${now}`;
  const begun = when === "past" ? Prisma.sql`false` : Prisma.sql`true`;
  const [from, until] =
    when === "past"
      ? [
          Prisma.sql`${now}::timestamptz - make_interval(months => ${mostMonths}::int)`,
          Prisma.sql`${now}::timestamptz`,
        ]
      : [
          Prisma.sql`${now}::timestamptz`,
          Prisma.sql`${now}::timestamptz + make_interval(months => ${mostMonths}::int)`,
        ];
  return Prisma.sql`
    WITH RECURSIVE going_on AS MATERIALIZED (
      SELECT kind, place_key, organisation_id FROM event
      WHERE ${begun} AND ${isListed} AND status = 'published'
        AND tstzrange(starts_at, ends_at) @> ${now}::timestamptz
    ), place (key) AS (
      SELECT ''
      UNION ALL
      SELECT (SELECT place_key FROM event WHERE ${isListed} AND place_key > place.key ORDER BY place_key LIMIT 1)
      FROM place WHERE place.key IS NOT NULL
    )
    SELECT 'kind' AS filter, each AS value, each AS label, false AS chosen
    FROM unnest(${[...eventKinds]}::text[]) AS each
    WHERE each = ${kind} OR each IN (SELECT kind FROM going_on) OR ${someHas(Prisma.sql`kind`, Prisma.sql`each`)}
    UNION ALL (
      SELECT 'place', key, label.municipality, key = fold_search(${place}) IS TRUE
      FROM place, LATERAL (
        SELECT venue.municipality FROM event JOIN venue ON venue.id = event.venue_id
        WHERE ${isListed} AND place_key = place.key ORDER BY starts_at DESC LIMIT 1) AS label
      WHERE key > '' AND (key = fold_search(${place}) OR key IN (SELECT place_key FROM going_on)
        OR ${someHas(Prisma.sql`place_key`, Prisma.sql`place.key`)})
      LIMIT ${mostOptions}::int)
    UNION ALL (
      SELECT 'organiser', slug, name, slug = ${organiser} IS TRUE FROM organisation
      WHERE slug = ${organiser} OR id IN (SELECT organisation_id FROM going_on)
        OR ${someHas(Prisma.sql`organisation_id`, Prisma.sql`organisation.id`)}
      ORDER BY slug = ${organiser} IS TRUE DESC, name LIMIT ${mostOptions}::int)
    UNION ALL (
      SELECT 'month', each.month, each.month, false
      FROM (SELECT to_char(first, 'YYYY-MM') AS month, first
            FROM generate_series(date_trunc('month', (${from}) AT TIME ZONE 'UTC'),
                                 date_trunc('month', (${until}) AT TIME ZONE 'UTC'), interval '1 month') AS first
           ) AS each
      WHERE each.month = ${month} OR EXISTS (
        SELECT 1 FROM event WHERE ${isListed} AND ${inTime}
        AND starts_at >= (each.first - interval '14 hours') AT TIME ZONE 'UTC'
        AND starts_at < (each.first + interval '1 month 14 hours') AT TIME ZONE 'UTC'
        AND to_char(starts_at AT TIME ZONE time_zone, 'YYYY-MM') = each.month)
      ORDER BY each.month)
    UNION ALL
    (SELECT 'past', '', '', false FROM event WHERE ${isListed} AND ${over} ORDER BY starts_at LIMIT 1)`;
}
