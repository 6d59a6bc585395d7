import { Stripe } from "stripe";
import { z } from "zod";
import type { Instant } from "~/kernel/time";
import { callOptions, isInDoubt } from "~/platform/stripe.server";
import type { TheirPayment, TheirRefund } from "../domain/compare-books";

/** How somebody asks Stripe who has time: again and again, with longer and longer pauses. */
export interface Asking {
  readonly stripe: Stripe;
  /** The connected account; `null` for the installation's own. */
  readonly stripeAccount: string | null;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** What Stripe made in a time, from the first moment up to and without the last. */
export interface Slice {
  readonly from: Instant;
  readonly until: Instant;
}

/** Objects of one page: the most Stripe gives. */
const pageSize = 100;

/** Milliseconds before a call that was not answered is made again; after the last it is given up. */
const pauses = [1, 4, 15].map((seconds) => seconds * 1000);

const marks = z
  .record(z.string(), z.string())
  .nullish()
  .transform((given) => given ?? {});
const reference = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null);
const intentShape = z.object({
  id: z.string(),
  amount_received: z.number().int().nullish(),
  currency: z.string(),
  metadata: marks,
});
const refundShape = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.string().nullish(),
  payment_intent: reference,
  metadata: marks,
});

/** A payment with all that is written on it. */
export type MarkedPayment = TheirPayment & { readonly marks: Readonly<Record<string, string>> };

/** All payments Stripe made in that time: every page of them, or it throws. */
export async function paymentsMade(asking: Asking, slice: Slice): Promise<MarkedPayment[]> {
  const intents = await allPages(asking, (after) =>
    asking.stripe.paymentIntents.list(
      { created: secondsOf(slice), limit: pageSize, ...after },
      callOptions(asking.stripeAccount),
    ),
  );
  return intents.map(paymentOf);
}

/** All refunds Stripe made in that time. */
export async function refundsMade(asking: Asking, slice: Slice): Promise<TheirRefund[]> {
  const refunds = await allPages(asking, (after) =>
    asking.stripe.refunds.list(
      { created: secondsOf(slice), limit: pageSize, ...after },
      callOptions(asking.stripeAccount),
    ),
  );
  return refunds.map(refundOf);
}

/** One payment by its id; `null` when Stripe does not know it. */
export async function paymentById(asking: Asking, id: string): Promise<MarkedPayment | null> {
  const options = callOptions(asking.stripeAccount);
  const intent = await known(asking, () => asking.stripe.paymentIntents.retrieve(id, {}, options));
  return intent && paymentOf(intent);
}

/** One refund by its id; `null` when Stripe does not know it. */
export async function refundById(asking: Asking, id: string): Promise<TheirRefund | null> {
  const options = callOptions(asking.stripeAccount);
  const refund = await known(asking, () => asking.stripe.refunds.retrieve(id, {}, options));
  return refund && refundOf(refund);
}

function paymentOf(object: unknown): MarkedPayment {
  const { id, amount_received: amount, currency, metadata } = intentShape.parse(object);
  return {
    paymentIntentId: id,
    amountMinor: amount ?? 0,
    currency: currency.toUpperCase(),
    checkoutId: metadata["checkout"] ?? null,
    marks: metadata,
  };
}

function refundOf(object: unknown): TheirRefund {
  const refund = refundShape.parse(object);
  return {
    refundId: refund.id,
    paymentIntentId: refund.payment_intent,
    amountMinor: refund.amount,
    currency: refund.currency.toUpperCase(),
    failed: refund.status === "failed" || refund.status === "canceled",
    ownId: refund.metadata["refund"] ?? null,
  };
}

/** Stripe counts seconds. */
function secondsOf({ from, until }: Slice): Stripe.RangeQueryParam {
  return {
    gte: Math.floor(from.getTime() / 1000),
    lt: Math.floor(until.getTime() / 1000),
  };
}

async function allPages<T extends { readonly id: string }>(
  asking: Asking,
  page: (after: { starting_after?: string }) => Promise<{
    readonly data: readonly T[];
    readonly has_more: boolean;
  }>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const last = all.at(-1);
    const { data, has_more: more } = await answered(asking, () =>
      page(last ? { starting_after: last.id } : {}),
    );
    all.push(...data);
    if (!more || data.length === 0) return all;
  }
}

async function known<T>(asking: Asking, call: () => Promise<T>): Promise<T | null> {
  try {
    return await answered(asking, call);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404)
      return null;
    throw error;
  }
}

/** Calls until there is an answer, with pauses; throws what the last call threw. */
export async function answered<T>({ pause }: Asking, call: () => Promise<T>): Promise<T> {
  for (const wait of pauses) {
    try {
      return await call();
    } catch (error) {
      if (!isInDoubt(error)) throw error;
      await pause(wait);
    }
  }
  return call();
}
