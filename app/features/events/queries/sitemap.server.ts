import { addTime, day, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";

/** How many pages one file of the site map names; the protocol allows 50,000 (sitemaps.org). */
export const pagesPerPart = 5_000;
/** How long an event stays in the site map after it is over, in milliseconds. */
const recent = 365 * day;

/** A page search engines are told of. */
export interface SitemapPage {
  readonly kind: "event" | "organisation" | "series";
  readonly slug: string;
  readonly changedAt: Instant | null;
}

/** How many files the events take. */
export async function sitemapParts(world: World): Promise<number> {
  const events = await world.db.event.count({ where: openEvents(world) });
  return Math.max(1, Math.ceil(events / pagesPerPart));
}

/**
 * The pages of one part: events to come and of the past year, the latest first. The first part names
 * organisations and series as well, as far as any of those events is theirs.
 *
 * @param part from 1; one that does not exist is empty.
 */
export async function sitemapPages(world: World, part: number): Promise<SitemapPage[]> {
  const events = await world.db.event.findMany({
    where: openEvents(world),
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    skip: (part - 1) * pagesPerPart,
    take: pagesPerPart,
    select: { slug: true, publishedAt: true, cancelledAt: true, calendarRevisedAt: true },
  });
  const pages = events.map((event): SitemapPage => ({
    kind: "event",
    slug: event.slug,
    changedAt: latest([event.publishedAt, event.cancelledAt, event.calendarRevisedAt]),
  }));
  if (part > 1) return pages;
  const withEvents = { where: { events: { some: openEvents(world) } }, take: pagesPerPart };
  const order = { select: { slug: true }, orderBy: { slug: "asc" } } as const;
  const [organisations, series] = await Promise.all([
    world.db.organisation.findMany({ ...withEvents, ...order }),
    world.db.series.findMany({ ...withEvents, ...order }),
  ]);
  return [
    ...organisations.map(({ slug }): SitemapPage => ({
      kind: "organisation",
      slug,
      changedAt: null,
    })),
    ...series.map(({ slug }): SitemapPage => ({ kind: "series", slug, changedAt: null })),
    ...pages,
  ];
}

function openEvents(world: World) {
  return {
    status: { in: ["published", "cancelled", "archived"] },
    visibility: "public",
    endsAt: { gt: addTime(world.now(), -recent) },
  };
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce((last, at) => (last === null || (at && at > last) ? at : last), null);
}
