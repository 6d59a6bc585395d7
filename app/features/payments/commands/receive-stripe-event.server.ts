import type Stripe from "stripe";
import type { World } from "~/platform/world.server";
import { stripeOf } from "~/platform/stripe.server";

/** How old a signature may be, in seconds: older ones may have been listened to and sent again. */
const tolerance = 300;

/**
 * Stores what Stripe tells us, once, if it is signed with one of our secrets; the worker does the rest.
 *
 * @param body - as it came: the signature is over its bytes.
 * @param signature - the header `Stripe-Signature`.
 * @returns `refused` for a signature that is missing, wrong or older than five minutes; `cards-off` without a key.
 */
export async function receiveStripeEvent(
  world: World,
  body: Buffer,
  signature: string | undefined,
): Promise<"stored" | "known" | "refused" | "cards-off"> {
  const event = signature === undefined ? null : verified(world, body, signature);
  if (!world.settings.stripe) return "cards-off";
  if (!event) return "refused";
  const now = world.now();
  const { count } = await world.db.stripeEvent.createMany({
    data: {
      id: event.id,
      type: event.type,
      stripeAccount: event.account ?? null,
      happenedAt: new Date(event.created * 1000),
      receivedAt: now,
      payload: event.data.object as object,
      nextAttemptAt: now,
    },
    skipDuplicates: true,
  });
  world.wake("handle-stripe-events");
  return count > 0 ? "stored" : "known";
}

function verified({ settings, now }: World, body: Buffer, signature: string): Stripe.Event | null {
  const stripe = stripeOf(settings);
  for (const secret of settings.stripe?.webhookSecrets ?? []) {
    try {
      return (
        stripe?.webhooks.constructEvent(
          body,
          signature,
          secret,
          tolerance,
          undefined,
          now().getTime(),
        ) ?? null
      );
    } catch {
      // The next secret may be the one.
    }
  }
  return null;
}
