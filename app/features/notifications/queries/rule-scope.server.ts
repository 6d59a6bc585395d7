import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  organiserEvent,
  type EditableEvent,
} from "~/features/events/queries/organiser-events.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import type { Permission } from "~/features/organisations/permissions";
import { placeOf, type ReminderRule } from "../domain/reminder-rule";
import { ruleColumns, ruleOf } from "./rule-rows.server";

/** Whose rules are meant: those of one event, or those an organisation has for all of its events. */
export interface RuleScope {
  readonly membership: Membership;
  /** `null` for the organisation's own. */
  readonly event: EditableEvent | null;
}

/** The rules of an organisation or, with `eventSlug`, of one of its events, for a member who may do `permission`. */
export async function ruleScope(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string | null,
  permission: Permission,
): Promise<Result<RuleScope, AccessProblem>> {
  if (eventSlug !== null)
    return organiserEvent(world, actor, organisationSlug, eventSlug, permission);
  const member = await membershipOf(world, actor, organisationSlug, permission);
  return member.ok ? accept({ membership: member.value, event: null }) : member;
}

/** A rule as the pages of its scope know it. */
export interface ScopedRule {
  readonly id: string;
  readonly rule: ReminderRule;
  readonly active: boolean;
  /** An event's page shows the organisation's rules too; `changed` is one of those, changed for this event alone. */
  readonly from: "organisation" | "event" | "changed";
  /** One of the two everybody begins with: it can be changed and switched off, but not deleted. */
  readonly builtIn: boolean;
}

/** The rules a scope shows, in the order they speak; those that another stands in for are left out. */
export async function rulesIn(
  world: World,
  { membership, event }: RuleScope,
): Promise<ScopedRule[]> {
  const rows = await world.db.reminderRule.findMany({
    where: {
      organisationId: membership.organisation.id,
      removedAt: null,
      OR: [{ eventId: null }, ...(event ? [{ eventId: event.id }] : [])],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...ruleColumns,
      id: true,
      eventId: true,
      replacesId: true,
      builtIn: true,
      active: true,
    },
  });
  const replaced = new Set(rows.map(({ replacesId }) => replacesId));
  return rows
    .filter(({ id }) => !replaced.has(id))
    .map<ScopedRule>((row) => ({
      id: row.id,
      rule: ruleOf(row),
      active: row.active,
      from: row.eventId === null ? "organisation" : row.replacesId === null ? "event" : "changed",
      builtIn: row.builtIn !== null,
    }))
    .toSorted((a, b) => placeOf(a.rule) - placeOf(b.rule));
}

/** One of those rules. Refused: `not-found` for one that is not among them. */
export async function ruleIn(
  world: World,
  scope: RuleScope,
  ruleId: string,
): Promise<Result<ScopedRule, AccessProblem>> {
  const rule = (await rulesIn(world, scope)).find(({ id }) => id === ruleId);
  return rule ? accept(rule) : refuse("not-found");
}

/** What the form about a rule offers to choose from. */
export interface RuleChoices {
  readonly sessions: readonly {
    readonly id: string;
    readonly title: string;
    readonly startsAt: Date;
  }[];
  readonly tickets: readonly { readonly id: string; readonly name: string }[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
}

/** Sessions and tickets are an event's; the networks its organisation's. */
export async function ruleChoices(
  world: World,
  { membership, event }: RuleScope,
): Promise<RuleChoices> {
  const [networks, sessions, tickets] = await Promise.all([
    world.db.network.findMany({
      where: { organisationId: membership.organisation.id },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    }),
    event
      ? world.db.session.findMany({
          where: { eventId: event.id, status: "scheduled" },
          select: { id: true, title: true, startsAt: true },
          orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        })
      : [],
    event
      ? world.db.ticketType.findMany({
          where: { eventId: event.id },
          select: { id: true, name: true },
          orderBy: [{ position: "asc" }, { name: "asc" }],
        })
      : [],
  ]);
  return { networks, sessions, tickets };
}
