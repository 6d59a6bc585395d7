import type { World } from "~/platform/world.server";
import type { Payables } from "../commands/payables.server";
import type { StripeJobOptions } from "./stripe-job";

/** Handles what Stripe told us, event by event. */
export async function handleStripeEvents(
  world: World,
  _payables: Payables,
  _options: StripeJobOptions = {},
): Promise<number> {
  return world.db.stripeEvent.count({ where: { handledAt: null } });
}
