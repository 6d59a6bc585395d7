import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { enqueuePaymentReceived } from "./money-letters.server";

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
 * Records money that came by card, once for each payment intent, inside `payables.change`, which decides afterwards what
 * becomes of it: what is paid a second time goes back, and what was paid for places that are gone buys them again or goes
 * back too.
 *
 * @returns whether it was new.
 */
export async function recordPayment(tx: World, money: CardMoney): Promise<boolean> {
  const found = await tx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM payable WHERE id = ${money.payableId}::uuid FOR NO KEY UPDATE`;
  if (found.length === 0) throw new Error(`there is no payable ${money.payableId}`);
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
  return true;
}
