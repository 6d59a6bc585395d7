import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { dateOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { may } from "~/features/organisations/permissions";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { lapsedSince } from "../domain/money-view";

/** What about money can wait for a treasurer, the most pressing first. */
export const moneyNeedKinds = [
  "disputes",
  "failed-refunds",
  "refunds",
  "overdue",
  "to-invoice",
  "lapsed",
] as const;
export type MoneyNeedKind = (typeof moneyNeedKinds)[number];

export interface MoneyNeed {
  readonly kind: MoneyNeedKind;
  readonly count: number;
}

/**
 * What about money waits for somebody, in one statement; nothing for those who see no money.
 *
 * Refused: the access problems.
 */
export async function moneyNeeds(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<readonly MoneyNeed[], AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-events");
  if (!member.ok) return member;
  const { role, organisation } = member.value;
  if (!may(role, "see-money")) return accept([]);
  const { id, timeZone } = organisation;
  const now = world.now();
  const rows = await world.db.$queryRaw<MoneyNeed[]>`
    SELECT 'disputes' AS kind, count(*)::int AS count FROM dispute
      WHERE organisation_id = ${id}::uuid AND closed_at IS NULL AND status LIKE '%needs_response'
    UNION ALL SELECT 'failed-refunds', count(*)::int FROM refund
      WHERE organisation_id = ${id}::uuid AND state = 'failed'
    UNION ALL SELECT 'refunds', count(*)::int FROM refund JOIN payment p ON p.id = payment_id
      WHERE refund.organisation_id = ${id}::uuid AND state = 'requested' AND p.method <> 'card'
    UNION ALL SELECT 'overdue', count(*)::int FROM invoice
      WHERE organisation_id = ${id}::uuid AND kind = 'invoice' AND settled_minor < total_minor + rounding_minor
        AND due_on < ${dateOf(now, timeZone)}::date
    UNION ALL SELECT 'to-invoice', count(*)::int FROM payable JOIN event e ON e.id = event_id
      WHERE payable.organisation_id = ${id}::uuid AND e.ends_at < ${now} AND payable.pay_by <> 'card'
        AND owed_minor - invoiced_minor - paid_minor + refunded_minor > 0
    UNION ALL SELECT 'lapsed', count(*)::int FROM "order"
      WHERE organisation_id = ${id}::uuid AND lapsed_at > ${lapsedSince(now)}`;
  return accept(rows.filter(({ count }) => count > 0));
}
