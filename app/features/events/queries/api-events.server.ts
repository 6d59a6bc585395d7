import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { EventCard } from "../domain/event-card";
import type { EventKind } from "../domain/event-words";
import { cardColumns, cardOf } from "./event-cards.server";

/** What the list is narrowed by. */
export interface EventsFilter {
  /** The slug of an organisation. */
  readonly organiser?: string | undefined;
  readonly kind?: EventKind | undefined;
  /** Events that end after this; now, unless told otherwise. */
  readonly from?: Instant | undefined;
  /** Events that begin before this. */
  readonly to?: Instant | undefined;
}

/** The public events of a stretch of time, over or not, soonest first; `page` from 1. */
export async function apiEvents(
  world: World,
  { organiser, kind, from, to }: EventsFilter,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ events: EventCard[]; total: number; pages: number }> {
  const now = world.now();
  const where = {
    OR: [{ status: "published" }, { status: "archived", endsAt: { lte: now } }],
    visibility: "public",
    endsAt: { gt: from ?? now },
    ...(to ? { startsAt: { lt: to } } : {}),
    ...(kind ? { kind } : {}),
    ...(organiser === undefined ? {} : { organisation: { slug: organiser } }),
  };
  const [total, rows] = await Promise.all([
    world.db.event.count({ where }),
    world.db.event.findMany({
      where,
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      skip: (page - 1) * perPage,
      take: perPage,
      select: cardColumns,
    }),
  ]);
  return {
    events: rows.map((row) => cardOf(row, now)),
    total,
    pages: Math.max(1, Math.ceil(total / perPage)),
  };
}
