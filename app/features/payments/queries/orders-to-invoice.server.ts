import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import { sellerLacks } from "../domain/invoice-parties";
import { paymentSettings } from "./payment-settings.server";

/** An order that is to be invoiced, or whose invoice stands for too much. */
export interface OrderToInvoice {
  readonly id: string;
  readonly code: string;
  readonly payer: string;
  readonly company: string | null;
  readonly event: string;
  readonly reference: string;
  readonly placedAt: Instant;
  readonly currency: string;
  /** Below nothing where a credit note is due. */
  readonly dueMinor: number;
}

/** A company with orders that are to be invoiced. */
export interface CompanyToInvoice {
  readonly id: string;
  readonly name: string;
  readonly orders: number;
  readonly currency: string;
  readonly dueMinor: number;
}

/** What orders are chosen from: an event's, or a company's of one currency. */
export type OrdersOf =
  | { readonly event: string }
  | { readonly company: string; readonly currency: string };

/** As many as one looks through, and as one transaction writes documents for. */
export const ordersAtOnce = 100;

const due = Prisma.sql`(p.owed_minor - p.invoiced_minor - p.paid_minor + p.refunded_minor)`;

/** What is owed and not to be paid by card; or invoiced beyond what is owed. */
const isToBeInvoiced = Prisma.sql`(${due} > 0 AND p.pay_by <> 'card' OR ${due} < 0 AND p.invoiced_minor > 0)`;

/**
 * The orders of an event, or of a company, that can be invoiced now, the oldest first and {@link ordersAtOnce} at most.
 *
 * Refused: the access problems; `not-found` for an event or a company of another organisation.
 */
export async function ordersToInvoice(
  world: World,
  actor: Actor,
  organisationSlug: string,
  of: OrdersOf,
): Promise<
  Result<
    {
      membership: Membership;
      /** The event's title, or the company's name. */
      name: string;
      orders: OrderToInvoice[];
      total: number;
      lacks: ReturnType<typeof sellerLacks>;
    },
    AccessProblem
  >
> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const whose = await whoseOrders(world, organisationId, of);
  if (!whose) return refuse("not-found");
  const [rows, terms] = await Promise.all([
    world.db.$queryRaw<(OrderToInvoice & { total: number })[]>`
      SELECT p.id::text, p.code, p.payer_name AS payer, c.name AS company, coalesce(e.title, '') AS event, p.reference,
        p.created_at AS "placedAt", p.currency, ${due} AS "dueMinor", (count(*) OVER ())::int AS total
      FROM payable p LEFT JOIN event e ON e.id = p.event_id LEFT JOIN company c ON c.id = p.company_id
      WHERE p.organisation_id = ${organisationId}::uuid AND ${isToBeInvoiced} AND ${whose.condition}
      ORDER BY p.created_at, p.id LIMIT ${ordersAtOnce}`,
    paymentSettings(world, organisationId),
  ]);
  return accept({
    membership: member.value,
    name: whose.name,
    orders: rows.map((row) => {
      const { total: _, ...order } = row;
      return order;
    }),
    total: rows[0]?.total ?? 0,
    lacks: sellerLacks(terms),
  });
}

async function whoseOrders(
  world: World,
  organisationId: string,
  of: OrdersOf,
): Promise<{ name: string; condition: Prisma.Sql } | null> {
  if ("event" in of) {
    const event = await world.db.event.findFirst({
      where: { slug: of.event, organisationId },
      select: { id: true, title: true },
    });
    return event && { name: event.title, condition: Prisma.sql`p.event_id = ${event.id}::uuid` };
  }
  const company = isUuid(of.company)
    ? await world.db.company.findFirst({
        where: { id: of.company, organisationId },
        select: { id: true, name: true },
      })
    : null;
  return (
    company && {
      name: company.name,
      condition: Prisma.sql`p.company_id = ${company.id}::uuid AND p.currency = ${of.currency}`,
    }
  );
}

/** More companies than anybody looks through. */
const mostCompanies = 200;

/**
 * The companies with orders that are to be invoiced, those with most of them first.
 *
 * Refused: the access problems.
 */
export async function companiesToInvoice(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<{ membership: Membership; companies: CompanyToInvoice[] }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const companies = await world.db.$queryRaw<CompanyToInvoice[]>`
    SELECT c.id::text, c.name, count(*)::int AS orders, p.currency, sum(${due})::float8 AS "dueMinor"
    FROM payable p JOIN company c ON c.id = p.company_id
    WHERE p.organisation_id = ${member.value.organisation.id}::uuid AND ${isToBeInvoiced}
    GROUP BY c.id, p.currency
    ORDER BY orders DESC, lower(c.name), c.id LIMIT ${mostCompanies}`;
  return accept({ membership: member.value, companies });
}
