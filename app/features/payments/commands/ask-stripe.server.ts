import type Stripe from "stripe";
import type { World } from "~/platform/world.server";
import { callOptions, isForbidden, isInDoubt, isRefused, stripeOf } from "~/platform/stripe.server";
import type { CheckoutState } from "../domain/checkout-course";
import type { Payables } from "./payables.server";
import { recordSession } from "./record-session.server";
import { sessionFacts } from "./stripe-objects.server";

/** A checkout as far as Stripe is asked about it. */
export interface AskedCheckout {
  readonly id: string;
  readonly payableId: string;
  readonly state: string;
  readonly sessionId: string | null;
  readonly stripeAccount: string | null;
  readonly request: unknown;
}

/** What {@link AskedCheckout} is read with. */
export const askedColumns = {
  id: true,
  payableId: true,
  state: true,
  sessionId: true,
  stripeAccount: true,
  request: true,
} as const;

/**
 * Asks Stripe for a checkout that has none of its own yet, or for how it stands, and notes the answer. No transaction
 * may be open: the answer is noted in one that begins when it is there.
 *
 * @remarks The first call carries the checkout's id as its idempotency key and the words it was written down with, so
 * it may be made any number of times.
 * @returns the state then; `unreachable` when there was no answer, and it is to be asked again.
 */
export async function askForCheckout(
  world: World,
  payables: Payables,
  checkout: AskedCheckout,
): Promise<CheckoutState | "unreachable"> {
  const { id, sessionId } = checkout;
  // Whoever began it has been erased, and what was to be asked with them.
  if (sessionId === null && checkout.request === null) return giveUp(world, id);
  return noting(world, payables, checkout, (stripe) =>
    sessionId === null
      ? stripe.checkout.sessions.create(
          checkout.request as Stripe.Checkout.SessionCreateParams,
          callOptions(checkout.stripeAccount, id),
        )
      : stripe.checkout.sessions.retrieve(
          sessionId,
          { expand: ["payment_intent.latest_charge"] },
          callOptions(checkout.stripeAccount),
        ),
  );
}

/**
 * Ends a checkout at Stripe, so that nobody can pay by it any more. No transaction may be open.
 *
 * @returns the state then: `paid` or `paying` when somebody was quicker.
 */
export async function expireSession(
  world: World,
  payables: Payables,
  checkout: AskedCheckout & { readonly sessionId: string },
): Promise<CheckoutState | "unreachable"> {
  return noting(world, payables, checkout, async (stripe) => {
    const options = callOptions(checkout.stripeAccount);
    try {
      return await stripe.checkout.sessions.expire(checkout.sessionId, {}, options);
    } catch (error) {
      if (!isRefused(error)) throw error;
      // Only an open one can be ended: it was paid, or ran out by itself.
      const expand = ["payment_intent.latest_charge"];
      return stripe.checkout.sessions.retrieve(checkout.sessionId, { expand }, options);
    }
  });
}

async function noting(
  world: World,
  payables: Payables,
  { id, payableId, stripeAccount, state }: AskedCheckout,
  call: (stripe: Stripe) => Promise<Stripe.Checkout.Session>,
): Promise<CheckoutState | "unreachable"> {
  const stripe = stripeOf(world.settings);
  if (!stripe) return "unreachable";
  let session: Stripe.Checkout.Session;
  try {
    session = await call(stripe);
  } catch (error) {
    if (isInDoubt(error)) return "unreachable";
    if (!isRefused(error) && !isForbidden(error)) throw error;
    // What was never begun needs no end at Stripe; what is there already is not given up before its time is over.
    return state === "starting" ? giveUp(world, id) : outlive(world, id);
  }
  const facts = sessionFacts(session);
  const after = await payables.change(world, [payableId], (tx) =>
    recordSession(tx, id, facts, { stripeAccount, at: tx.now() }),
  );
  return after ?? "expired";
}

/** Stripe has understood what was asked and refuses it, so it has begun nothing. */
async function giveUp(world: World, id: string): Promise<CheckoutState> {
  const { db } = world;
  await db.$executeRaw`
    UPDATE checkout SET state = 'failed', ended_at = ${world.now()}, request = NULL
    WHERE id = ${id}::uuid AND state = 'starting' AND session_id IS NULL`;
  const { state } = await db.checkout.findUniqueOrThrow({ where: { id }, select: { state: true } });
  return state as CheckoutState;
}

/**
 * Gives up a checkout whose time is over and of which Stripe says nothing any more (the key is another account's by now,
 * or its account has parted with us), so that another may begin. Should it have been paid, that is heard of all the same.
 */
async function outlive(world: World, id: string): Promise<"expired" | "unreachable"> {
  const now = world.now();
  const { count } = await world.db.checkout.updateMany({
    where: { id, state: "open", expiresAt: { lte: now } },
    data: { state: "expired", endedAt: now },
  });
  return count > 0 ? "expired" : "unreachable";
}
