import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";
import type { MoneySums } from "../domain/money-sums";
import type { MoneyView } from "../domain/money-view";
import { moneyItems, type MoneyItem } from "./money-items.server";
import { moneyRows, type MoneyScope } from "./money-rows.server";

/** The sums of one event's orders, or one company's. */
export interface MoneyPart extends MoneySums {
  /** The event's slug or the company's id; `null` for orders without one. */
  readonly key: string | null;
  /** Empty for a company that has been forgotten. */
  readonly name: string;
}

/** The money of one currency: the sums of both lists are those of the whole. */
export interface CurrencyMoney extends MoneySums {
  readonly currency: string;
  readonly events: readonly MoneyPart[];
  readonly companies: readonly MoneyPart[];
  /** What was ordered, without VAT; together the net sum. */
  readonly items: readonly MoneyItem[];
}

export interface MoneyOverview {
  readonly membership: Membership;
  /** The currencies there are, the one with the most orders first; none before anybody has ordered anything. */
  readonly currencies: readonly CurrencyMoney[];
  /** Events and companies the overview can be narrowed to. */
  readonly choices: MoneyChoices;
}

export interface MoneyChoices {
  readonly events: readonly { readonly slug: string; readonly title: string }[];
  readonly companies: readonly { readonly id: string; readonly name: string }[];
}

/**
 * What an organisation's orders come to, and what was done about it: in all, by event, by company and by what was
 * ordered, for the orders a view lets through.
 *
 * @remarks Four statements however many orders there are.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function moneyOverview(
  world: World,
  actor: Actor,
  organisationSlug: string,
  view: MoneyView = {},
): Promise<Result<MoneyOverview, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  const { organisation } = member.value;
  const scope = {
    organisationId: organisation.id,
    timeZone: organisation.timeZone,
    now: world.now(),
  };
  const [rows, items, choices] = await Promise.all([
    sumsOf(world, scope, view),
    moneyItems(world, scope, view),
    moneyChoices(world, scope.organisationId),
  ]);
  if (view.event !== undefined && !choices.events.some(({ slug }) => slug === view.event)) {
    const of = { slug: view.event, organisationId: scope.organisationId };
    if (!(await world.db.event.findFirst({ where: of, select: { id: true } })))
      return refuse("not-found");
  }
  const parts = (currency: string, part: Row["part"]) =>
    rows.filter((row) => row.currency === currency && row.part === part).map(partOf);
  const currencies = rows
    .filter(({ part }) => part === "all")
    .map((all) => ({
      ...all,
      events: parts(all.currency, "event"),
      companies: parts(all.currency, "company"),
      items: items.filter(({ currency }) => currency === all.currency),
    }));
  return accept({ membership: member.value, currencies, choices });
}

interface Row extends MoneySums {
  readonly part: "all" | "event" | "company";
  readonly currency: string;
  readonly key: string | null;
  readonly name: string;
}

function partOf(row: Row): MoneyPart {
  return row;
}

/** Everything that can be summed, in one statement: the whole of each currency, its events and its companies. */
function sumsOf(world: World, scope: MoneyScope, view: MoneyView): Promise<Row[]> {
  return world.db.$queryRaw<Row[]>`
    ${moneyRows(scope, view)},
    sums AS (
      SELECT currency, event_id, company_id,
        CASE WHEN grouping(event_id) = 0 THEN 'event' WHEN grouping(company_id) = 0 THEN 'company' ELSE 'all' END AS part,
        (count(*) FILTER (WHERE total <> 0))::int AS "orders",
        sum(total - vat)::float8 AS "netMinor", sum(vat)::float8 AS "vatMinor", sum(total)::float8 AS "totalMinor",
        sum(paid)::float8 AS "paidMinor", sum(to_be_invoiced)::float8 AS "toBeInvoicedMinor",
        sum(awaiting)::float8 AS "awaitingMinor", sum(open)::float8 AS "openMinor",
        sum(overdue)::float8 AS "overdueMinor", sum(refunded)::float8 AS "refundedMinor",
        sum(by_hand)::float8 AS "toPayOutMinor", sum(too_much)::float8 AS "tooMuchMinor",
        sum(rounding)::float8 AS "roundingMinor"
      FROM money
      WHERE total <> 0 OR paid <> 0 OR open <> 0 OR refunded <> 0 OR too_much <> 0
      GROUP BY GROUPING SETS ((currency), (currency, event_id), (currency, company_id)))
    SELECT sums.currency, sums.part, coalesce(e.slug, c.id::text) AS key, coalesce(e.title, c.name, '') AS name,
      "orders", "netMinor", "vatMinor", "totalMinor", "paidMinor", "toBeInvoicedMinor", "awaitingMinor", "openMinor",
      "overdueMinor", "refundedMinor", "toPayOutMinor", "tooMuchMinor", "roundingMinor"
    FROM sums LEFT JOIN event e ON e.id = sums.event_id LEFT JOIN company c ON c.id = sums.company_id
    ORDER BY sums.part, e.starts_at DESC NULLS LAST, c.id IS NULL AND sums.part = 'company', "orders" DESC,
      "totalMinor" DESC, lower(c.name), key`;
}

/** More events and companies than anybody chooses from in a list. */
const mostChoices = 200;

/**
 * What lists of orders can be narrowed to: the events there are orders of, the latest first, and the companies.
 *
 * @remarks Asks for no permission: whoever calls has found the orders by a query that does.
 */
export async function moneyChoices(world: World, organisationId: string): Promise<MoneyChoices> {
  const [row] = await world.db.$queryRaw<[{ choices: MoneyChoices }]>`
    SELECT jsonb_build_object(
      'events', coalesce((SELECT jsonb_agg(jsonb_build_object('slug', e.slug, 'title', e.title)) FROM (
        SELECT slug, title FROM event WHERE id IN (SELECT event_id FROM payable
          WHERE organisation_id = ${organisationId}::uuid)
        ORDER BY starts_at DESC, id LIMIT ${mostChoices}) e), '[]'),
      'companies', coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name)) FROM (
        SELECT id, name FROM company WHERE name <> '' AND id IN (SELECT company_id FROM payable
          WHERE organisation_id = ${organisationId}::uuid)
        ORDER BY lower(name), id LIMIT ${mostChoices}) c), '[]')) AS choices`;
  return row.choices;
}
