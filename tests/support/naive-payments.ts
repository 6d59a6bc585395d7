/**
 * Paying by card as one might write it first, without the guards the product has. Only for the twins of race tests:
 * they show that the race is real, and so that the test which passes with the guard would notice its loss.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { stripeOf } from "~/platform/stripe.server";
import type { StripeEventThing } from "./stripe-ledger";
import type { CardWorld } from "./with-stripe";

/** Long enough for everybody who came at the same moment to have read the same. */
const meanwhile = () => sleep(40);

/** Takes the database's own guards away. */
export async function dropPaymentGuards({ db }: CardWorld): Promise<void> {
  await db.$executeRaw`DROP INDEX IF EXISTS checkout_living`;
  await db.$executeRaw`DROP INDEX IF EXISTS payment_payment_intent_id_key`;
}

/** Asks Stripe for a session and writes down what it answered: no row first, no key. @returns its address. */
export async function startNaively(world: CardWorld, payableId: string): Promise<string> {
  const { db, settings } = world;
  const known = await db.checkout.findFirst({ where: { payableId, state: "open" } });
  await meanwhile();
  if (known?.url) return known.url;
  const payable = await db.payable.findUniqueOrThrow({ where: { id: payableId } });
  const expiresAt = new Date(world.now().getTime() + 31 * 60_000);
  const session = await stripeOf(settings)?.checkout.sessions.create({
    mode: "payment",
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    success_url: "https://x.example/",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "nok",
          unit_amount: payable.owedMinor,
          product_data: { name: "Ticket" },
        },
      },
    ],
  });
  if (!session) throw new Error("cards are off");
  const { id, url } = session;
  await db.checkout.create({
    data: {
      id: world.newId(),
      organisationId: payable.organisationId,
      payableId,
      amountMinor: payable.owedMinor,
      currency: "NOK",
      state: "open",
      sessionId: id,
      url,
      expiresAt,
      createdAt: world.now(),
    },
  });
  return url ?? "";
}

/** Looks whether the payment is there, then writes it and raises the sum it read: nothing is held meanwhile. */
export async function recordNaively(
  world: CardWorld,
  payableId: string,
  event: StripeEventThing,
): Promise<void> {
  const { db } = world;
  const { payment_intent: intent, amount_total: amount, currency } = event.data.object;
  const paymentIntentId = String(intent);
  const known = await db.payment.findFirst({ where: { paymentIntentId } });
  const payable = await db.payable.findUniqueOrThrow({ where: { id: payableId } });
  await meanwhile();
  if (known) return;
  await db.payment.create({
    data: {
      id: world.newId(),
      organisationId: payable.organisationId,
      payableId,
      method: "card",
      amountMinor: Number(amount),
      currency: String(currency).toUpperCase(),
      receivedAt: world.now(),
      createdAt: world.now(),
      paymentIntentId,
    },
  });
  await db.payable.update({
    where: { id: payableId },
    data: { paidMinor: { increment: Number(amount) } },
  });
}

/** Asks for a refund and marks it afterwards: no lease, and no key by which a second call would be known. */
export async function refundNaively({ db, settings }: CardWorld): Promise<void> {
  const due = await db.refund.findMany({
    where: { state: "requested" },
    include: { payment: true },
  });
  await meanwhile();
  for (const { id, amountMinor, payment } of due) {
    await stripeOf(settings)?.refunds.create({
      payment_intent: payment.paymentIntentId ?? "",
      amount: amountMinor,
    });
    await db.refund.update({ where: { id }, data: { state: "succeeded" } });
  }
}

/** Asks Stripe while its row is locked. */
export async function startUnderLock(world: CardWorld, payableId: string): Promise<void> {
  await world.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM payable WHERE id = ${payableId}::uuid FOR UPDATE`;
      await stripeOf(world.settings)?.paymentIntents.list();
    },
    { timeout: 20_000 },
  );
}
