import type { World } from "~/platform/world.server";
import { sumPlaces } from "../domain/offer";
import { movePlaces } from "./move-places.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { lockOrderRow, settleOrder } from "./settle-order.server";
import { serveWaitlist } from "./serve-waitlist.server";

/**
 * Ends an order's time in the queue without places, in the transaction that holds the event, the order's code and the
 * counters: what it was offered goes to the next, its seats and lines are cancelled.
 */
export async function endEntry(
  world: World,
  entry: { readonly id: string; readonly orderId: string; readonly eventId: string },
  status: "left" | "expired",
): Promise<void> {
  const now = world.now();
  await lockOrderRow(world, entry.orderId);
  const where = { orderId: entry.orderId, status: { in: ["waitlisted", "offered"] } };
  const seats = await world.db.registration.findMany({ where, select: { places: true } });
  await movePlaces(world, { back: sumPlaces(seats.map(({ places }) => places)) });
  await world.db.registration.updateMany({
    where,
    data: { status: "cancelled", cancelledAt: now, places: [] },
  });
  await world.db.waitlistEntry.update({
    where: { id: entry.id },
    data: { status, endedAt: now, waitsAt: [] },
  });
  // No seat of it is left: what was taken off the whole order goes with the rest.
  await world.db.orderLine.updateMany({
    where: { orderId: entry.orderId, cancelledAt: null },
    data: { cancelledAt: now },
  });
  await settleOrder(world, entry.orderId);
  if (status === "expired")
    await enqueueOrderMessages(world, entry.orderId, "offer-expired", { about: entry.id });
  await serveWaitlist(world, entry.eventId, { how: "offer-ended", orderId: entry.orderId });
}

/** Ends one seat's waiting for an add-on or a session, in the transaction that holds the event and its counters. */
export async function endChoice(
  world: World,
  entry: {
    readonly id: string;
    readonly registrationId: string;
    readonly addOnId: string | null;
    readonly sessionId: string | null;
    readonly eventId: string;
  },
): Promise<void> {
  const { registrationId, addOnId, sessionId } = entry;
  await world.db.waitlistEntry.update({
    where: { id: entry.id },
    data: { status: "left", endedAt: world.now(), waitsAt: [] },
  });
  const waited = { registrationId, status: "waitlisted" };
  if (addOnId) await world.db.registrationAddOn.deleteMany({ where: { ...waited, addOnId } });
  if (sessionId) await world.db.registrationSession.deleteMany({ where: { ...waited, sessionId } });
  await serveWaitlist(world, entry.eventId);
}
