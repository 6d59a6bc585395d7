import type { World } from "~/platform/world.server";
import { isLiving, type CheckoutState } from "../domain/checkout-course";
import { askedColumns, askForCheckout, expireSession } from "./ask-stripe.server";
import type { Payables } from "./payables.server";

/**
 * Ends an attempt to pay, here and at Stripe; one of which Stripe has not answered yet is asked for once more first,
 * so that none is left behind. No transaction may be open.
 *
 * @returns the state then. `paid` and `paying` when somebody was quicker; `unreachable` when Stripe does not answer,
 *   and the checkout lives on.
 */
export async function endCheckout(
  world: World,
  payables: Payables,
  checkoutId: string,
): Promise<CheckoutState | "unreachable"> {
  const read = () =>
    world.db.checkout.findUnique({ where: { id: checkoutId }, select: askedColumns });
  let checkout = await read();
  if (!checkout) return "expired";
  if (checkout.sessionId === null && checkout.state === "starting") {
    const begun = await askForCheckout(world, payables, checkout);
    if (begun === "unreachable") return begun;
    checkout = await read();
  }
  if (!checkout) return "expired";
  const state = checkout.state as CheckoutState;
  if (state !== "open" || checkout.sessionId === null)
    return isLiving(state) && state !== "paying" ? "unreachable" : state;
  return expireSession(world, payables, { ...checkout, sessionId: checkout.sessionId });
}
