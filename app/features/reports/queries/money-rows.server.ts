import { addDays, dateOf, instantOf, type Instant, type IsoDate } from "~/kernel/time";
import { soldStatuses } from "~/features/registration/domain/registration-transitions";
import { Prisma } from "~/platform/db.server";
import { lapsedSince, type MoneyState, type OrdersView } from "../domain/money-view";

/** Whose orders are looked at, and when. */
export interface MoneyScope {
  readonly organisationId: string;
  readonly timeZone: string;
  readonly now: Instant;
}

/**
 * Whether the line `l` is owed for: it lives, and its order has a seat, or it stands by itself. The same as
 * registration's `owedLines`; a test compares both.
 */
export const isOwed = Prisma.sql`(l.cancelled_at IS NULL AND (l.kind IN ('fee', 'adjustment')
  OR EXISTS (SELECT FROM registration seat WHERE seat.order_id = l.order_id
    AND seat.status IN (${Prisma.join([...soldStatuses])}))))`;

/**
 * The orders a view lets through with their amounts, as the common table expressions that end in `money`.
 *
 * @remarks A collected invoice spans orders: what was paid for it settles them one after the other, and what rounds it
 * stands with the largest, so that sums over orders are always sums over invoices. A credit note belongs to the invoice it
 * takes back.
 */
export function moneyRows(scope: MoneyScope, view: OrdersView): Prisma.Sql {
  const { organisationId, timeZone, now } = scope;
  const today = dateOf(now, timeZone);
  return Prisma.sql`
    WITH document AS (
      SELECT coalesce(credits_id, id) AS id, sum(rounding_minor) AS rounding,
        max(due_on) FILTER (WHERE kind = 'invoice') AS due_on
      FROM invoice WHERE organisation_id = ${organisationId}::uuid GROUP BY 1),
    received AS (
      SELECT p.invoice_id AS id, sum(p.amount_minor - coalesce(returned.minor, 0)) AS minor
      FROM payment p
      LEFT JOIN LATERAL (SELECT sum(r.amount_minor) AS minor FROM refund r
        WHERE r.payment_id = p.id AND r.state <> 'failed') returned ON true
      WHERE p.organisation_id = ${organisationId}::uuid AND p.invoice_id IS NOT NULL AND p.cancelled_at IS NULL
      GROUP BY 1),
    part AS (
      SELECT coalesce(i.credits_id, i.id) AS document_id, v.payable_id, sum(v.net_minor + v.vat_minor) AS minor
      FROM invoice i JOIN invoice_vat v ON v.invoice_id = i.id
      WHERE i.organisation_id = ${organisationId}::uuid GROUP BY 1, 2),
    asked AS (
      SELECT part.*, d.due_on, coalesce(r.minor, 0) AS received,
        CASE WHEN row_number() OVER largest = 1 THEN d.rounding ELSE 0 END AS rounding,
        row_number() OVER largest AS place, count(*) OVER (PARTITION BY part.document_id) AS parts
      FROM part JOIN document d ON d.id = part.document_id LEFT JOIN received r ON r.id = part.document_id
      WINDOW largest AS (PARTITION BY part.document_id ORDER BY part.minor DESC, part.payable_id)),
    filled AS (
      SELECT *, greatest(minor + rounding, 0) AS room,
        coalesce(sum(greatest(minor + rounding, 0)) OVER (PARTITION BY document_id ORDER BY place
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
      FROM asked),
    settled AS (
      SELECT payable_id, due_on, rounding, minor + rounding AS asked,
        CASE WHEN place = parts THEN received - least(greatest(received, 0), before)
          ELSE least(greatest(received - before, 0), room) END AS paid
      FROM filled),
    invoiced AS (
      SELECT payable_id, sum(paid) AS paid, sum(rounding) AS rounding,
        sum(greatest(asked - paid, 0)) AS open, sum(greatest(paid - asked, 0)) AS beyond,
        sum(greatest(asked - paid, 0)) FILTER (WHERE due_on < ${today}::date) AS overdue
      FROM settled GROUP BY 1),
    back AS (
      SELECT coalesce(r.payable_id, first.payable_id) AS payable_id, sum(r.amount_minor) AS minor,
        sum(r.amount_minor) FILTER (WHERE p.method <> 'card' AND r.state = 'requested') AS by_hand
      FROM refund r JOIN payment p ON p.id = r.payment_id
      LEFT JOIN LATERAL (SELECT v.payable_id FROM invoice_vat v WHERE v.invoice_id = p.invoice_id
        ORDER BY v.payable_id LIMIT 1) first ON true
      WHERE r.organisation_id = ${organisationId}::uuid AND r.state <> 'failed' GROUP BY 1),
    money AS (
      SELECT p.id, p.code, p.currency, p.event_id, p.company_id, p.payer_name, p.pay_by, p.created_at,
        p.owed_minor AS total,
        CASE WHEN p.owed_minor = 0 THEN 0 ELSE coalesce(taxed.vat, 0) END AS vat,
        p.paid_minor - p.refunded_minor + coalesce(i.paid, 0) AS paid,
        CASE WHEN p.pay_by <> 'card' THEN greatest(due.minor, 0) ELSE 0 END AS to_be_invoiced,
        CASE WHEN p.pay_by = 'card' THEN greatest(due.minor, 0) ELSE 0 END AS awaiting,
        coalesce(i.open, 0) AS open, coalesce(i.overdue, 0) AS overdue,
        coalesce(b.minor, 0) AS refunded, coalesce(b.by_hand, 0) AS by_hand,
        greatest(-due.minor, 0) + coalesce(i.beyond, 0) AS too_much, coalesce(i.rounding, 0) AS rounding
      FROM payable p
      LEFT JOIN LATERAL (
        SELECT sum(rated.vat) AS vat FROM (
          SELECT floor((2 * sum(l.net_minor)::numeric * l.vat_rate + 10000) / 20000) AS vat
          FROM order_line l WHERE l.order_id = p.id AND l.vat_rate IS NOT NULL AND ${isOwed} GROUP BY l.vat_rate) rated
      ) taxed ON true
      LEFT JOIN invoiced i ON i.payable_id = p.id
      LEFT JOIN back b ON b.payable_id = p.id
      CROSS JOIN LATERAL (SELECT p.owed_minor - p.invoiced_minor - p.paid_minor + p.refunded_minor AS minor) due
      WHERE ${Prisma.join(conditions(scope, view), " AND ")})`;
}

