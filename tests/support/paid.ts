import { recordPayment } from "~/features/payments/commands/record-payment.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { addTime, minute } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { MadeEvent } from "./make";

/** The same world where cards are taken. Nothing is asked of anybody: who needs Stripe starts its double. */
export function takingCards<W extends World>(world: W): W {
  const stripe = {
    secretKey: "rk_test_seats",
    webhookSecrets: ["whsec_seats"],
    apiUrl: "http://127.0.0.1:9",
    connect: false,
  };
  return { ...world, settings: { ...world.settings, stripe } };
}

/** Makes a place at an event cost something, net, in the currency's minor unit. */
export async function price(world: World, event: MadeEvent, priceMinor: number): Promise<void> {
  await world.db.ticketType.updateMany({ where: { eventId: event.id }, data: { priceMinor } });
}

/** Sends an order on to pay what is due, as `startCheckout` does it, without Stripe. */
export async function beginPaying(
  world: World,
  orderId: string,
  state: "open" | "paying" = "open",
): Promise<string | null> {
  const expiresAt = addTime(world.now(), 31 * minute);
  return orderPayables.change(world, [orderId], async (tx) => {
    const payable = await tx.db.payable.findUniqueOrThrow({ where: { id: orderId } });
    const { organisationId, currency, owedMinor, invoicedMinor, paidMinor, refundedMinor } =
      payable;
    const amountMinor = owedMinor - invoicedMinor - paidMinor + refundedMinor;
    if (amountMinor <= 0 || !(await orderPayables.keepUntil(tx, orderId, expiresAt))) return null;
    await tx.db.checkout.updateMany({
      where: { payableId: orderId, state: { in: ["starting", "open", "paying"] } },
      data: { state: "expired", endedAt: tx.now() },
    });
    const { id } = await tx.db.checkout.create({
      data: {
        id: tx.newId(),
        organisationId,
        payableId: orderId,
        amountMinor,
        currency,
        state,
        expiresAt,
        createdAt: tx.now(),
      },
    });
    return id;
  });
}

/** Has the money of a checkout come, as the webhook notes it. */
export async function moneyComes(world: World, checkoutId: string): Promise<void> {
  const { payableId, organisationId, amountMinor, currency } =
    await world.db.checkout.findUniqueOrThrow({ where: { id: checkoutId } });
  await orderPayables.change(world, [payableId], async (tx) => {
    await tx.db.checkout.update({
      where: { id: checkoutId },
      data: { state: "paid", endedAt: tx.now() },
    });
    await recordPayment(tx, {
      checkoutId,
      payableId,
      organisationId,
      stripeAccount: null,
      paymentIntentId: `pi_${checkoutId}`,
      chargeId: `ch_${checkoutId}`,
      amountMinor,
      currency,
      receivedAt: tx.now(),
    });
  });
}

/** Pays what is due for an order by card. */
export async function payByCard(world: World, orderId: string): Promise<void> {
  const checkoutId = await beginPaying(world, orderId);
  if (checkoutId === null) throw new Error(`the order ${orderId} is not to be paid`);
  await moneyComes(world, checkoutId);
}
