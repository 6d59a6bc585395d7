import { receiveStripeEvent } from "~/features/payments/commands/receive-stripe-event.server";
import type { StripeEventThing } from "./stripe-ledger";
import type { CardWorld } from "./with-stripe";

/** Takes events in as the hook does, signed now. */
export async function takeIn(world: CardWorld, events: readonly StripeEventThing[]): Promise<void> {
  for (const event of events) {
    const { body, signature } = world.stripe.signed(event);
    const outcome = await receiveStripeEvent(world, body, signature);
    if (outcome === "refused" || outcome === "cards-off")
      throw new Error(`an event was ${outcome}`);
  }
}

/** What has become of a payable's money, and of what Stripe holds for it. */
export async function moneyOf({ db, stripe }: CardWorld, payableId: string) {
  const [payable, payments, refunds, checkouts] = await Promise.all([
    db.payable.findUniqueOrThrow({ where: { id: payableId } }),
    db.payment.findMany({ where: { payableId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    db.refund.findMany({ where: { payableId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    db.checkout.findMany({ where: { payableId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
  ]);
  const charged = stripe.ledger.all("charge");
  const sum = (things: readonly { [key: string]: unknown }[], name: string) =>
    things.reduce((total, thing) => total + Number(thing[name]), 0);
  return {
    paid: payable.paidMinor,
    refunded: payable.refundedMinor,
    payments: payments.map(({ amountMinor }) => amountMinor),
    refunds: refunds.map(({ reason, state, amountMinor }) => `${reason} ${state} ${amountMinor}`),
    checkouts: checkouts.map(({ state }) => state),
    charged: sum(charged, "amount"),
    givenBack: sum(charged, "amount_refunded"),
  };
}
