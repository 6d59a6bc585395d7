import { recordPayment } from "~/features/payments/commands/record-payment.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import type { RefundRule } from "~/features/registration/domain/refund-rule";
import { addTime, day } from "~/kernel/time";
import type { RootWorld } from "~/platform/world.server";
import type { Make, MadeEvent } from "./make";
import type { TestWorld } from "./world";

/** All until fourteen days before, half until three. */
export const usualRule: RefundRule = [
  { days: 14, percent: 100 },
  { days: 3, percent: 50 },
];

/** An event whose only ticket costs something, with VAT, and gives back by a rule. It begins in ten days. */
export async function pricedEvent(
  world: TestWorld,
  make: Make,
  of: {
    readonly priceMinor?: number;
    readonly rule?: RefundRule;
    readonly startsAt?: Date;
    readonly seats?: number;
  } = {},
): Promise<MadeEvent> {
  const { priceMinor = 100_000, rule = usualRule, seats = 40 } = of;
  const event = await make.event({
    seats,
    startsAt: of.startsAt ?? addTime(world.now(), 10 * day),
  });
  await world.db.organisation.update({
    where: { id: event.organisation.id },
    data: { country: "NO", vatRegistered: true },
  });
  await world.db.ticketType.updateMany({ where: { eventId: event.id }, data: { priceMinor } });
  await world.db.event.update({
    where: { id: event.id },
    data: { refundRule: rule.map((step) => ({ ...step })) },
  });
  return event;
}

/** Has what an order owes paid by card, as Stripe would say it. */
export async function payByCard(world: RootWorld, orderId: string): Promise<void> {
  await world.db.order.update({ where: { id: orderId }, data: { payBy: "card" } });
  const payable = await world.db.payable.update({
    where: { id: orderId },
    data: { payBy: "card" },
  });
  const checkout = await world.db.checkout.create({
    data: {
      id: world.newId(),
      organisationId: payable.organisationId,
      payableId: orderId,
      amountMinor: payable.owedMinor,
      currency: payable.currency,
      state: "paid",
      expiresAt: world.now(),
      createdAt: world.now(),
    },
  });
  await orderPayables.change(world, [orderId], (tx) =>
    recordPayment(tx, {
      organisationId: payable.organisationId,
      payableId: orderId,
      checkoutId: checkout.id,
      amountMinor: payable.owedMinor,
      currency: payable.currency,
      receivedAt: world.now(),
      stripeAccount: null,
      paymentIntentId: `pi_${orderId}`,
      chargeId: `ch_${orderId}`,
    }),
  );
}

/** What an order's money is now: refunds in the order they were asked for. */
export async function moneyOf(world: RootWorld, orderId: string) {
  const [payable, refunds, order] = [
    await world.db.payable.findUniqueOrThrow({ where: { id: orderId } }),
    await world.db.refund.findMany({ where: { payableId: orderId }, orderBy: { id: "asc" } }),
    await world.db.order.findUniqueOrThrow({ where: { id: orderId }, include: { lines: true } }),
  ];
  return {
    owed: payable.owedMinor,
    paid: payable.paidMinor,
    refunded: payable.refundedMinor,
    refunds: refunds.map(({ amountMinor }) => amountMinor),
    reasons: refunds.map(({ reason }) => reason),
    state: order.paymentState,
    living: order.lines
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map(({ kind, netMinor }) => `${kind} ${netMinor}`)
      .toSorted(),
  };
}
