import { z } from "zod";
import type { World } from "~/platform/world.server";
import { stripeOf } from "~/platform/stripe.server";

/** How old a signature may be, in seconds: older ones may have been listened to and sent again. */
const tolerance = 300;

/**
 * Stores what Stripe tells us, once, if it is signed with one of our secrets; the worker does the rest.
 *
 * @param body - as it came: the signature is over its bytes.
 * @param signature - the header `Stripe-Signature`.
 * @returns `refused` for a signature that is missing, wrong or older than five minutes; `cards-off` without a key;
 *   `other-mode` for what was tried with test cards where money is real, and the reverse: it is not stored. An endpoint
 *   for connected accounts is told of both.
 */
export async function receiveStripeEvent(
  world: World,
  body: Buffer,
  signature: string | undefined,
): Promise<"stored" | "known" | "refused" | "cards-off" | "other-mode"> {
  const event = signature === undefined ? null : verified(world, body, signature);
  if (!world.settings.stripe) return "cards-off";
  if (!event) return "refused";
  const isLive = isLiveKey(world.settings.stripe.secretKey);
  if (isLive !== null && event.livemode !== undefined && event.livemode !== isLive)
    return "other-mode";
  const now = world.now();
  const { count } = await world.db.stripeEvent.createMany({
    data: {
      id: event.id,
      type: event.type,
      stripeAccount: event.account ?? null,
      happenedAt: new Date(event.created * 1000),
      receivedAt: now,
      payload: withoutPersons(event.data.object) as object,
      nextAttemptAt: now,
    },
    skipDuplicates: true,
  });
  world.wake("handle-stripe-events");
  return count > 0 ? "stored" : "known";
}

/** Where Stripe's objects name whoever paid. We know who that is, and do not keep it a second time. */
const personal = new Set([
  "customer_details",
  "customer_email",
  "billing_details",
  "receipt_email",
  "shipping",
  "shipping_details",
  "collected_information",
  "custom_fields",
  "evidence",
  "payment_method_details",
  "source",
]);

function withoutPersons(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersons);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) =>
      personal.has(name) ? [] : [[name, withoutPersons(part)]],
    ),
  );
}

/** As much of an event as has to be there. */
const eventShape = z.object({
  id: z.string().min(1),
  object: z.literal("event"),
  type: z.string(),
  account: z.string().nullish(),
  created: z.number(),
  livemode: z.boolean().optional(),
  data: z.object({ object: z.record(z.string(), z.json()) }),
});

/** Whether a key moves real money; `null` where it does not say. */
function isLiveKey(key: string): boolean | null {
  const mode = /^[rs]k_(live|test)_/.exec(key)?.[1];
  return mode === undefined ? null : mode === "live";
}

function verified(
  world: World,
  body: Buffer,
  signature: string,
): z.infer<typeof eventShape> | null {
  const { settings } = world;
  const stripe = stripeOf(settings);
  for (const secret of settings.stripe?.webhookSecrets ?? []) {
    try {
      const at = world.now().getTime();
      return eventShape.parse(
        stripe?.webhooks.constructEvent(body, signature, secret, tolerance, undefined, at),
      );
    } catch {
      // The next secret may be the one.
    }
  }
  return null;
}
