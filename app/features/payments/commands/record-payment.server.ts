import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { enqueuePaymentReceived } from "./money-letters.server";
import { dueMinor, keptMinor } from "../domain/standing";

/** Money that came by card, as Stripe says it. */
export interface CardMoney {
  readonly checkoutId: string;
  readonly payableId: string;
  readonly organisationId: string;
  readonly stripeAccount: string | null;
  readonly paymentIntentId: string;
  readonly chargeId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly receivedAt: Instant;
}

/**
 * Records money that came by card, once for each payment intent, inside `payables.change`. What is paid a second time
 * goes back at once; what was paid for places that are gone is for `payables` to decide.
 *
 * @returns whether it was new.
 */
export async function recordPayment(tx: World, money: CardMoney): Promise<boolean> {
  const [before] = await tx.db.$queryRaw<Sums[]>`
    SELECT owed_minor AS "owedMinor", invoiced_minor AS "invoicedMinor", paid_minor AS "paidMinor",
           refunded_minor AS "refundedMinor"
    FROM payable WHERE id = ${money.payableId}::uuid FOR NO KEY UPDATE`;
  if (!before) throw new Error(`there is no payable ${money.payableId}`);
  const id = tx.newId();
  const inserted = await tx.db.payment.createMany({
    data: { ...money, id, method: "card", createdAt: tx.now() },
    skipDuplicates: true,
  });
  if (inserted.count === 0) {
    if (money.chargeId !== null)
      await tx.db.payment.updateMany({
        where: { paymentIntentId: money.paymentIntentId, chargeId: null },
        data: { chargeId: money.chargeId },
      });
    return false;
  }
  await tx.db.payable.update({
    where: { id: money.payableId },
    data: { paidMinor: { increment: money.amountMinor } },
  });
  await enqueuePaymentReceived(tx, id);
  if (wasSettled(before)) await giveBackTwice(tx, id, money);
  return true;
}

type Sums = Parameters<typeof dueMinor>[0];

/** Whether everything was paid or invoiced already; not so where nothing is owed because the places are gone. */
function wasSettled(before: Sums): boolean {
  return dueMinor(before) <= 0 && keptMinor(before) + before.invoicedMinor > 0;
}

async function giveBackTwice(tx: World, paymentId: string, money: CardMoney): Promise<void> {
  const { organisationId, payableId, amountMinor, currency } = money;
  const now = tx.now();
  await tx.db.refund.create({
    data: {
      id: tx.newId(),
      organisationId,
      paymentId,
      payableId,
      amountMinor,
      currency,
      reason: "twice",
      createdAt: now,
      nextAttemptAt: now,
    },
  });
  await tx.db.payable.update({
    where: { id: payableId },
    data: { refundedMinor: { increment: amountMinor } },
  });
  tx.wake("carry-out-refunds");
}
