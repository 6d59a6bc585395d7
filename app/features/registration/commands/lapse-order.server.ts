import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { sumPlaces } from "../domain/offer";
import { registrationTransitions } from "../domain/registration-transitions";
import { movePlaces } from "./move-places.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { serveWaitlist } from "./serve-waitlist.server";
import { lockOrderRow, settleOrder, sumOf } from "./settle-order.server";

/**
 * Gives the places of an order's unpaid seats to those who wait, in the transaction that holds the event, the order's
 * code and the counters. Seats and lines are cancelled at the moment the order keeps as `lapsedAt`: should the money
 * still come, those of that moment come back while there is room, see `orderPayables`.
 *
 * @remarks What was answered for the seats is kept for now: somebody whose payment is a minute late has not said that
 *   they do not come.
 * @param options.tells - whether the contact is told.
 * @returns whether there was anything unpaid.
 */
export async function lapseOrder(
  world: World,
  order: { readonly id: string; readonly eventId: string },
  { tells }: { readonly tells: boolean },
): Promise<boolean> {
  const now = world.now();
  await lockOrderRow(world, order.id);
  const { lapse } = registrationTransitions;
  const where = { orderId: order.id, status: { in: [...lapse.from] } };
  const seats = await world.db.registration.findMany({ where, select: { places: true } });
  if (seats.length === 0) {
    await world.db.order.update({ where: { id: order.id }, data: { payUntil: null } });
    return false;
  }
  await movePlaces(world, { back: sumPlaces(seats.map(({ places }) => places)) });
  await world.db.registration.updateMany({
    where,
    data: { status: lapse.to, cancelledAt: now, places: [] },
  });
  await world.db.order.update({
    where: { id: order.id },
    data: { lapsedAt: now, payUntil: null },
  });
  await strikeGoodwill(world, order.id, now);
  // The lines are struck at that very moment: by it they are found again.
  await settleOrder({ ...world, now: () => now }, order.id, { reason: "too-late" });
  if (tells)
    await enqueueOrderMessages(world, order.id, "payment-lapsed", { about: `${now.getTime()}` });
  await serveWaitlist(world, order.eventId, { how: "unpaid", orderId: order.id });
  return true;
}

/** What an organiser took off the price goes with the seats it was taken off, where nothing else is left to bear it. */
async function strikeGoodwill(world: World, orderId: string, now: Instant): Promise<void> {
  const standing = await world.db.orderLine.findMany({
    where: { orderId, cancelledAt: null, kind: { in: ["fee", "adjustment"] } },
  });
  const seats = await world.db.registration.count({
    where: { orderId, status: { not: "cancelled" } },
  });
  if (seats > 0 || sumOf(standing).totalMinor >= 0) return;
  await world.db.orderLine.updateMany({
    where: { orderId, cancelledAt: null, kind: "adjustment" },
    data: { cancelledAt: now },
  });
}
