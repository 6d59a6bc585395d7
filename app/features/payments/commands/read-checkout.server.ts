import type { World } from "~/platform/world.server";
import { isLiving, type CheckoutState } from "../domain/checkout-course";
import { askedColumns, askForCheckout } from "./ask-stripe.server";
import type { Payables } from "./payables.server";

/** How paying by card stands. `none`: there is nothing under way. */
export type CheckoutStanding = "paid" | "paying" | "open" | "none";

const standings: Readonly<Record<CheckoutState, CheckoutStanding>> = {
  starting: "open",
  open: "open",
  paying: "paying",
  paid: "paid",
  expired: "none",
  failed: "none",
};

/**
 * How the newest attempt to pay stands, for the page somebody comes back to. Stripe is asked about one that may still
 * be paid, and the answer recorded: the event that says the same may come before, meanwhile or days later.
 *
 * @remarks When Stripe does not answer, what is known here is. No transaction may be open.
 */
export async function readCheckout(
  world: World,
  payables: Payables,
  payableId: string,
): Promise<CheckoutStanding> {
  const checkout = await world.db.checkout.findFirst({
    where: { payableId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: askedColumns,
  });
  if (!checkout) return "none";
  const known = checkout.state as CheckoutState;
  if (!isLiving(known)) return standings[known];
  const asked = await askForCheckout(world, payables, checkout);
  return standings[asked === "unreachable" ? known : asked];
}
