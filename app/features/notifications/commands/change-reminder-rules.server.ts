import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { Prisma } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { allPlaceholders } from "../domain/placeholder-words";
import { placeholderProblems } from "../domain/placeholders";
import { distanceOf, speaksByItself, type ReminderRule } from "../domain/reminder-rule";
import { columnsOf, ruleColumns, ruleOf } from "../queries/rule-rows.server";
import {
  ruleChoices,
  ruleIn,
  ruleScope,
  type RuleScope,
  type ScopedRule,
} from "../queries/rule-scope.server";

/** Rules of one scope at most. */
const mostRules = 30;

export type SaveRuleProblem = Problem<
  | "field-invalid"
  | "reminder-words-needed"
  | "too-many"
  | "reminder-too-far"
  | "reminder-placeholder"
>;

/** How far a rule may count at most, in days: longer, and its sentence means something else. */
const furthestDays = 90;

/** Whose rules are meant: an organisation's own, or with `event` one event's; by their slugs. */
export interface RuleAddress {
  readonly organisation: string;
  readonly event: string | null;
}

/**
 * Adds a rule, or changes one. One of the organisation's that is changed at an event is changed for that event alone.
 *
 * Refused: the access problems; `not-found` for a rule of another scope; `field-invalid` for a session, ticket or network
 * of somebody else; `reminder-words-needed` where only the organiser knows what to say; `reminder-too-far`;
 * `reminder-placeholder` for a brace that means nothing; `too-many`.
 *
 * @param ruleId `null` for a new one.
 */
export async function saveReminderRule(
  world: World,
  actor: Actor,
  at: RuleAddress,
  ruleId: string | null,
  rule: ReminderRule,
): Promise<Result<{ id: string }, AccessProblem | SaveRuleProblem>> {
  return inTransaction(world, async (tx) => {
    const found = await ruleScope(tx, actor, at.organisation, at.event, "edit-events");
    if (!found.ok) return found;
    const scope = found.value;
    const wrong = await ruleProblem(tx, scope, rule);
    if (wrong) return { ok: false, problem: wrong } as const;
    const known = ruleId === null ? null : await ruleIn(tx, scope, ruleId);
    if (known && !known.ok) return known;
    if (!known && (await ownRules(tx, scope)) >= mostRules) return refuse("too-many");
    const id = await write(tx, scope, known?.value ?? null, { ...columnsOf(rule), active: true });
    await noted(tx, scope, known ? "change-reminder" : "add-reminder", id);
    return accept({ id });
  });
}

/** What can be done to a rule beside changing it; `reset` goes back to what the organisation says. */
export const ruleTurns = ["on", "off", "remove", "reset"] as const;
export type RuleTurn = (typeof ruleTurns)[number];

/**
 * Switches a rule on or off, deletes it, or goes back from an event's own to its organisation's.
 *
 * Refused: the access problems; `not-found` for a rule this cannot be done to: the two everybody begins with can be
 * switched off but not deleted, the organisation's can be deleted only there.
 */
export async function turnReminderRule(
  world: World,
  actor: Actor,
  at: RuleAddress,
  ruleId: string,
  turn: RuleTurn,
): Promise<Result<null, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const found = await ruleScope(tx, actor, at.organisation, at.event, "edit-events");
    if (!found.ok) return found;
    const known = await ruleIn(tx, found.value, ruleId);
    if (!known.ok) return known;
    if (!canTurn(found.value, known.value, turn)) return refuse("not-found");
    if (turn === "on" || turn === "off") {
      const kept = columnsOf(known.value.rule);
      await write(tx, found.value, known.value, { ...kept, active: turn === "on" });
    } else {
      const now = tx.now();
      await tx.db.reminderRule.update({ where: { id: ruleId }, data: { removedAt: now } });
    }
    await noted(tx, found.value, turn === "remove" ? "remove-reminder" : "change-reminder", ruleId);
    return accept(null);
  });
}

