import { addTime, day, minute } from "~/kernel/time";
import { callOptions, isInDoubt, isRefused, stripeOf } from "~/platform/stripe.server";
import { inTransaction, type World } from "~/platform/world.server";
import type Stripe from "stripe";
import type { Payables } from "../commands/payables.server";
import { raiseDifference } from "../commands/raise-difference.server";
import { recordRefund } from "../commands/record-refund.server";
import { refundShape } from "../commands/stripe-objects.server";
import { mostAttempts, waitAfter } from "../domain/retry-times";
import type { StripeJobOptions } from "./stripe-job";

/** How long one refund is in one worker's hand: the calls for a batch and their repetitions fit into it. */
const lease = 3 * minute;

/** Refunds taken in hand at a time. */
const batch = 5;

interface Claimed {
  readonly id: string;
  readonly paymentId: string;
  readonly organisationId: string;
  readonly payableId: string;
  /** Of the refund. */
  readonly amountMinor: number;
  readonly paidMinor: number;
  readonly currency: string;
  readonly refundId: string | null;
  readonly attempts: number;
  readonly paymentIntentId: string;
  readonly stripeAccount: string | null;
}

/**
 * Asks Stripe for the refunds that are written down, oldest first, and after those under way for more than a day. What
 * came by bank is somebody's to pay out.
 *
 * @remarks Any number may run at once. A refund's id is its idempotency key, and is written on it: before each attempt
 * Stripe is asked what was given back of the payment, by an earlier attempt (keys are forgotten after a day) or by
 * somebody in its dashboard, of which we may not have heard yet. Nothing is locked while it answers. When it does not answer, or wants less (429), the rest waits. What it refuses for good is `failed`
 * and told to the treasurer.
 * @returns how many Stripe answered.
 */
export async function carryOutRefunds(
  world: World,
  payables: Payables,
  { log, signal }: StripeJobOptions = {},
): Promise<number> {
  const stripe = stripeOf(world.settings);
  if (!stripe) return 0;
  let done = 0;
  while (!signal?.aborted) {
    const claimed = await claim(world);
    if (claimed.length === 0) return done;
    for (const [at, refund] of claimed.entries()) {
      try {
        await carryOut(world, payables, stripe, refund);
        done += 1;
      } catch (error) {
        if (isRefused(error)) {
          await refused(world, refund, error);
          continue;
        }
        await putOff(world, refund, error);
        if (!isInDoubt(error)) {
          log?.error({ refund: refund.id, err: error }, "a refund could not be carried out");
          continue;
        }
        log?.warn({ refund: refund.id, err: error }, "Stripe does not answer: refunds wait");
        await giveBack(world, claimed.slice(at + 1));
        return done;
      }
    }
  }
  return done;
}

async function claim(world: World): Promise<Claimed[]> {
  const now = world.now();
  return world.db.$queryRaw<Claimed[]>`
    UPDATE refund SET leased_until = ${addTime(now, lease)}, attempts = refund.attempts + 1
    FROM payment
    WHERE payment.id = refund.payment_id AND refund.id IN (
      SELECT due.id FROM refund AS due JOIN payment AS paid ON paid.id = due.payment_id
      WHERE due.state IN ('requested', 'pending') AND due.next_attempt_at <= ${now}
        AND (due.leased_until IS NULL OR due.leased_until <= ${now})
        AND paid.method = 'card' AND paid.payment_intent_id IS NOT NULL AND due.payable_id IS NOT NULL
      ORDER BY due.next_attempt_at, due.id LIMIT ${batch} FOR UPDATE OF due SKIP LOCKED)
    RETURNING refund.id::text, refund.payment_id::text AS "paymentId",
              refund.organisation_id::text AS "organisationId", refund.payable_id::text AS "payableId",
              refund.amount_minor AS "amountMinor", payment.amount_minor AS "paidMinor", refund.currency,
              refund.refund_id AS "refundId", refund.attempts, payment.payment_intent_id AS "paymentIntentId",
              payment.stripe_account AS "stripeAccount"`;
}

