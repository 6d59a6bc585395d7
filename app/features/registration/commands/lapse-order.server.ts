import type { World } from "~/platform/world.server";
import { sumPlaces } from "../domain/offer";
import { registrationTransitions } from "../domain/registration-transitions";
import { trimGoodwill } from "./keep-goodwill.server";
import { movePlaces } from "./move-places.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { serveWaitlist } from "./serve-waitlist.server";
import { lockOrderRow, settleOrder } from "./settle-order.server";

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
  const seats = await world.db.registration.findMany({ where, select: { id: true, places: true } });
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
  // All at that very moment: by it the lines are found again.
  const then = { ...world, now: () => now };
  await trimGoodwill(
    then,
    order.id,
    seats.map(({ id }) => id),
  );
  await settleOrder(then, order.id, { reason: "too-late" });
  if (tells)
    await enqueueOrderMessages(world, order.id, "payment-lapsed", { about: `${now.getTime()}` });
  await serveWaitlist(world, order.eventId, { how: "unpaid", orderId: order.id });
  return true;
}
