import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import {
  isLiving,
  stateAfter,
  type CheckoutNews,
  type CheckoutState,
} from "../domain/checkout-course";
import { recordPayment } from "./record-payment.server";
import type { SessionFacts } from "./stripe-objects.server";

/**
 * Notes what Stripe says of a checkout, inside `payables.change` of its payable: from its answer, from asking, or from
 * an event; in any order, any number of times.
 *
 * @param at - when it happened.
 * @returns in what state the checkout is then; `null` when it is not there, or was asked for another account.
 */
export async function recordSession(
  tx: World,
  checkoutId: string,
  session: SessionFacts,
  {
    stripeAccount,
    news = session.news,
    at,
  }: { stripeAccount: string | null; news?: CheckoutNews; at: Instant },
): Promise<CheckoutState | null> {
  const [checkout] = await tx.db.$queryRaw<CheckoutRow[]>`
    SELECT id::text, organisation_id::text AS "organisationId", payable_id::text AS "payableId", state,
           session_id AS "sessionId", currency, stripe_account AS "stripeAccount"
    FROM checkout WHERE id = ${checkoutId}::uuid FOR NO KEY UPDATE`;
  // Whoever runs a connected account can write what they like on sessions of theirs.
  if (checkout?.stripeAccount !== stripeAccount) return null;
  // Money of another currency is no payment of this: the nightly comparison tells the treasurer of it.
  if (news === "paid" && session.currency !== checkout.currency) return checkout.state;
  const state = stateAfter(checkout.state, news);
  if (news === "paid" && session.paymentIntentId !== null)
    await recordPayment(tx, {
      checkoutId,
      payableId: checkout.payableId,
      organisationId: checkout.organisationId,
      stripeAccount,
      paymentIntentId: session.paymentIntentId,
      chargeId: session.chargeId,
      amountMinor: session.amountMinor,
      currency: session.currency,
      receivedAt: session.chargedAt ?? at,
    });
  // Another session that bears our marks may have been paid; how ours stands it does not say.
  if (checkout.sessionId !== null && checkout.sessionId !== session.id) return checkout.state;
  await tx.db.$executeRaw`
    UPDATE checkout
    SET state = ${state}, session_id = ${session.id}, request = NULL,
        payment_intent_id = COALESCE(${session.paymentIntentId}, payment_intent_id),
        url = COALESCE(${session.url}, url), expires_at = ${session.expiresAt},
        ended_at = CASE WHEN ${isLiving(state)} THEN NULL ELSE COALESCE(ended_at, ${tx.now()}) END
    WHERE id = ${checkoutId}::uuid`;
  return state;
}

interface CheckoutRow {
  readonly id: string;
  readonly organisationId: string;
  readonly payableId: string;
  readonly state: CheckoutState;
  readonly sessionId: string | null;
  readonly currency: string;
  readonly stripeAccount: string | null;
}
