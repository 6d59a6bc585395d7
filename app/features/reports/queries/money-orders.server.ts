import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import type { OrdersView } from "../domain/money-view";
import { moneyRows, stateColumns } from "./money-rows.server";

/** An order in a list behind a figure. */
export interface MoneyOrder {
  readonly id: string;
  readonly code: string;
  readonly payer: string;
  readonly company: string | null;
  readonly currency: string;
  readonly event: { readonly slug: string; readonly title: string } | null;
  readonly placedAt: Instant;
  readonly totalMinor: number;
  /** What of it the list is about; all of it in the list of all orders. */
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly dueMinor: number;
  readonly openMinor: number;
  readonly overdueMinor: number;
  readonly tooMuchMinor: number;
  readonly payBy: string;
  /** Its invoices and credit notes, the oldest first. */
  readonly documents: readonly {
    readonly id: string;
    readonly year: number;
    readonly number: number;
  }[];
}

export interface MoneyOrders {
  readonly membership: Membership;
  readonly orders: readonly MoneyOrder[];
  readonly total: number;
  /** Of all of them, by currency: the figure the list was opened from. */
  readonly sums: readonly { readonly currency: string; readonly amountMinor: number }[];
}

export const ordersPerPage = 50;

/**
 * The orders behind a figure of the overview, the latest first.
 *
 * Refused: the access problems.
 */
export async function moneyOrders(
  world: World,
  actor: Actor,
  organisationSlug: string,
  view: OrdersView,
  page: number,
): Promise<Result<MoneyOrders, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  const { organisation } = member.value;
  const scope = {
    organisationId: organisation.id,
    timeZone: organisation.timeZone,
    now: world.now(),
  };
  const amount = view.state ? stateColumns[view.state] : Prisma.sql`total`;
  const listed = view.state
    ? Prisma.sql`${amount} <> 0`
    : view.lapsed
      ? Prisma.sql`true`
      : Prisma.sql`(total <> 0 OR paid <> 0 OR open <> 0 OR refunded <> 0 OR too_much <> 0)`;
  const [orders, sums] = await Promise.all([
    world.db.$queryRaw<MoneyOrder[]>`
      ${moneyRows(scope, view)},
      listed AS (SELECT *, ${amount} AS amount FROM money WHERE ${listed}
        ORDER BY created_at DESC, id DESC LIMIT ${ordersPerPage} OFFSET ${(page - 1) * ordersPerPage})
      SELECT l.id::text, l.code, l.payer_name AS payer, c.name AS company, l.currency, l.created_at AS "placedAt",
        CASE WHEN e.id IS NULL THEN NULL ELSE jsonb_build_object('slug', e.slug, 'title', e.title) END AS event,
        l.total AS "totalMinor", l.amount::float8 AS "amountMinor", l.paid::float8 AS "paidMinor",
        (l.to_be_invoiced + l.awaiting)::float8 AS "dueMinor", l.open::float8 AS "openMinor",
        l.overdue::float8 AS "overdueMinor", l.too_much::float8 AS "tooMuchMinor", l.pay_by AS "payBy",
        coalesce(d.documents, '[]') AS documents
      FROM listed l LEFT JOIN event e ON e.id = l.event_id LEFT JOIN company c ON c.id = l.company_id
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('id', i.id, 'year', i.year, 'number', i.number)
          ORDER BY i.year, i.number) AS documents
        FROM invoice i WHERE EXISTS (SELECT FROM invoice_vat v WHERE v.invoice_id = i.id AND v.payable_id = l.id)
      ) d ON true
      ORDER BY l.created_at DESC, l.id DESC`,
    world.db.$queryRaw<{ currency: string; count: number; amountMinor: number }[]>`
      ${moneyRows(scope, view)}
      SELECT currency, count(*)::int AS count, sum(${amount})::float8 AS "amountMinor"
      FROM money WHERE ${listed} GROUP BY 1 ORDER BY 2 DESC, 1`,
  ]);
  return accept({
    membership: member.value,
    orders,
    total: sums.reduce((all, { count }) => all + count, 0),
    sums: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  });
}
