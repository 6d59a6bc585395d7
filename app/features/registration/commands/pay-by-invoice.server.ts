import { endCheckout } from "~/features/payments/commands/end-checkout.server";
import { livingStates } from "~/features/payments/domain/checkout-course";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { orderByToken } from "../queries/registration-by-token.server";
import { orderPayables } from "./order-payables.server";

type InvoiceProblem = Problem<
  "not-found" | "invoice-not-offered" | "already-paying" | "not-kept" | "stripe-unreachable"
>;

/**
 * Has an order of a company paid by invoice instead of by card, through its contact's link: its places are confirmed at
 * once. An attempt to pay by card is ended first, so that nobody pays what is invoiced.
 *
 * Refused: `not-found` for a link that opens nothing; `invoice-not-offered` where the organiser takes cards alone or
 * nobody's company ordered; `already-paying` when a payment came or is with the bank; `not-kept` when the places have
 * gone; `stripe-unreachable` when it cannot be known: nothing is changed then.
 *
 * @remarks No transaction may be open: Stripe may be asked.
 */
export async function payByInvoice(
  world: World,
  token: string,
): Promise<Result<null, InvoiceProblem>> {
  const opened = await orderByToken(world, token);
  if (!opened) return refuse("not-found");
  const { id } = opened;
  const living = { payableId: id, state: { in: [...livingStates] } };
  const under = await world.db.checkout.findFirst({ where: living, select: { id: true } });
  if (under) {
    const ended = await endCheckout(world, orderPayables, under.id);
    if (ended === "unreachable") return refuse("stripe-unreachable");
    if (ended === "paid" || ended === "paying") return refuse("already-paying");
  }
  return orderPayables.change<Result<null, InvoiceProblem>>(world, [id], async (tx) => {
    const order = await tx.db.order.findUniqueOrThrow({
      where: { id },
      select: {
        companyId: true,
        payUntil: true,
        event: { select: { payBy: true, status: true } },
        registrations: { select: { status: true } },
      },
    });
    if (order.companyId === null || !order.event.payBy.includes("invoice"))
      return refuse("invoice-not-offered");
    // Somebody began to pay meanwhile.
    if ((await tx.db.checkout.count({ where: living })) > 0) return refuse("already-paying");
    const standing = order.registrations.some(
      ({ status }) => status === "awaiting-payment" || status === "confirmed",
    );
    if (!standing || order.event.status !== "published") return refuse("not-kept");
    await tx.db.order.update({ where: { id }, data: { payBy: "invoice", payUntil: null } });
    return accept(null);
  });
}
