import { sumVat } from "~/features/payments/domain/vat";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import type { World } from "~/platform/world.server";
import { priceOrder } from "../domain/price";
import { offerOf } from "../queries/offer.server";
import { addLines } from "./order-lines.server";

/**
 * Locks the code an order used, if any. Whoever may end the order's last seat does so before the counters: everybody
 * locks in this order (see `claimSeats`).
 */
export async function lockCodeOf(world: World, orderId: string): Promise<void> {
  await world.db.$queryRaw`
    SELECT 1 FROM code WHERE id = (SELECT code_id FROM "order" WHERE id = ${orderId}::uuid) FOR NO KEY UPDATE`;
}

/** Locks an order, after the counters and before its seats: whoever changes seats and then settles locks so. */
export async function lockOrderRow(world: World, orderId: string): Promise<void> {
  await world.db.$queryRaw`SELECT 1 FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Brings an order's money up to date with its seats, in the transaction that changed them: the lines of cancelled seats
 * are struck out, an add-on somebody had to wait for is charged once they have it, the sums are those of the lines that live, and when no seat is left, the code it used may be used
 * once more.
 *
 * @remarks Run again it changes nothing. Whoever calls has locked with {@link lockCodeOf}, `lockPoolOf` and {@link lockOrderRow}.
 */
export async function settleOrder(world: World, orderId: string): Promise<void> {
  const now = world.now();
  await world.db.orderLine.updateMany({
    where: {
      orderId,
      cancelledAt: null,
      // What was kept of a seat stays when the seat is gone.
      kind: { notIn: ["fee", "adjustment"] },
      registration: { status: "cancelled" },
    },
    data: { cancelledAt: now },
  });
  await chargeAddOns(world, orderId);
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

/** Add-ons of living seats that cost something and stand on no line: what was waited for and has come. */
async function chargeAddOns(world: World, orderId: string): Promise<void> {
  const missing = await world.db.$queryRaw<
    { eventId: string; registrationId: string; addOnId: string }[]
  >`
    SELECT seat.event_id::text AS "eventId", seat.id::text AS "registrationId", choice.add_on_id::text AS "addOnId"
    FROM registration AS seat
    JOIN registration_add_on AS choice ON choice.registration_id = seat.id AND choice.status = 'taken'
    JOIN add_on ON add_on.id = choice.add_on_id AND add_on.price_minor > 0
    WHERE seat.order_id = ${orderId}::uuid AND seat.status NOT IN ('cancelled', 'declined')
      AND NOT EXISTS (
        SELECT FROM order_line
        WHERE registration_id = seat.id AND item_id = add_on.id AND kind = 'add-on' AND cancelled_at IS NULL)
    ORDER BY seat.seat_number, add_on.position`;
  const [first] = missing;
  if (!first) return;
  const offer = await offerOf(world, first.eventId);
  for (const { registrationId, addOnId } of missing) {
    const seat = { ticketTypeId: null, addOnIds: [addOnId], sessionIds: [], memberOf: [] };
    const { lines } = priceOrder({ offer, seats: [seat], code: null, now: world.now() });
    await addLines(
      world,
      orderId,
      lines.map((line) => ({ ...line, registrationId })),
    );
  }
}
