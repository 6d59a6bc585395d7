import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { addTime } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import {
  orderByToken,
  orderToken,
  registrationByToken,
} from "../queries/registration-by-token.server";
import { holdTime, payingQuietly } from "../domain/holds";
import { soldStatuses } from "../domain/registration-transitions";
import { endChoice, endEntry } from "./end-entry.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { isPaidFirst, keepUnpaid } from "./pay-first.server";
import { holdEvent, lockPoolOf, serveWaitlist } from "./serve-waitlist.server";
import { lockCodeOf, lockOrderRow, settleOrder } from "./settle-order.server";

export type OfferProblem = Problem<
  "not-found" | "no-offer" | "offer-expired" | "event-not-open" | "event-started"
>;

/** Whose link an offer is answered by: the contact's, or that of the only seat. */
export type OfferLink = { readonly order: string } | { readonly seat: string };

/**
 * Takes the places an order has been offered: they are its own from then on, and are to be invoiced; or, where it is
 * paid by card, they are kept until they are paid for, and `toPay` is the link of the order that is to be. Taken once
 * more it answers the same.
 *
 * Refused: `not-found` for a link that opens nothing, or a seat's link where others are in the order (its contact
 * answers for all); `no-offer`, `offer-expired`; `event-not-open`, `event-started`.
 */
export async function acceptOffer(
  world: World,
  link: OfferLink,
): Promise<Result<{ toPay: string | null }, OfferProblem>> {
  const order = await orderOf(world, link);
  if (!order) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    const pool = await lockOrder(tx, order);
    await lockOrderRow(tx, order.id);
    const entry = await offeredEntry(tx, order.id);
    if (!entry) {
      const taken = await statusOf(tx, order.id);
      return taken
        ? accept({ toPay: taken === "awaiting-payment" ? await linkOf(tx, order.id) : null })
        : refuse(await endedOffer(tx, order.id));
    }
    if (pool.eventStatus !== "published") return refuse("event-not-open");
    if (pool.startsAt <= tx.now()) return refuse("event-started");
    if (entry.offerExpiresAt && entry.offerExpiresAt <= tx.now()) return refuse("offer-expired");
    const now = tx.now();
    await tx.db.waitlistEntry.update({
      where: { id: entry.id },
      data: { status: "promoted", endedAt: now },
    });
    const toPay = await isPaidFirst(tx, order.id);
    await tx.db.registration.updateMany({
      where: { orderId: order.id, status: "offered" },
      data: toPay ? { status: "awaiting-payment" } : { status: "confirmed", confirmedAt: now },
    });
    if (toPay) await keepUnpaid(tx, order.id, holdTime, pool.startsAt);
    await settleOrder(tx, order.id);
    await (toPay
      ? enqueueOrderMessages(tx, order.id, "awaiting-payment", {
          about: entry.id,
          notBefore: addTime(now, payingQuietly),
        })
      : enqueueOrderMessages(tx, order.id, "offer-accepted", { about: entry.id }));
    // What a seat of it waits for by itself waits from now on in earnest.
    await serveWaitlist(tx, order.eventId);
    return accept({ toPay: toPay ? await linkOf(tx, order.id) : null });
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
    const pool = await lockOrder(tx, order);
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
 * Ends a seat's waiting for one add-on or session. Refused: `not-found` for a link that opens nothing and for an entry
 * that is not the seat's or does not wait (any more), `event-not-open`.
 */
export async function leaveChoice(
  world: World,
  token: string,
  entryId: string,
): Promise<Result<null, OfferProblem>> {
  const seat = await registrationByToken(world, token);
  if (!seat || !isUuid(entryId)) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    const pool = await lockPoolOf(tx, seat.eventId);
    if (pool.eventStatus !== "published") return refuse("event-not-open");
    const entry = await tx.db.waitlistEntry.findFirst({
      where: { id: entryId, registrationId: seat.id, status: "waiting" },
      select: { id: true, addOnId: true, sessionId: true },
    });
    if (!entry) return refuse("not-found");
    await endChoice(tx, { ...entry, registrationId: seat.id, eventId: seat.eventId });
    return accept(null);
  });
}

/** Event, code, counters: in this order, as everybody locks them. */
async function lockOrder(world: World, order: { id: string; eventId: string }) {
  await holdEvent(world, order.eventId);
  await lockCodeOf(world, order.id);
  return lockPoolOf(world, order.eventId);
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

async function linkOf(world: World, id: string): Promise<string> {
  const { tokenGeneration: generation } = await world.db.order.findUniqueOrThrow({
    where: { id },
    select: { tokenGeneration: true },
  });
  return orderToken(world, { id, generation });
}

/** The state of the places an order has taken; `null` when it has none. */
async function statusOf(world: World, orderId: string): Promise<string | null> {
  const seats = await world.db.registration.findMany({
    where: { orderId, status: { in: [...soldStatuses] } },
    select: { status: true },
  });
  return (seats.find(({ status }) => status === "awaiting-payment") ?? seats[0])?.status ?? null;
}

async function endedOffer(world: World, orderId: string): Promise<"offer-expired" | "no-offer"> {
  const where = { orderId, registrationId: null, status: "expired" };
  return (await world.db.waitlistEntry.count({ where })) > 0 ? "offer-expired" : "no-offer";
}
