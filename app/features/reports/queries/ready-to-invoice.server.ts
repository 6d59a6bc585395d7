import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { sellerLacks } from "~/features/payments/domain/invoice-parties";
import { paymentSettings } from "~/features/payments/queries/payment-settings.server";

/** What can be invoiced now, and what the seller has yet to say before. */
export interface ReadyToInvoice {
  readonly events: readonly {
    readonly slug: string;
    readonly title: string;
    readonly orders: number;
    /** By currency: they are never added up. */
    readonly amounts: readonly { readonly currency: string; readonly amountMinor: number }[];
  }[];
  /** Empty when everything an invoice needs has been said. */
  readonly lacks: ReturnType<typeof sellerLacks>;
}

/**
 * The orders that are to be invoiced, or credited, by event, the one that begins first at the top; of one event when
 * its slug is given.
 *
 * Refused: the access problems.
 */
export async function readyToInvoice(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string | null = null,
): Promise<Result<ReadyToInvoice, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  const organisationId = member.value.organisation.id;
  const [rows, terms] = await Promise.all([
    world.db.$queryRaw<
      { slug: string; title: string; currency: string; orders: number; amountMinor: number }[]
    >`
      SELECT e.slug, e.title, p.currency, count(*)::int AS orders,
        sum(p.owed_minor - p.invoiced_minor - p.paid_minor + p.refunded_minor)::float8 AS "amountMinor"
      FROM payable p JOIN event e ON e.id = p.event_id
      WHERE p.organisation_id = ${organisationId}::uuid AND (${eventSlug}::text IS NULL OR e.slug = ${eventSlug})
        AND p.owed_minor - p.invoiced_minor - p.paid_minor + p.refunded_minor <> 0
        AND (p.pay_by <> 'card' OR p.invoiced_minor > p.owed_minor - p.paid_minor + p.refunded_minor)
      GROUP BY e.id, p.currency ORDER BY e.starts_at, e.id, orders DESC`,
    paymentSettings(world, organisationId),
  ]);
  const slugs = [...new Set(rows.map(({ slug }) => slug))];
  const events = slugs.flatMap((slug) => {
    const own = rows.filter((row) => row.slug === slug);
    const [first] = own;
    return first
      ? {
          slug,
          title: first.title,
          orders: own.reduce((sum, { orders }) => sum + orders, 0),
          amounts: own.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
        }
      : [];
  });
  return accept({ events, lacks: sellerLacks(terms) });
}
