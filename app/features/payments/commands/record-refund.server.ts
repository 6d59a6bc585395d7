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
 * @param inHand - the refund of ours the caller itself is carrying out, if any.
 * @throws {RefundUnderWay} when one made in the dashboard is told of while somebody asks for one of ours: ask again.
 */
export async function recordRefund(
  tx: World,
  payment: RefundedPayment,
  facts: RefundFacts,
  inHand: string | null = null,
): Promise<void> {
  const ours = facts.metadata.refund ?? "";
  const [row] = await tx.db.$queryRaw<RefundRow[]>`
    SELECT id::text, state FROM refund
    WHERE payment_id = ${payment.id}::uuid
      AND (refund_id = ${facts.id} OR (refund_id IS NULL AND id = ${isUuid(ours) ? ours : null}::uuid))
    ORDER BY refund_id NULLS LAST LIMIT 1 FOR NO KEY UPDATE`;
  if (!row) return recordOutside(tx, payment, facts, inHand);
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
    return sayFailed(tx, { organisationId, payableId }, { id, amountMinor: amount, currency });
  if (from === "requested" || from === null) await enqueueRefunded(tx, id);
  await resolveDifference(tx, { kind: "refund-failed", subject: id });
}

/** Tells the treasurer of money that did not go back. */
async function sayFailed(
  tx: World,
  owner: { readonly organisationId: string; readonly payableId: string | null },
  {
    id,
    amountMinor,
    currency,
  }: { readonly id: string; readonly amountMinor: number; readonly currency: string },
): Promise<void> {
  await raiseDifference(tx, {
    organisationId: owner.organisationId,
    kind: "refund-failed",
    subject: id,
    payableId: owner.payableId,
    oursMinor: amountMinor,
    theirsMinor: 0,
    currency,
  });
}

/** Of the same payment something is being asked for just now: only its answer says what is left to take the place of. */
export class RefundUnderWay extends Error {
  constructor(readonly refundId: string) {
    super(`the refund ${refundId} is being asked for`);
  }
}

interface OwnRefund {
  readonly id: string;
  readonly amountMinor: number;
  readonly state: RefundState;
  readonly reason: string;
  readonly accountId: string | null;
  /** Whether nothing was given back by it yet, so that something else may take its place. */
  readonly isFree: boolean;
  readonly isUnderWay: boolean;
}

/**
 * Made by hand at Stripe. What we were about to give back of the same money, or could not, is given back by that: it is
 * withdrawn, and what is left of it is written down anew, for the words of a refund are known by its id.
 */
async function recordOutside(
  tx: World,
  payment: RefundedPayment,
  facts: RefundFacts,
  inHand: string | null,
): Promise<void> {
  const state = refundAfter("requested", facts.status);
  if (state === "failed") return;
  const rows = await tx.db.$queryRaw<OwnRefund[]>`
    SELECT id::text, amount_minor AS "amountMinor", state, reason, account_id::text AS "accountId",
           state = 'failed' OR (state = 'requested' AND refund_id IS NULL) AS "isFree",
           state = 'requested' AND leased_until > ${tx.now()} AS "isUnderWay"
    FROM refund WHERE payment_id = ${payment.id}::uuid
    ORDER BY (state = 'failed'), created_at DESC, id DESC FOR NO KEY UPDATE`;
  const underWay = rows.find(({ id, isUnderWay }) => isUnderWay && id !== inHand);
  if (underWay) throw new RefundUnderWay(underWay.id);
  let left = facts.amount;
  const replaced: OwnRefund[] = [];
  for (const own of rows.filter(({ isFree }) => isFree)) {
    if (left <= 0) break;
    const part = Math.min(left, own.amountMinor);
    await shrink(tx, payment, facts, own, part);
    replaced.push(own);
    left -= part;
  }
  const back = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (back + left > payment.amountMinor)
    throw new Error(`more was given back of ${payment.id} than was paid`);
  const id = tx.newId();
  const [first] = replaced;
  await tx.db.refund.create({
    data: {
      id,
      organisationId: payment.organisationId,
      paymentId: payment.id,
      payableId: payment.payableId,
      amountMinor: facts.amount,
      currency: facts.currency,
      state,
      // Nobody has to say what it was for where it is no more than was to go back anyhow.
      ...(first && left === 0
        ? { reason: first.reason, accountId: first.accountId }
        : { reason: "outside" }),
      refundId: facts.id,
      createdAt: facts.created,
      nextAttemptAt: tx.now(),
      ...(state === "succeeded" ? { settledAt: tx.now() } : {}),
    },
  });
  if (payment.payableId !== null && left > 0)
    await tx.db.payable.update({
      where: { id: payment.payableId },
      data: { refundedMinor: { increment: left } },
    });
  await sayWhatChanged(tx, payment, facts, { id, from: null, to: state });
}

/** Takes a part off what was to go back, or all of it. */
async function shrink(
  tx: World,
  { id: paymentId, organisationId, payableId }: RefundedPayment,
  { currency }: Pick<RefundFacts, "currency">,
  own: OwnRefund,
  part: number,
): Promise<void> {
  await tx.db.refund.delete({ where: { id: own.id } });
  await resolveDifference(tx, { kind: "refund-failed", subject: own.id });
  const { state, reason, accountId } = own;
  const amountMinor = own.amountMinor - part;
  if (amountMinor === 0) return;
  const now = tx.now();
  const id = tx.newId();
  await tx.db.refund.create({
    data: {
      ...{ id, organisationId, paymentId, payableId, amountMinor, currency },
      ...{ state, reason, accountId },
      createdAt: now,
      nextAttemptAt: now,
    },
  });
  if (state === "failed")
    await sayFailed(tx, { organisationId, payableId }, { id, amountMinor, currency });
  else tx.wake("carry-out-refunds");
}
