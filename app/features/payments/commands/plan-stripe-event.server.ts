import { isUuid } from "~/kernel/uuid";
import type { Instant } from "~/kernel/time";
import { callOptions, stripeOf } from "~/platform/stripe.server";
import type { World } from "~/platform/world.server";
import type { CheckoutNews } from "../domain/checkout-course";
import { findPayment } from "./find-payment.server";
import { NothingHere } from "./nothing-here";
import type { Payables } from "./payables.server";
import { recordDispute } from "./record-dispute.server";
import { recordRefund } from "./record-refund.server";
import { recordSession } from "./record-session.server";
import {
  chargeShape,
  disputeShape,
  refundShape,
  sessionFacts,
  type RefundFacts,
} from "./stripe-objects.server";

/** An event as it was stored. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly stripeAccount: string | null;
  readonly happenedAt: Instant;
  readonly payload: unknown;
}

/** What an event changes: to be applied with its payable locked. */
export interface EventPlan {
  readonly payableId: string;
  readonly apply: (tx: World) => Promise<void>;
}

type Planner = (world: World, payables: Payables, event: StoredEvent) => Promise<EventPlan | null>;

/** What we listen to. Everything else is stored, and that is all. */
const planners: Readonly<Record<string, Planner>> = {
  "checkout.session.completed": ofSession(),
  "checkout.session.async_payment_succeeded": ofSession("paid"),
  "checkout.session.async_payment_failed": ofSession("failed"),
  "checkout.session.expired": ofSession("expired"),
  "charge.refunded": planChargeRefunded,
  "refund.created": planRefund,
  "refund.updated": planRefund,
  "refund.failed": planRefund,
  "charge.refund.updated": planRefund,
  "charge.dispute.created": planDispute,
  "charge.dispute.updated": planDispute,
  "charge.dispute.closed": planDispute,
  "charge.dispute.funds_withdrawn": planDispute,
  "charge.dispute.funds_reinstated": planDispute,
};

/**
 * Finds out what an event changes, asking Stripe where it says too little. No transaction may be open.
 *
 * @returns `null` when it is about nothing of ours.
 * @throws {NothingHere} when it is about something of ours that is not here.
 */
export async function planStripeEvent(
  world: World,
  payables: Payables,
  event: StoredEvent,
): Promise<EventPlan | null> {
  return (await planners[event.type]?.(world, payables, event)) ?? null;
}

/** @param news - what the event itself says, where the session alone leaves it open. */
function ofSession(news?: CheckoutNews): Planner {
  return async (world, _, { payload, stripeAccount, happenedAt: at }) => {
    const session = sessionFacts(payload);
    const { checkout: checkoutId = "", treff, organisation = null } = session.marks;
    const row = isUuid(checkoutId)
      ? await world.db.checkout.findFirst({
          where: { id: checkoutId, stripeAccount },
          select: { payableId: true },
        })
      : null;
    if (!row && treff === world.settings.url)
      throw new NothingHere("payment", session.id, organisation);
    if (!row) return null;
    return {
      payableId: row.payableId,
      apply: async (tx) => {
        await recordSession(tx, checkoutId, session, {
          stripeAccount,
          at,
          ...(news ? { news } : {}),
        });
      },
    };
  };
}

async function planRefund(
  world: World,
  payables: Payables,
  { payload, stripeAccount }: StoredEvent,
): Promise<EventPlan | null> {
  return refundPlan(world, payables, stripeAccount, [refundShape.parse(payload)]);
}

/** Says only how much was given back altogether: which refunds these are, Stripe is asked where we do not know. */
async function planChargeRefunded(
  world: World,
  payables: Payables,
  { payload, stripeAccount }: StoredEvent,
): Promise<EventPlan | null> {
  const charge = chargeShape.parse(payload);
  const about = { stripeAccount, payment_intent: charge.payment_intent, charge: charge.id };
  const payment = await findPayment(world, payables, about);
  const stripe = stripeOf(world.settings);
  if (!payment || !stripe) return null;
  const known = await world.db.refund.aggregate({
    where: { paymentId: payment.id, refundId: { not: null }, state: { not: "failed" } },
    _sum: { amountMinor: true },
  });
  if ((known._sum.amountMinor ?? 0) >= charge.amount_refunded) return null;
  const { data } = await stripe.refunds.list(
    { charge: charge.id, limit: 100 },
    callOptions(stripeAccount),
  );
  const refunds = data.map((refund) => refundShape.parse(refund));
  return refundPlan(world, payables, stripeAccount, refunds);
}

async function refundPlan(
  world: World,
  payables: Payables,
  stripeAccount: string | null,
  refunds: readonly RefundFacts[],
): Promise<EventPlan | null> {
  const [first] = refunds;
  const payment = first ? await findPayment(world, payables, { ...first, stripeAccount }) : null;
  if (!payment?.payableId) return null;
  return {
    payableId: payment.payableId,
    apply: async (tx) => {
      for (const refund of refunds) await recordRefund(tx, payment, refund);
    },
  };
}

async function planDispute(
  world: World,
  payables: Payables,
  { payload, stripeAccount, happenedAt }: StoredEvent,
): Promise<EventPlan | null> {
  const dispute = disputeShape.parse(payload);
  const payment = await findPayment(world, payables, { ...dispute, stripeAccount });
  if (!payment?.payableId) return null;
  return {
    payableId: payment.payableId,
    apply: (tx) => recordDispute(tx, payment, dispute, happenedAt),
  };
}
