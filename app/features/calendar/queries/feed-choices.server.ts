import { anonymous } from "~/kernel/actor";
import type { World } from "~/platform/world.server";
import { eventKinds } from "~/features/events/domain/event-words";
import { visibleTo } from "~/features/events/queries/event-page.server";
import { sessionKinds } from "~/features/programme/domain/programme";
import type { FeedChoices } from "../domain/feed-choice";
import { knownToAll, openEvent } from "./public-feeds.server";

/** What one subscribes to, and what can be chosen of it. */
export interface FeedSubject extends FeedChoices {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly hue: number;
  /** What the kinds are kinds of. */
  readonly of: "events" | "sessions";
}

/**
 * The calendar of an organisation, or of one of its groups.
 *
 * @param group - a network's id; of one that no public event speaks of, the organisation's own calendar.
 */
export async function organisationSubject(
  world: World,
  slug: string,
  group: string | null,
): Promise<FeedSubject | null> {
  const found = await world.db.organisation.findUnique({
    where: { slug },
    select: {
      id: true,
      name: true,
      accentHue: true,
      networks: { where: knownToAll, orderBy: { name: "asc" }, select: { id: true, name: true } },
    },
  });
  if (!found) return null;
  const { id, name, accentHue, networks } = found;
  const about = { id, organisationId: id, title: name, hue: accentHue, groups: networks };
  const network = networks.find((each) => each.id === group);
  return network
    ? { ...about, of: "sessions", kinds: await sessionKindsIn(world, { networkId: network.id }) }
    : { ...about, of: "events", kinds: await eventKindsIn(world, { organisationId: id }) };
}

/** The calendar of a series. */
export async function seriesSubject(world: World, slug: string): Promise<FeedSubject | null> {
  const found = await world.db.series.findUnique({
    where: { slug },
    select: { id: true, title: true, organisation: { select: { id: true, accentHue: true } } },
  });
  if (!found) return null;
  const { id, title, organisation } = found;
  return {
    id,
    organisationId: organisation.id,
    title,
    hue: organisation.accentHue,
    of: "events",
    kinds: await eventKindsIn(world, { seriesId: id }),
    groups: [],
  };
}

/** The calendar of an event that everybody may see: a calendar program does not sign in. */
export async function eventSubject(world: World, slug: string): Promise<FeedSubject | null> {
  const found = await world.db.event.findFirst({
    where: visibleTo(anonymous, slug),
    select: { id: true, title: true, organisation: { select: { id: true, accentHue: true } } },
  });
  if (!found) return null;
  const { id, title, organisation } = found;
  return {
    id,
    organisationId: organisation.id,
    title,
    hue: organisation.accentHue,
    of: "sessions",
    kinds: await sessionKindsIn(world, { eventId: id }),
    groups: [],
  };
}

async function eventKindsIn(
  world: World,
  of: { readonly organisationId: string } | { readonly seriesId: string },
): Promise<readonly string[]> {
  const rows = await world.db.event.findMany({
    where: { ...of, ...openEvent() },
    distinct: ["kind"],
    select: { kind: true },
  });
  return eventKinds.filter((kind) => rows.some((row) => row.kind === kind));
}

async function sessionKindsIn(
  world: World,
  of: { readonly eventId: string } | { readonly networkId: string },
): Promise<readonly string[]> {
  const rows = await world.db.session.findMany({
    where: "eventId" in of ? of : { ...of, event: openEvent() },
    distinct: ["kind"],
    select: { kind: true },
  });
  return sessionKinds.filter((kind) => rows.some((row) => row.kind === kind));
}
