import { isUuid } from "~/kernel/uuid";
import { callOptions, isRefused, stripeOf } from "~/platform/stripe.server";
import type { World } from "~/platform/world.server";
import { askedColumns, askForCheckout } from "./ask-stripe.server";
import { NothingHere } from "./nothing-here";
import type { Payables } from "./payables.server";

/** What Stripe says a refund or a dispute is of. */
export interface PaidBy {
  readonly stripeAccount: string | null;
  readonly payment_intent: string | null;
  readonly charge: string | null;
}

const columns = { id: true, organisationId: true, payableId: true, amountMinor: true } as const;

/**
 * The card payment something at Stripe is about. Where we have not heard of it yet, Stripe is asked whose it is, and a
 * checkout of ours that was paid is recorded; so no transaction may be open.
 *
 * @returns `null` when it is nothing of ours.
 * @throws {NothingHere} when it is ours by what is written on it, and not here.
 */
export async function findPayment(world: World, payables: Payables, by: PaidBy) {
  const known = await paymentBy(world, by);
  if (known) return known;
  const marks = by.payment_intent === null ? {} : await marksOfIntent(world, by);
  const checkout = isUuid(marks.checkout ?? "")
    ? await world.db.checkout.findUnique({
        where: { id: marks.checkout ?? "" },
        select: askedColumns,
      })
    : null;
  if (checkout) await askForCheckout(world, payables, checkout);
  const heard = checkout ? await paymentBy(world, by) : null;
  if (heard) return heard;
  if (checkout || marks.treff === world.settings.url)
    throw new NothingHere("payment", by.payment_intent ?? "", marks.organisation ?? null);
  return null;
}

async function paymentBy({ db }: World, { stripeAccount, payment_intent, charge }: PaidBy) {
  const payment = await db.payment.findFirst({
    where: {
      method: "card",
      stripeAccount,
      OR: [
        ...(payment_intent === null ? [] : [{ paymentIntentId: payment_intent }]),
        ...(charge === null ? [] : [{ chargeId: charge }]),
      ],
    },
    select: { ...columns, chargeId: true },
  });
  if (payment && payment.chargeId === null && charge !== null)
    await db.payment.update({ where: { id: payment.id }, data: { chargeId: charge } });
  return payment;
}

async function marksOfIntent(
  { settings }: World,
  { payment_intent, stripeAccount }: PaidBy,
): Promise<Readonly<Record<string, string>>> {
  const stripe = stripeOf(settings);
  if (!stripe || payment_intent === null) return {};
  try {
    const intent = await stripe.paymentIntents.retrieve(
      payment_intent,
      {},
      callOptions(stripeAccount),
    );
    return intent.metadata;
  } catch (error) {
    if (isRefused(error)) return {};
    throw error;
  }
}
