import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import { refundAfter, type RefundState } from "../domain/refund-course";
import { enqueueRefunded } from "./money-letters.server";
import { raiseDifference, resolveDifference } from "./raise-difference.server";
import type { RefundFacts } from "./stripe-objects.server";

/** A card payment, as far as its refunds go. */
export interface RefundedPayment {
  readonly id: string;
  readonly organisationId: string;
  readonly payableId: string | null;
  readonly amountMinor: number;
}

/**
 * Notes what Stripe says of a refund, from its answer or from an event, in any order, any number of times. One that
 * nobody here asked for was made in Stripe's dashboard and is written down as such; then the payable has to be locked
 * and settled, see `payables.change`.
 *
 * @remarks One that fails stays owed to whoever paid, and the treasurer is told: it is not tried again by itself.
 */
export async function recordRefund(
  tx: World,
  payment: RefundedPayment,
  facts: RefundFacts,
): Promise<void> {
  const ours = facts.metadata.refund ?? "";
  const [row] = await tx.db.$queryRaw<RefundRow[]>`
    SELECT id::text, state FROM refund
    WHERE payment_id = ${payment.id}::uuid
      AND (refund_id = ${facts.id} OR (refund_id IS NULL AND id = ${isUuid(ours) ? ours : null}::uuid))
    ORDER BY refund_id NULLS LAST LIMIT 1 FOR NO KEY UPDATE`;
  if (!row) return recordOutside(tx, payment, facts);
  const state = refundAfter(row.state, facts.status);
  await tx.db.refund.update({
    where: { id: row.id },
    data: {
      state,
      refundId: facts.id,
      leasedUntil: null,
      lastError: state === "failed" ? (facts.failure_reason ?? "failed at Stripe") : null,
      ...(state === "succeeded" ? { settledAt: tx.now() } : {}),
    },
  });
  await sayWhatChanged(tx, payment, facts, { id: row.id, from: row.state, to: state });
}

interface RefundRow {
  readonly id: string;
  readonly state: RefundState;
}

async function sayWhatChanged(
  tx: World,
  { organisationId, payableId }: RefundedPayment,
  { amount, currency }: Pick<RefundFacts, "amount" | "currency">,
  { id, from, to }: { id: string; from: RefundState | null; to: RefundState },
): Promise<void> {
  if (to === from) return;
  if (to === "failed")
    return raiseDifference(tx, {
      organisationId,
      kind: "refund-failed",
      subject: id,
      payableId,
      oursMinor: amount,
      theirsMinor: 0,
      currency,
    });
  if (from === "requested" || from === null) await enqueueRefunded(tx, id);
  await resolveDifference(tx, { kind: "refund-failed", subject: id });
}

/** Made by hand at Stripe. What we were about to give back of the same money, or
 * could not, is given back by that. */
async function recordOutside(
  tx: World,
  payment: RefundedPayment,
  facts: RefundFacts,
): Promise<void> {
  const state = refundAfter("requested", facts.status);
  if (state === "failed") return;
  const rows = await tx.db.$queryRaw<{ id: string; amountMinor: number; isFree: boolean }[]>`
    SELECT id::text, amount_minor AS "amountMinor", state = 'failed' OR (state = 'requested' AND refund_id IS NULL) AS "isFree"
    FROM refund WHERE payment_id = ${payment.id}::uuid ORDER BY created_at DESC, id DESC FOR NO KEY UPDATE`;
  const back = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  let over = back + facts.amount - payment.amountMinor;
  let spared = 0;
  for (const { id, amountMinor } of rows.filter(({ isFree }) => isFree)) {
    if (over <= 0) break;
    const part = Math.min(over, amountMinor);
    if (part === amountMinor) await tx.db.refund.delete({ where: { id } });
    else await tx.db.refund.update({ where: { id }, data: { amountMinor: amountMinor - part } });
    await resolveDifference(tx, { kind: "refund-failed", subject: id });
    over -= part;
    spared += part;
  }
  if (over > 0) throw new Error(`more was given back of ${payment.id} than was paid`);
  const id = tx.newId();
  await tx.db.refund.create({
    data: {
      id,
      organisationId: payment.organisationId,
      paymentId: payment.id,
      payableId: payment.payableId,
      amountMinor: facts.amount,
      currency: facts.currency,
      state,
      reason: "outside",
      refundId: facts.id,
      createdAt: facts.created,
      nextAttemptAt: tx.now(),
      ...(state === "succeeded" ? { settledAt: tx.now() } : {}),
    },
  });
  if (payment.payableId !== null)
    await tx.db.payable.update({
      where: { id: payment.payableId },
      data: { refundedMinor: { increment: facts.amount - spared } },
    });
  await sayWhatChanged(tx, payment, facts, { id, from: null, to: state });
}
