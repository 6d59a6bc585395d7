import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { addTime, day, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { samePeopleCounts } from "./same-people.server";
import { may } from "~/features/organisations/permissions";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";

/** What can wait for an organiser, the most pressing first. */
export const needKinds = [
  "failed-mails",
  "applications",
  "unpublished",
  "draft-soon",
  "same-people",
  "unnamed",
] as const;
export type NeedKind = (typeof needKinds)[number];

/** Something an organiser has to look at, with the event it is about. */
export interface Need {
  readonly kind: NeedKind;
  /** How many mails, applications, changes or seats; 1 for a draft. */
  readonly count: number;
  readonly event: {
    readonly slug: string;
    readonly title: string;
    readonly startsAt: Instant;
    readonly timeZone: string;
  };
}

const unnamedWithin = 14 * day;
const draftWithin = 30 * day;

/**
 * What waits for the organiser: mails of coming events that did not arrive, applications to decide, changes of a
 * programme that are not published, drafts that start within 30 days, seats without a name at events within 14 days.
 * Mails only for roles that see them, changes for those that publish them.
 *
 * Refused: the access problems.
 */
export async function organiserNeeds(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<Need[], AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-events");
  if (!member.ok) return member;
  const { role, organisation } = member.value;
  const organisationId = organisation.id;
  const now = world.now();
  const startsWithin = (time: number) => ({ gt: now, lte: addTime(now, time) });

  const [failed, applications, unnamed, drafts, unpublished, same] = await Promise.all([
    may(role, "see-messages")
      ? world.db.outboxMessage.groupBy({
          by: ["eventId"],
          where: { organisationId, state: "failed", event: { endsAt: { gt: now } } },
          _count: true,
        })
      : [],
    world.db.registration.groupBy({
      by: ["eventId"],
      where: {
        organisationId,
        status: "awaiting-approval",
        event: { status: "published", startsAt: { gt: now } },
      },
      _count: true,
    }),
    world.db.registration.groupBy({
      by: ["eventId"],
      where: {
        organisationId,
        attendeeEmail: null,
        anonymisedAt: null,
        status: "confirmed",
        event: { status: "published", startsAt: startsWithin(unnamedWithin) },
      },
      _count: true,
    }),
    world.db.event.findMany({
      where: { organisationId, status: "draft", startsAt: startsWithin(draftWithin) },
      select: { id: true },
    }),
    may(role, "edit-events")
      ? world.db.programmeDraft.groupBy({
          by: ["eventId"],
          where: { event: { organisationId, status: "published", endsAt: { gt: now } } },
          _count: true,
        })
      : [],
    may(role, "manage-registrations") ? samePeopleCounts(world, organisationId) : [],
  ]);
  const counted: { kind: NeedKind; eventId: string | null; count: number }[] = [
    ...failed.map(({ eventId, _count }) => ({
      kind: "failed-mails" as const,
      eventId,
      count: _count,
    })),
    ...applications.map(({ eventId, _count }) => ({
      kind: "applications" as const,
      eventId,
      count: _count,
    })),
    ...unpublished.map(({ eventId, _count }) => ({
      kind: "unpublished" as const,
      eventId,
      count: _count,
    })),
    ...drafts.map(({ id }) => ({ kind: "draft-soon" as const, eventId: id, count: 1 })),
    ...same.map((each) => ({ kind: "same-people" as const, ...each })),
    ...unnamed.map(({ eventId, _count }) => ({ kind: "unnamed" as const, eventId, count: _count })),
  ];
  return accept(await withEvents(world, counted));
}

async function withEvents(
  world: World,
  counted: readonly { kind: NeedKind; eventId: string | null; count: number }[],
): Promise<Need[]> {
  const ids = counted.flatMap(({ eventId }) => (eventId ? [eventId] : []));
  const events = await world.db.event.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, slug: true, title: true, startsAt: true, timeZone: true },
  });
  const byId = new Map(events.map(({ id, ...event }) => [id, event]));
  return counted
    .flatMap(({ kind, eventId, count }) => {
      const event = byId.get(eventId ?? "");
      return event ? [{ kind, count, event }] : [];
    })
    .toSorted(
      (a, b) =>
        needKinds.indexOf(a.kind) - needKinds.indexOf(b.kind) ||
        a.event.startsAt.getTime() - b.event.startsAt.getTime(),
    );
}
