import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { sumPlaces } from "../domain/offer";
import { orderByToken, registrationByToken } from "../queries/registration-by-token.server";
import { movePlaces } from "./move-places.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { lockPoolOf, serveWaitlist } from "./serve-waitlist.server";

export type OfferProblem = Problem<
  "not-found" | "no-offer" | "offer-expired" | "event-not-open" | "event-started"
>;

/** Whose link an offer is answered by: the contact's, or that of the only seat. */
export type OfferLink = { readonly order: string } | { readonly seat: string };

/**
 * Takes the places an order has been offered: they are its own from then on, and are to be invoiced. Taken once more
 * it answers the same.
 *
 * Refused: `not-found` for a link that opens nothing, or a seat's link where others are in the order (its contact
 * answers for all); `no-offer`, `offer-expired`; `event-not-open`, `event-started`.
 */
export async function acceptOffer(
  world: World,
  link: OfferLink,
): Promise<Result<null, OfferProblem>> {
  const order = await orderOf(world, link);
  if (!order) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    const pool = await lockPoolOf(tx, order.eventId);
    const entry = await offeredEntry(tx, order.id);
    if (!entry)
      return (await hasPlaces(tx, order.id))
        ? accept(null)
        : refuse(await endedOffer(tx, order.id));
    if (pool.eventStatus !== "published") return refuse("event-not-open");
    if (pool.startsAt <= tx.now()) return refuse("event-started");
    if (entry.offerExpiresAt && entry.offerExpiresAt <= tx.now()) return refuse("offer-expired");
    const now = tx.now();
    await tx.db.waitlistEntry.update({
      where: { id: entry.id },
      data: { status: "promoted", endedAt: now },
    });
    await tx.db.order.update({
      where: { id: order.id },
      data: { paymentState: "to-be-invoiced" },
    });
    await tx.db.registration.updateMany({
      where: { orderId: order.id, status: "offered" },
      data: { status: "confirmed", confirmedAt: now },
    });
    await enqueueOrderMessages(tx, order.id, "offer-accepted", { about: entry.id });
    // What a seat of it waits for by itself waits from now on in earnest.
    await serveWaitlist(tx, order.eventId);
    return accept(null);
  });
}

/**
 * Leaves the queue, or says no to the places that were offered: they go to the next in the same transaction. Refused:
 * `not-found` as {@link acceptOffer}, `no-offer` for an order that neither waits nor has an offer, `event-not-open`.
 */
export async function leaveQueue(
  world: World,
  link: OfferLink,
): Promise<Result<null, OfferProblem>> {
  const order = await orderOf(world, link);
  if (!order) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    const pool = await lockPoolOf(tx, order.eventId);
    if (pool.eventStatus !== "published") return refuse("event-not-open");
    const entry = await tx.db.waitlistEntry.findFirst({
      where: { orderId: order.id, registrationId: null, status: { in: ["waiting", "offered"] } },
      select: { id: true },
    });
    if (!entry) return refuse("no-offer");
    await endEntry(tx, { id: entry.id, orderId: order.id, eventId: order.eventId }, "left");
    return accept(null);
  });
}

/**
 * Ends an order's time in the queue without places, in the transaction that holds the event and its counters: what it
 * was offered goes to the next, its seats and lines are cancelled.
 */
export async function endEntry(
  world: World,
  entry: { readonly id: string; readonly orderId: string; readonly eventId: string },
  status: "left" | "expired",
): Promise<void> {
  const now = world.now();
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
  await world.db.orderLine.updateMany({
    where: { orderId: entry.orderId, cancelledAt: null },
    data: { cancelledAt: now },
  });
  await world.db.order.update({
    where: { id: entry.orderId },
    data: { netMinor: 0, vatMinor: 0, totalMinor: 0, paymentState: "none" },
  });
  if (status === "expired")
    await enqueueOrderMessages(world, entry.orderId, "offer-expired", { about: entry.id });
  await serveWaitlist(world, entry.eventId, { how: "offer-ended", orderId: entry.orderId });
}

async function orderOf(
  world: World,
  link: OfferLink,
): Promise<{ id: string; eventId: string } | null> {
  if ("order" in link) return orderByToken(world, link.order);
  const seat = await registrationByToken(world, link.seat);
  if (!seat) return null;
  const { order } = await world.db.registration.findUniqueOrThrow({
    where: { id: seat.id },
    select: {
      order: {
        select: {
          id: true,
          eventId: true,
          _count: { select: { registrations: { where: { handedOverAt: null } } } },
        },
      },
    },
  });
  return order._count.registrations === 1 ? order : null;
}

function offeredEntry(world: World, orderId: string) {
  return world.db.waitlistEntry.findFirst({
    where: { orderId, registrationId: null, status: "offered" },
    select: { id: true, offerExpiresAt: true },
  });
}

async function hasPlaces(world: World, orderId: string): Promise<boolean> {
  return (await world.db.registration.count({ where: { orderId, status: "confirmed" } })) > 0;
}

async function endedOffer(world: World, orderId: string): Promise<"offer-expired" | "no-offer"> {
  const where = { orderId, registrationId: null, status: "expired" };
  return (await world.db.waitlistEntry.count({ where })) > 0 ? "offer-expired" : "no-offer";
}
