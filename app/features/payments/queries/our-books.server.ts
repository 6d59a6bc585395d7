import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import type { OurBooks, OurPayment, OurRefund } from "../domain/compare-books";
import type { MarkedPayment, Slice } from "./stripe-books.server";

/** What of our books is compared: what came or went in a time, and all that Stripe names. */
export interface Compared {
  /** `null` when only what is named is asked for. */
  readonly slice: Slice | null;
  readonly payments: readonly MarkedPayment[];
  readonly paymentIntentIds: readonly string[];
  readonly refundIds: readonly string[];
  /** Our own ids of refunds, as Stripe's name them. */
  readonly ownRefundIds: readonly string[];
}

/**
 * Our payments by card, refunds and checkouts on one account, as far as they are compared.
 *
 * @param stripeAccount - the connected account; `null` for the installation's own. What stands on another is left out.
 */
export async function ourBooks(
  world: World,
  stripeAccount: string | null,
  { slice, payments: named, paymentIntentIds, refundIds, ownRefundIds }: Compared,
): Promise<OurBooks> {
  const { db } = world;
  const during = slice ? { gte: slice.from, lt: slice.until } : null;
  const payments = await db.payment.findMany({
    where: {
      method: "card",
      stripeAccount,
      OR: [
        { paymentIntentId: { in: [...paymentIntentIds] } },
        ...(during ? [{ receivedAt: during }] : []),
      ],
    },
    select: {
      organisationId: true,
      payableId: true,
      paymentIntentId: true,
      amountMinor: true,
      currency: true,
    },
  });
  const refunds = await db.refund.findMany({
    where: {
      payment: { method: "card", stripeAccount },
      OR: [
        { refundId: { in: [...refundIds] } },
        { id: { in: ownRefundIds.filter(isUuid) } },
        ...(during ? [{ createdAt: during }] : []),
      ],
    },
    select: {
      id: true,
      organisationId: true,
      payableId: true,
      refundId: true,
      state: true,
      amountMinor: true,
      currency: true,
    },
  });
  return {
    payments: payments.flatMap(({ paymentIntentId, ...payment }): OurPayment[] =>
      paymentIntentId === null ? [] : [{ ...payment, paymentIntentId }],
    ),
    refunds: refunds.map((refund) => ({ ...refund, state: refund.state as OurRefund["state"] })),
    checkouts: await checkoutsNamed(world, stripeAccount, named),
  };
}

/**
 * Whose the payments are that name a checkout of ours. One we have lost (a backup was brought back) is known by what
 * was written on it, as long as its organisation is paid on this account.
 */
async function checkoutsNamed(
  { db, settings }: World,
  stripeAccount: string | null,
  named: readonly MarkedPayment[],
): Promise<OurBooks["checkouts"]> {
  const own = named.filter(({ checkoutId }) => isUuid(checkoutId ?? ""));
  const found = await db.checkout.findMany({
    where: { stripeAccount, id: { in: own.flatMap(({ checkoutId }) => checkoutId ?? []) } },
    select: { id: true, organisationId: true, payableId: true },
  });
  const checkouts = new Map<string, { organisationId: string; payableId: string | null }>(
    found.map(({ id, ...owner }) => [id, owner]),
  );
  const lost = own.filter(
    ({ checkoutId, marks }) =>
      marks["treff"] === settings.url &&
      isUuid(marks["organisation"] ?? "") &&
      !checkouts.has(checkoutId ?? ""),
  );
  if (lost.length === 0) return checkouts;
  const organisations = await db.organisation.findMany({
    where: {
      id: { in: lost.flatMap(({ marks }) => marks["organisation"] ?? []) },
      ...(stripeAccount === null ? {} : { paymentSettings: { stripeAccount } }),
    },
    select: { id: true },
  });
  const payables = await db.payable.findMany({
    where: { id: { in: lost.flatMap(({ marks }) => marks["payable"] ?? []).filter(isUuid) } },
    select: { id: true, organisationId: true },
  });
  for (const { checkoutId, marks } of lost) {
    const organisation = organisations.find(({ id }) => id === marks["organisation"]);
    if (!organisation || checkoutId === null) continue;
    const payable = payables.find(
      ({ id, organisationId }) => id === marks["payable"] && organisationId === organisation.id,
    );
    checkouts.set(checkoutId, {
      organisationId: organisation.id,
      payableId: payable?.id ?? null,
    });
  }
  return checkouts;
}