/** Whether a rule of this scope can be turned so. */
function canTurn({ event }: RuleScope, { from, builtIn }: ScopedRule, turn: RuleTurn): boolean {
  if (turn === "remove") return event ? from === "event" : !builtIn;
  return turn === "reset" ? from === "changed" : true;
}

async function write(
  world: World,
  { membership, event }: RuleScope,
  known: ScopedRule | null,
  columns: ReturnType<typeof columnsOf> & { readonly active: boolean },
): Promise<string> {
  const now = world.now();
  const created = {
    ...columns,
    organisationId: membership.organisation.id,
    eventId: event?.id ?? null,
    createdAt: now,
    revisedAt: now,
  } satisfies Partial<Prisma.ReminderRuleUncheckedCreateInput>;
  if (!known)
    return (await world.db.reminderRule.create({ data: { id: world.newId(), ...created } })).id;
  if (event && known.from === "organisation") {
    const eventId_replacesId = { eventId: event.id, replacesId: known.id };
    const { id } = await world.db.reminderRule.upsert({
      where: { eventId_replacesId },
      create: { id: world.newId(), ...created, replacesId: known.id },
      update: { ...columns, revisedAt: now, removedAt: null },
    });
    return id;
  }
  const data = { ...columns, revisedAt: now };
  await world.db.reminderRule.update({ where: { id: known.id }, data });
  return known.id;
}

/** What is wrong with a rule in its scope; `null` when it can be kept. */
export async function ruleProblem(
  world: World,
  scope: RuleScope,
  rule: ReminderRule,
): Promise<SaveRuleProblem | null> {
  if (distanceOf(rule.timing) > distanceOf({ amount: furthestDays, unit: "days" }))
    return { code: "reminder-too-far", field: "amount", params: { days: furthestDays } };
  if (!speaksByItself(rule) && Object.keys(rule.words).length === 0) {
    const language = scope.event?.language ?? scope.membership.organisation.language;
    return { code: "reminder-words-needed", field: `subject-${language}` };
  }
  for (const [language, { subject, text }] of Object.entries(rule.words))
    for (const [field, typed] of Object.entries({ subject, text })) {
      const [wrong] = placeholderProblems(typed, allPlaceholders);
      if (wrong)
        return {
          code: "reminder-placeholder",
          field: `${field}-${language}`,
          params: { written: wrong.written },
        };
    }
  const choices = await ruleChoices(world, scope);
  const known = (list: readonly { readonly id: string }[], ids: readonly string[]) =>
    ids.every((wanted) => list.some(({ id }) => id === wanted));
  if (rule.sessionId !== null && !known(choices.sessions, [rule.sessionId]))
    return { code: "field-invalid", field: "session" };
  const { ticketTypeIds, networkIds } = rule.audience;
  return known(choices.tickets, ticketTypeIds) && known(choices.networks, networkIds)
    ? null
    : { code: "field-invalid", field: "audience" };
}

function ownRules(world: World, { membership, event }: RuleScope): Promise<number> {
  return world.db.reminderRule.count({
    where: {
      organisationId: membership.organisation.id,
      eventId: event?.id ?? null,
      removedAt: null,
    },
  });
}

async function noted(world: World, scope: RuleScope, action: string, id: string): Promise<void> {
  const { membership, event } = scope;
  const row = await world.db.reminderRule.findUniqueOrThrow({
    where: { id },
    select: { ...ruleColumns, active: true },
  });
  const { timing, anchor } = ruleOf(row);
  const says = `${timing.amount} ${timing.unit} ${timing.direction} ${anchor}`;
  await recordAudit(world, {
    organisationId: membership.organisation.id,
    accountId: membership.accountId,
    action,
    subject: event
      ? { type: "event", id: event.id }
      : { type: "organisation", id: membership.organisation.id },
    detail: {
      title: event?.card.title ?? membership.organisation.name,
      rule: says,
      active: row.active,
    },
  });
  world.wake("send-reminders");
}
