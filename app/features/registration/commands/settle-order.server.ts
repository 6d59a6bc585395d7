import { sumVat } from "~/features/payments/domain/vat";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import type { World } from "~/platform/world.server";

/**
 * Locks the code an order used, if any. Whoever may end the order's last seat does so before the counters: everybody
 * locks in this order (see `claimSeats`).
 */
export async function lockCodeOf(world: World, orderId: string): Promise<void> {
  await world.db.$queryRaw`
    SELECT 1 FROM code WHERE id = (SELECT code_id FROM "order" WHERE id = ${orderId}::uuid) FOR NO KEY UPDATE`;
}

/**
 * Brings an order's money up to date with its seats, in the transaction that changed them: the lines of cancelled seats
 * are struck out, the sums are those of the lines that live, and when no seat is left, the code it used may be used
 * once more.
 *
 * @remarks Run again it changes nothing. Whoever calls has locked with {@link lockCodeOf} and `lockPoolOf`.
 */
export async function settleOrder(world: World, orderId: string): Promise<void> {
  const now = world.now();
  await world.db.orderLine.updateMany({
    where: { orderId, cancelledAt: null, registration: { status: "cancelled" } },
    data: { cancelledAt: now },
  });
  const lines = await world.db.orderLine.findMany({
    where: { orderId, cancelledAt: null },
    select: { netMinor: true, vatCategory: true, vatRate: true },
  });
  const { netMinor, vatMinor, totalMinor } = sumVat(
    lines.map((line) => ({ ...line, vatCategory: line.vatCategory as VatCategory })),
  );
  const seats = await world.db.registration.groupBy({
    by: ["status"],
    where: { orderId, status: { not: "cancelled" } },
  });
  const seated = seats.some(({ status }) => status === "confirmed");
  const { codeId } = await world.db.order.update({
    where: { id: orderId },
    data: {
      netMinor,
      vatMinor,
      totalMinor,
      paymentState: seated && totalMinor > 0 ? "to-be-invoiced" : "none",
    },
    select: { codeId: true },
  });
  if (seats.length > 0 || codeId === null) return;
  await world.db.order.update({ where: { id: orderId }, data: { codeId: null } });
  await world.db.code.update({ where: { id: codeId }, data: { uses: { decrement: 1 } } });
}
