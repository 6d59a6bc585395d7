import { Stripe } from "stripe";
import { addTime, day, minute, type Instant } from "~/kernel/time";
import { isInDoubt, stripeOf } from "~/platform/stripe.server";
import type { World } from "~/platform/world.server";
import { askedColumns, askForCheckout } from "../commands/ask-stripe.server";
import { compareWith } from "../commands/compare-with-stripe.server";
import type { Payables } from "../commands/payables.server";
import { paymentsMade, refundsMade, type Asking } from "../queries/stripe-books.server";
import { mostUnanswered, type StripeJobOptions } from "./stripe-job";

/** What is compared again each time, although it was before: days may pass until a payment or a refund is what it stays. */
const overlap = 7 * day;

/** How much of the time is read from Stripe before it is compared and noted. */
const sliceTime = day;

/** How long a run is left to the worker that has it in hand. */
const leaseTime = 10 * minute;

/** When a run that broke off is taken up again. */
const nextTry = 10 * minute;

/** What somebody who ran it is told. */
export interface ReconcileOptions extends StripeJobOptions {
  /** Waits so many milliseconds: until a call that was not answered is made again. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * Compares our payments, checkouts and refunds with Stripe's, account by account, and notes where they differ. A payment
 * we did not hear of is recorded as its webhook would have been, and so is one a bank took its days for.
 *
 * @remarks One run of an account at a time, whoever asks. A day is read whole before anything is said of it; a run that
 * breaks off goes on from that day the next time.
 * @returns how many payments and refunds were compared.
 */
export async function reconcileStripe(
  world: World,
  payables: Payables,
  { pause, log, signal }: ReconcileOptions,
): Promise<number> {
  const stripe = stripeOf(world.settings);
  if (!stripe) return 0;
  let compared = 0;
  for (const stripeAccount of await accountsInUse(world)) {
    const run = await takeRun(world, stripeAccount);
    if (!run) continue;
    const asking: Asking = { stripe, stripeAccount, pause };
    try {
      compared += await carryOn(world, payables, asking, run, signal);
    } catch (error) {
      const why = reasonOf(error);
      await world.db.reconciliation.update({
        where: { id: run.id },
        data: { error: why, leasedUntil: null },
      });
      log?.warn({ error, why }, "the comparison with Stripe broke off and will go on");
      world.wake("reconcile-stripe", nextTry);
    }
  }
  return compared;
}

interface Run {
  readonly id: string;
  readonly coversFrom: Instant;
  /** How far it has come. */
  readonly coversUntil: Instant;
  readonly startedAt: Instant;
}

/** The accounts our cards are paid to, and were in the time that is compared. */
async function accountsInUse(world: World): Promise<readonly (string | null)[]> {
  const { db, settings } = world;
  const since = addTime(world.now(), -2 * overlap);
  const used = await db.checkout.findMany({
    where: { createdAt: { gte: since } },
    distinct: ["stripeAccount"],
    select: { stripeAccount: true },
  });
  const set = await db.paymentSettings.findMany({
    where: { stripeAccount: { not: null } },
    distinct: ["stripeAccount"],
    select: { stripeAccount: true },
  });
  const current = settings.stripe?.connect ? set : [{ stripeAccount: null }];
  return [...new Set([...current, ...used].map(({ stripeAccount }) => stripeAccount))];
}

/** The run to go on with: the one that broke off, or a new one; `null` while somebody else has it in hand. */
async function takeRun(world: World, stripeAccount: string | null): Promise<Run | null> {
  const { db } = world;
  const now = world.now();
  const leasedUntil = addTime(now, leaseTime);
  const [left] = await db.$queryRaw<Run[]>`
    UPDATE reconciliation SET leased_until = ${leasedUntil}
    WHERE done_at IS NULL AND stripe_account IS NOT DISTINCT FROM ${stripeAccount}
      AND (leased_until IS NULL OR leased_until < ${now})
    RETURNING id::text, covers_from AS "coversFrom", covers_until AS "coversUntil", started_at AS "startedAt"`;
  if (left) return left;
  const last = await db.reconciliation.findFirst({
    where: { stripeAccount, doneAt: { not: null } },
    orderBy: { startedAt: "desc" },
    select: { coversUntil: true },
  });
  const from = addTime(now, -overlap);
  const coversFrom = last && last.coversUntil < from ? last.coversUntil : from;
  const id = world.newId();
  const run = { id, coversFrom, coversUntil: coversFrom, startedAt: now };
  const { count } = await db.reconciliation.createMany({
    data: { ...run, stripeAccount, leasedUntil },
    skipDuplicates: true,
  });
  return count > 0 ? run : null;
}

/** Day by day from where the run has come to, and then what is still open from before. */
async function carryOn(
  world: World,
  payables: Payables,
  asking: Asking,
  run: Run,
  signal: AbortSignal | undefined,
): Promise<number> {
  let compared = 0;
  for (let from = run.coversUntil; from < run.startedAt; from = addTime(from, sliceTime)) {
    if (signal?.aborted) throw new Error("the worker ends");
    const until = new Date(Math.min(addTime(from, sliceTime).getTime(), run.startedAt.getTime()));
    const payments = await paymentsMade(asking, { from, until });
    const refunds = await refundsMade(asking, { from, until });
    const read = { slice: { from, until }, payments, refunds, subjects: [] };
    const count = await compareWith(world, payables, asking, read);
    await world.db.reconciliation.update({
      where: { id: run.id },
      data: {
        coversUntil: until,
        compared: { increment: count },
        leasedUntil: addTime(world.now(), leaseTime),
      },
    });
    compared += count;
  }
  await askAgain(world, payables, asking);
  await askBanks(world, payables, asking);
  await world.db.reconciliation.update({
    where: { id: run.id },
    data: { doneAt: world.now(), coversUntil: run.startedAt, leasedUntil: null, error: null },
  });
  return compared;
}

/** What is open from before is asked for by its id: it may be of a day that is not read any more. */
async function askAgain(world: World, payables: Payables, asking: Asking): Promise<void> {
  const { stripeAccount } = asking;
  const open = await world.db.stripeDifference.findMany({
    where: {
      resolvedAt: null,
      ...(stripeAccount === null ? {} : { organisation: { paymentSettings: { stripeAccount } } }),
    },
    select: { subject: true },
  });
  if (open.length === 0) return;
  const subjects = open.map(({ subject }) => subject);
  await compareWith(world, payables, asking, { slice: null, payments: [], refunds: [], subjects });
}

/**
 * Asks how payments stand that a bank has had for a day: the event that ends one may be lost, and its seats would be
 * kept for good. Their own days are read no more, and what failed shows in no list of what came in.
 */
async function askBanks(
  world: World,
  payables: Payables,
  { stripeAccount }: Asking,
): Promise<void> {
  const waiting = await world.db.checkout.findMany({
    where: {
      stripeAccount,
      state: "paying",
      sessionId: { not: null },
      createdAt: { lte: addTime(world.now(), -day) },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: askedColumns,
  });
  let unanswered = 0;
  for (const checkout of waiting) {
    if (unanswered === mostUnanswered) return;
    if ((await askForCheckout(world, payables, checkout)) === "unreachable") unanswered += 1;
  }
}

/** Why a run broke off, as the page says it. */
function reasonOf(error: unknown): string {
  const { StripeAuthenticationError, StripePermissionError } = Stripe.errors;
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError)
    return "not-allowed";
  return isInDoubt(error) ? "unreachable" : "other";
}
