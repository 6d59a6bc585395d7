import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { ReminderRule } from "../domain/reminder-rule";
import {
  audienceSize,
  departuresOf,
  ruledColumns,
  type Departure,
  type RuledEvent,
} from "./rule-audience.server";
import { ruleColumns, ruleOf } from "./rule-rows.server";
import {
  ruleChoices,
  ruleScope,
  rulesIn,
  type RuleChoices,
  type RuleScope,
  type ScopedRule,
} from "./rule-scope.server";

/** A time at which a rule speaks, and to how many as things stand. */
export interface CountedDeparture extends Departure {
  readonly people: number;
}

/** What a rule will do. */
export interface RuleOutlook {
  /** The next times it speaks, earliest first; a few of them. */
  readonly next: readonly CountedDeparture[];
  /** How many times it speaks in all from now on. */
  readonly times: number;
  /** The last time it would have spoken, where there is no next one. */
  readonly past: Instant | null;
  /** The clock that is said on. */
  readonly zone: string;
  /** After an order: how many orders that are there already are still to come. */
  readonly orders: number;
}

/** A rule of a page, with what it will do; `null` where it is switched off. */
export interface RuleLine extends ScopedRule {
  readonly outlook: RuleOutlook | null;
}

/** What a rule has sent. */
export interface SentLine {
  readonly ruleId: string;
  readonly rule: ReminderRule;
  readonly at: Instant;
  readonly people: number;
}

export interface RulePage extends RuleScope {
  readonly rules: readonly RuleLine[];
  readonly sent: readonly SentLine[];
  readonly choices: RuleChoices;
}

/** The rules of an event, or those of an organisation, with what they will do and what they have done. */
export async function reminderRules(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string | null,
): Promise<Result<RulePage, AccessProblem>> {
  const found = await ruleScope(world, actor, organisationSlug, eventSlug, "see-messages");
  if (!found.ok) return found;
  const scope = found.value;
  const [rules, choices, sent, events] = await Promise.all([
    rulesIn(world, scope),
    ruleChoices(world, scope),
    sentBy(world, scope),
    eventsIn(world, scope),
  ]);
  const lines: RuleLine[] = [];
  for (const line of rules) {
    const outlook = line.active ? await outlookOf(world, line.rule, events, 1) : null;
    lines.push({ ...line, outlook });
  }
  return accept({ ...scope, rules: lines, sent, choices });
}

/** What a rule that is being written would do in its scope: the first few times, and to how many. */
export async function previewRule(
  world: World,
  scope: RuleScope,
  rule: ReminderRule,
): Promise<RuleOutlook> {
  return outlookOf(world, rule, await eventsIn(world, scope), 5);
}

/** Events an organisation's rule is looked at with. */
const eventsLookedAt = 100;

/** The events a scope's rules speak of: the one, or those to come. */
function eventsIn(world: World, { membership, event }: RuleScope): Promise<RuledEvent[]> {
  const where: Prisma.EventWhereInput = event
    ? { id: event.id, status: { in: ["draft", "published"] } }
    : {
        organisationId: membership.organisation.id,
        status: "published",
        endsAt: { gt: world.now() },
      };
  return world.db.event.findMany({
    where,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: eventsLookedAt,
    select: ruledColumns,
  });
}

async function outlookOf(
  world: World,
  rule: ReminderRule,
  events: readonly RuledEvent[],
  most: number,
): Promise<RuleOutlook> {
  const now = world.now();
  const all = events
    .flatMap((event) => departuresOf(rule, event))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const coming = all.filter(({ at }) => at > now);
  const next: CountedDeparture[] = [];
  for (const departure of coming.slice(0, most)) {
    const of = { eventId: departure.event.id, sessionId: departure.session?.id ?? null };
    next.push({ ...departure, people: await audienceSize(world, rule, of) });
  }
  return {
    next,
    times: coming.length,
    past: coming.length === 0 ? (all.at(-1)?.at ?? null) : null,
    zone: events[0]?.timeZone ?? "UTC",
    orders: rule.anchor === "order" ? await ordersAhead(world, rule, events) : 0,
  };
}

/** How many orders are there already whose time is still to come. */
async function ordersAhead(
  world: World,
  { timing: { amount, unit } }: ReminderRule,
  events: readonly RuledEvent[],
): Promise<number> {
  const rows = await world.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM "order"
    WHERE event_id = ANY(${events.map(({ id }) => id)}::uuid[])
      AND created_at > ${world.now()}::timestamptz - ${`${amount} ${unit}`}::interval`;
  return Number(rows[0]?.count ?? 0);
}

/** What the rules of a scope have sent, latest first; of each rule its last time and all its mails. */
async function sentBy(world: World, { membership, event }: RuleScope): Promise<SentLine[]> {
  const sums = await world.db.reminder.groupBy({
    by: ["ruleId"],
    where: {
      state: "sent",
      recipients: { gt: 0 },
      ...(event
        ? { eventId: event.id }
        : { rule: { organisationId: membership.organisation.id, eventId: null } }),
    },
    _sum: { recipients: true },
    _max: { handledAt: true },
    orderBy: { _max: { handledAt: "desc" } },
    take: 20,
  });
  const rows = await world.db.reminderRule.findMany({
    where: { id: { in: sums.map(({ ruleId }) => ruleId) } },
    select: { ...ruleColumns, id: true },
  });
  const rules = new Map(rows.map((row) => [row.id, ruleOf(row)]));
  return sums.flatMap(({ ruleId, _sum, _max }) => {
    const rule = rules.get(ruleId);
    return rule && _max.handledAt
      ? [{ ruleId, rule, at: _max.handledAt, people: _sum.recipients ?? 0 }]
      : [];
  });
}
