import { sumVat } from "~/features/payments/domain/vat";
import type { World } from "~/platform/world.server";
import { sumPlaces } from "../domain/offer";
import { activeStatuses, registrationTransitions } from "../domain/registration-transitions";
import { goodwillAgain } from "../domain/refund-fees";
import { grantedGoodwill, orderedLines } from "../queries/order-lines.server";
import { seatPlaces } from "../queries/seat-places.server";
import { restoreGoodwill } from "./keep-goodwill.server";
import { movePlaces } from "./move-places.server";
import { owedLines } from "./settle-order.server";

/**
 * Gives the seats back that lapsed when an order was not paid for in time, once money has come that pays for all of
 * them: while the event has not begun, there is room for each, nobody who waits is overtaken, and none of their people
 * has registered anew. Otherwise nothing is changed, and the money is for nothing.
 *
 * @remarks Everything is locked: event, persons, codes, counters, order. What they cost is what it cost when it was
 *   ordered: that was paid. The seats are confirmed when the order is settled afterwards.
 * @returns `none` when nothing of the order had lapsed.
 */
export async function returnSeats(
  world: World,
  { id: orderId, eventId }: { readonly id: string; readonly eventId: string },
): Promise<"none" | "gone" | "back"> {
  const order = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      lapsedAt: true,
      event: { select: { startsAt: true } },
      lines: true,
      registrations: { where: { anonymisedAt: null } },
    },
  });
  const { lapsedAt, event } = order;
  if (lapsedAt === null) return "none";
  const isOfLapse = (at: Date | null) => at?.getTime() === lapsedAt.getTime();
  const { from, to } = registrationTransitions.return;
  const seats = order.registrations.filter(
    ({ status, cancelledAt, handedOverAt }) =>
      from.some((each) => each === status) && handedOverAt === null && isOfLapse(cancelledAt),
  );
  if (seats.length === 0) return "none";
  if (event.startsAt <= world.now()) return "gone";
  const ids = seats.map(({ id }) => id);
  const lines = order.lines.filter(
    ({ registrationId, kind, cancelledAt }) =>
      isOfLapse(cancelledAt) &&
      kind !== "adjustment" &&
      registrationId !== null &&
      ids.includes(registrationId),
  );
  const standing = orderedLines([...owedLines(order.lines, order.registrations), ...lines]);
  const goodwill = goodwillAgain(standing, await grantedGoodwill(world, orderId));
  const counting = standing.filter(({ id }) => !goodwill.struck.includes(id));
  const payable = await world.db.payable.findUniqueOrThrow({ where: { id: orderId } });
  const covered = payable.invoicedMinor + payable.paidMinor - payable.refundedMinor;
  if (sumVat([...counting, ...goodwill.written]).totalMinor > covered) return "gone";
  const people = seats.flatMap(({ personId, again }) => (again ? [] : (personId ?? [])));
  const anew = await world.db.registration.count({
    where: { eventId, personId: { in: people }, status: { in: [...activeStatuses] }, again: false },
  });
  if (anew > 0) return "gone";

  // What it had waited for by itself was given up with its place.
  const waited = { registrationId: { in: ids }, status: "waitlisted" };
  await world.db.registrationAddOn.deleteMany({ where: waited });
  await world.db.registrationSession.deleteMany({ where: waited });
  const codeId = lines.find(({ kind }) => kind === "discount")?.itemId ?? null;
  if (codeId !== null) await spendCodeAgain(world, orderId, codeId);
  const places = (await seatPlaces(world, [orderId], from)).filter(({ id }) => ids.includes(id));
  const { short } = await movePlaces(world, {
    wanted: sumPlaces(places.map((seat) => seat.places)),
  });
  if (short.length > 0) return "gone";
  for (const seat of places)
    await world.db.registration.update({
      where: { id: seat.id },
      data: { status: to, cancelledAt: null, places: [...seat.places] },
    });
  await world.db.orderLine.updateMany({
    where: { id: { in: lines.map(({ id }) => id) } },
    data: { cancelledAt: null },
  });
  await restoreGoodwill(world, orderId);
  await world.db.order.update({ where: { id: orderId }, data: { lapsedAt: null } });
  return "back";
}

/** Counts the code as used once more if it can be; the price stays what was paid. Settling gives it back to others. */
async function spendCodeAgain(world: World, orderId: string, codeId: string): Promise<void> {
  const used = await world.db.$executeRaw`
    UPDATE code SET uses = uses + 1
    WHERE id = ${codeId}::uuid AND archived_at IS NULL AND (max_uses IS NULL OR uses < max_uses)
      AND EXISTS (SELECT FROM "order" WHERE id = ${orderId}::uuid AND code_id IS NULL)`;
  if (used > 0) await world.db.order.update({ where: { id: orderId }, data: { codeId } });
}
