import { addTime, day, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { EventCard } from "../domain/event-card";
import { cardColumns, cardOf } from "./event-cards.server";

/** One company's turn as host. */
export interface HostTurn {
  readonly slug: string;
  readonly host: string;
  readonly startsAt: Instant;
  readonly timeZone: string;
  readonly state: "done" | "next" | "later" | "cancelled";
}

/** What the page of a series shows. */
export interface SeriesPage {
  readonly organisationId: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly organisation: { readonly slug: string; readonly name: string; readonly hue: number };
  /** Soonest first, called-off ones among them. */
  readonly coming: readonly EventCard[];
  /** Latest first, one page of them. */
  readonly past: readonly EventCard[];
  readonly morePast: boolean;
  readonly rota: readonly HostTurn[];
}

/** Coming events that are shown; who plans further ahead is still read in the calendar. */
const mostComing = 40;
/** How many past events of a series a page holds. */
const pastOnPage = 12;
/** How far back the rota looks, and how many turns it has. */
const rotaSpan = 200 * day;
const mostTurns = 16;

/** What of a series everybody may see. */
const open = { visibility: "public" } as const;

/** A series and its public events; `null` when there is none of that name. `page`: of what is over, from 1. */
export async function seriesPage(
  world: World,
  slug: string,
  { page = 1 }: { page?: number } = {},
): Promise<SeriesPage | null> {
  const series = await world.db.series.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      title: true,
      description: true,
      organisationId: true,
      organisation: { select: { slug: true, name: true, accentHue: true } },
    },
  });
  if (!series) return null;
  const { id: seriesId, organisation, ...about } = series;
  const now = world.now();
  const { event } = world.db;
  const [coming, past, turns] = await Promise.all([
    event.findMany({
      where: {
        seriesId,
        ...open,
        status: { in: ["published", "cancelled"] },
        endsAt: { gt: now },
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: mostComing,
      select: cardColumns,
    }),
    event.findMany({
      where: {
        seriesId,
        ...open,
        status: { in: ["published", "archived"] },
        endsAt: { lte: now },
      },
      orderBy: [{ startsAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pastOnPage,
      take: pastOnPage + 1,
      select: cardColumns,
    }),
    event.findMany({
      where: {
        seriesId,
        ...open,
        status: { in: ["published", "cancelled", "archived"] },
        hostCompanyId: { not: null },
        startsAt: { gt: addTime(now, -rotaSpan) },
      },
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: mostTurns,
      select: {
        slug: true,
        status: true,
        startsAt: true,
        endsAt: true,
        timeZone: true,
        hostCompany: { select: { name: true } },
      },
    }),
  ]);
  const next = turns.find(({ status, endsAt }) => status === "published" && endsAt > now);
  return {
    ...about,
    organisation: {
      slug: organisation.slug,
      name: organisation.name,
      hue: organisation.accentHue,
    },
    coming: coming.map((row) => cardOf(row, now)),
    past: past.slice(0, pastOnPage).map((row) => cardOf(row, now)),
    morePast: past.length > pastOnPage,
    rota: turns.map((turn) => ({
      slug: turn.slug,
      host: turn.hostCompany?.name ?? "",
      startsAt: turn.startsAt,
      timeZone: turn.timeZone,
      state: stateOf(turn),
    })),
  };

  function stateOf(turn: { slug: string; status: string; endsAt: Date }): HostTurn["state"] {
    if (turn.status === "cancelled") return "cancelled";
    if (turn.slug === next?.slug) return "next";
    return turn.endsAt > now ? "later" : "done";
  }
}

/** A series as its organisation's page names it. */
export interface SeriesLine {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly next: {
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly timeZone: string;
  } | null;
}

/** An organisation's series, by title: those of which some event is or was public. */
export async function seriesOfOrganisation(
  world: World,
  organisationSlug: string,
): Promise<SeriesLine[]> {
  const rows = await world.db.series.findMany({
    where: {
      organisation: { slug: organisationSlug },
      events: { some: { ...open, status: { in: ["published", "archived"] } } },
    },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: {
      slug: true,
      title: true,
      description: true,
      events: {
        where: { ...open, status: "published", endsAt: { gt: world.now() } },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        take: 1,
        select: { startsAt: true, endsAt: true, timeZone: true },
      },
    },
  });
  return rows.map(({ events: [next = null], ...series }) => ({ ...series, next }));
}