async function carryOut(
  world: World,
  payables: Payables,
  stripe: Stripe,
  refund: Claimed,
): Promise<void> {
  const answer = await askFor(world, payables, stripe, refund);
  if (!answer) return;
  const facts = refundShape.parse(answer);
  await inTransaction(world, async (tx) => {
    await recordRefund(tx, paymentOf(refund), facts, refund.id);
    // One that a bank takes its days for is looked at again, should nobody tell us how it ended.
    await tx.db.refund.updateMany({
      where: { id: refund.id, state: "pending" },
      data: { nextAttemptAt: addTime(tx.now(), day), leasedUntil: null },
    });
  });
}

function paymentOf({ paymentId: id, organisationId, payableId, paidMinor }: Claimed) {
  return { id, organisationId, payableId, amountMinor: paidMinor };
}

/** @returns `null` when there is nothing to ask for: somebody has given it back at Stripe. */
async function askFor(
  world: World,
  payables: Payables,
  stripe: Stripe,
  refund: Claimed,
): Promise<Stripe.Refund | null> {
  const { id, refundId, paymentIntentId, amountMinor, payableId, organisationId, stripeAccount } =
    refund;
  const options = callOptions(stripeAccount);
  if (refundId !== null) return stripe.refunds.retrieve(refundId, {}, options);
  const made = await stripe.refunds.list({ payment_intent: paymentIntentId, limit: 100 }, options);
  const ours = made.data.find(({ metadata }) => metadata?.refund === id);
  if (ours) return ours;
  if (!(await stillStands(world, payables, refund, made.data))) return null;
  return stripe.refunds.create(
    {
      payment_intent: paymentIntentId,
      amount: amountMinor,
      metadata: {
        treff: world.settings.url,
        organisation: organisationId,
        payable: payableId,
        refund: id,
      },
    },
    callOptions(stripeAccount, id),
  );
}

/** Notes what was given back of the payment without our hearing of it: that may have taken this one's place. */
async function stillStands(
  world: World,
  payables: Payables,
  refund: Claimed,
  made: readonly Stripe.Refund[],
): Promise<boolean> {
  const known = await world.db.refund.findMany({
    where: { paymentId: refund.paymentId, refundId: { in: made.map(({ id }) => id) } },
    select: { refundId: true },
  });
  const unheard = made.filter(({ id }) => !known.some(({ refundId }) => refundId === id));
  if (unheard.length === 0) return true;
  await payables.change(world, [refund.payableId], async (tx) => {
    for (const each of unheard)
      await recordRefund(tx, paymentOf(refund), refundShape.parse(each), refund.id);
  });
  return (await world.db.refund.count({ where: { id: refund.id, state: "requested" } })) > 0;
}

/** Not done, or nobody knows: to be tried again later. */
async function putOff(world: World, { id, attempts }: Claimed, error: unknown): Promise<void> {
  await world.db.refund.updateMany({
    where: { id },
    data: {
      leasedUntil: null,
      nextAttemptAt: addTime(world.now(), waitAfter(attempts)),
      lastError: error instanceof Error ? error.constructor.name : typeof error,
    },
  });
}

/** Understood and refused. An empty balance fills again; everything else is for the treasurer. */
async function refused(
  world: World,
  refund: Claimed,
  error: Stripe.errors.StripeInvalidRequestError,
): Promise<void> {
  const { id, organisationId, payableId, amountMinor, currency, attempts, refundId } = refund;
  const waits = ["balance_insufficient", "insufficient_funds"].includes(error.code ?? "");
  if (refundId !== null || (waits && attempts < mostAttempts)) return putOff(world, refund, error);
  await inTransaction(world, async (tx) => {
    const { count } = await tx.db.refund.updateMany({
      where: { id, state: "requested" },
      data: { state: "failed", leasedUntil: null, lastError: error.code ?? error.type },
    });
    if (count > 0)
      await raiseDifference(tx, {
        organisationId,
        kind: "refund-failed",
        subject: id,
        payableId,
        oursMinor: amountMinor,
        theirsMinor: 0,
        currency,
      });
  });
}

async function giveBack({ db }: World, refunds: readonly Claimed[]): Promise<void> {
  await db.refund.updateMany({
    where: { id: { in: refunds.map(({ id }) => id) } },
    data: { leasedUntil: null, attempts: { decrement: 1 } },
  });
}