/** The column of `money` a state's amounts stand in. */
export const stateColumns: Readonly<Record<MoneyState, Prisma.Sql>> = {
  paid: Prisma.sql`paid`,
  "to-be-invoiced": Prisma.sql`to_be_invoiced`,
  "awaiting-payment": Prisma.sql`awaiting`,
  open: Prisma.sql`open`,
  overdue: Prisma.sql`overdue`,
  refunded: Prisma.sql`refunded`,
  "too-much": Prisma.sql`too_much`,
};

function conditions({ organisationId, timeZone, now }: MoneyScope, view: OrdersView): Prisma.Sql[] {
  const { currency, event, company, from, until, item, lapsed } = view;
  const [kind = "", label = ""] = item?.split(/:(.*)/s) ?? [];
  const midnight = (date: IsoDate) => instantOf(`${date}T00:00`, timeZone);
  const [after, before] = [from && midnight(from), until && midnight(addDays(until, 1))];
  return [
    Prisma.sql`p.organisation_id = ${organisationId}::uuid`,
    currency && Prisma.sql`p.currency = ${currency}`,
    event &&
      Prisma.sql`p.event_id = (SELECT id FROM event WHERE slug = ${event} AND organisation_id = ${organisationId}::uuid)`,
    company &&
      (company === "none"
        ? Prisma.sql`p.company_id IS NULL`
        : Prisma.sql`p.company_id = ${company}::uuid`),
    after && Prisma.sql`p.created_at >= ${after}`,
    before && Prisma.sql`p.created_at < ${before}`,
    lapsed &&
      Prisma.sql`EXISTS (SELECT FROM "order" o WHERE o.id = p.id AND o.lapsed_at > ${lapsedSince(now)})`,
    item &&
      Prisma.sql`p.owed_minor <> 0 AND EXISTS (SELECT FROM order_line l
        WHERE l.order_id = p.id AND ${isOwed} AND l.kind = ${kind} AND l.label = ${label})`,
  ].filter((condition) => condition instanceof Prisma.Sql);
}
