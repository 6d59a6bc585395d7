import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { actionsOf, type AuditKind } from "../domain/audit-kinds";
import { membershipOf, type AccessProblem, type Membership } from "./membership.server";

/** One thing somebody did. */
export interface AuditLine {
  readonly id: string;
  readonly at: Instant;
  /** `null` for an account that is gone, and for what nobody signed in did. */
  readonly who: string | null;
  readonly action: string;
  /** The event it is about, where that can still be said. */
  readonly event: { readonly slug: string; readonly title: string } | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** How many entries a page of the log holds. */
export const entriesPerPage = 50;

/**
 * What was done in an organisation's name, latest first: changes, looks at health information, exports and
 * erasures. For owners.
 *
 * Refused: the access problems.
 */
export async function auditLog(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { kind = null, page = 1 }: { kind?: AuditKind | null; page?: number } = {},
): Promise<Result<{ membership: Membership; lines: AuditLine[]; more: boolean }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-log");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const rows = await world.db.auditEntry.findMany({
    where: { organisationId, ...(kind ? { action: actionsOf(kind) } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    skip: (page - 1) * entriesPerPage,
    take: entriesPerPage + 1,
    select: {
      id: true,
      at: true,
      action: true,
      subjectType: true,
      subjectId: true,
      detail: true,
      account: { select: { name: true } },
    },
  });
  const shown = rows.slice(0, entriesPerPage);
  const eventOf = await eventsOf(world, organisationId, shown);
  return accept({
    membership: member.value,
    lines: shown.map(({ id, at, action, subjectId, detail, account }) => ({
      id: String(id),
      at,
      action,
      who: account?.name ?? null,
      event: eventOf.get(subjectId) ?? null,
      detail: plainDetail(detail),
    })),
    more: rows.length > entriesPerPage,
  });
}

type Subject = { readonly subjectType: string; readonly subjectId: string };

/** The event behind each subject, in one question for each type of subject. */
async function eventsOf(world: World, organisationId: string, subjects: readonly Subject[]) {
  const idsOf = (type: string) => [
    ...new Set(subjects.filter((s) => s.subjectType === type).map((s) => s.subjectId)),
  ];
  const event = { select: { slug: true, title: true } } as const;
  const inside = (type: string) => ({
    where: { id: { in: idsOf(type) }, event: { organisationId } },
    select: { id: true, event },
  });
  const [events, registrations, orders, sessions, tracks] = await Promise.all([
    world.db.event.findMany({
      where: { id: { in: idsOf("event") }, organisationId },
      select: { id: true, slug: true, title: true },
    }),
    world.db.registration.findMany(inside("registration")),
    world.db.order.findMany(inside("order")),
    world.db.session.findMany(inside("session")),
    world.db.track.findMany(inside("track")),
  ]);
  return new Map([
    ...events.map(({ id, ...found }) => [id, found] as const),
    ...[...registrations, ...orders, ...sessions, ...tracks].map(
      ({ id, event: found }) => [id, found] as const,
    ),
  ]);
}

/** The plain values of an entry's detail, for a sentence. */
function plainDetail(detail: unknown): Record<string, string | number> {
  if (typeof detail !== "object" || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === "string" || typeof entry[1] === "number",
    ),
  );
}
