import type { Locale } from "~/kernel/locales";
import { addTime, day } from "~/kernel/time";
import { translator } from "~/i18n/translate";
import type { Prisma } from "~/platform/db.server";
import { inSlices } from "~/platform/slices.server";
import type { World } from "~/platform/world.server";
import { cancelledStays } from "../domain/feed-terms";
import { feedWork } from "../domain/calendar-writer";
import { calendarColumns, eventEntry, factsOf } from "./event-facts.server";

/** How long what is over stays in a feed, in milliseconds: who subscribes late still sees the season. */
const pastStays = 90 * day;

/** A feed, and whose events stand in it. */
export interface PublicFeed {
  readonly organisationId: string;
  readonly ics: string;
}

/** Entries of one feed at most: a client that is sent more gives up. */
const mostEntries = 2000;

/**
 * The public events of an organisation as a calendar to subscribe to, one entry each: those to come, those of the last
 * 90 days, and for 30 days those called off.
 *
 * @param locale - Of the calendar's own name; events speak their organiser's language.
 * @returns `null` when there is no such organisation.
 */
export async function organisationFeed(
  world: World,
  slug: string,
  locale: Locale,
): Promise<PublicFeed | null> {
  const found = await world.db.organisation.findUnique({
    where: { slug },
    select: { id: true, name: true },
  });
  if (!found) return null;
  const name = translator(locale)("calendar.organisationFeed", { name: found.name });
  const ics = await feedOf(world, { organisationId: found.id }, name, locale);
  return { organisationId: found.id, ics };
}

/** The public events of a series, as {@link organisationFeed} has those of an organisation. */
export async function seriesFeed(
  world: World,
  slug: string,
  locale: Locale,
): Promise<PublicFeed | null> {
  const found = await world.db.series.findUnique({
    where: { slug },
    select: { id: true, title: true, organisation: { select: { id: true, name: true } } },
  });
  if (!found) return null;
  const words = { title: found.title, name: found.organisation.name };
  const name = translator(locale)("calendar.seriesFeed", words);
  const ics = await feedOf(world, { seriesId: found.id }, name, locale);
  return { organisationId: found.organisation.id, ics };
}

async function feedOf(
  world: World,
  of: Prisma.EventWhereInput,
  name: string,
  language: Locale,
): Promise<string> {
  const now = world.now();
  const events = await world.db.event.findMany({
    where: {
      ...of,
      visibility: "public",
      OR: [
        { status: { in: ["published", "archived"] }, endsAt: { gt: addTime(now, -pastStays) } },
        { status: "cancelled", cancelledAt: { gt: addTime(now, -cancelledStays) } },
      ],
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: mostEntries,
    select: calendarColumns,
  });
  const entries = events.map((event) => {
    // The online room is for those who have a place.
    const open = { ...event, onlineUrl: null };
    return eventEntry(factsOf(world, open), open);
  });
  return inSlices(feedWork(entries, { name, language }));
}
