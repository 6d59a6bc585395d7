import type { World } from "~/platform/world.server";
import type { MoneyView } from "../domain/money-view";
import { isOwed, moneyRows, type MoneyScope } from "./money-rows.server";

/** What was ordered under one name, whatever the event. */
export interface MoneyItem {
  readonly currency: string;
  /** ticket | add-on | discount | fee | adjustment */
  readonly kind: string;
  readonly label: string;
  readonly count: number;
  /** VAT is charged on sums of orders, so lines have none of their own. */
  readonly netMinor: number;
}

/**
 * What the orders a view lets through are made of: their living lines by kind and name.
 *
 * @remarks Asks for no permission: the overview has.
 */
export function moneyItems(world: World, scope: MoneyScope, view: MoneyView): Promise<MoneyItem[]> {
  return world.db.$queryRaw<MoneyItem[]>`
    ${moneyRows(scope, view)}
    SELECT money.currency, l.kind, l.label, count(*)::int AS count, sum(l.net_minor)::float8 AS "netMinor"
    FROM money JOIN order_line l ON l.order_id = money.id AND ${isOwed}
    WHERE money.total <> 0
    GROUP BY 1, 2, 3 HAVING sum(l.net_minor) <> 0
    ORDER BY array_position(ARRAY['ticket', 'add-on', 'discount', 'fee', 'adjustment'], l.kind), 5 DESC, 3`;
}
