import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { SeatCount } from "~/features/events/domain/seats-left";
import { nextServed } from "../domain/admission";
import { orderMessages, type OrderOutcome } from "../domain/order-messages";

/** An event's counter, locked until the transaction ends. */
export interface LockedPool extends SeatCount {
  readonly id: string;
}

/**
 * Locks an event's counter of places, the first thing whoever frees or gives places does: all of them lock
 * in this order, so none waits for another in a circle.
 */
export async function lockPoolOf(world: World, eventId: string): Promise<LockedPool> {
  const [pool] = await world.db.$queryRaw<LockedPool[]>`
    SELECT p.id::text, p.size, p.taken, p.waiting
    FROM seat_pool p JOIN event e ON e.seat_pool_id = p.id WHERE e.id = ${eventId}::uuid
    FOR UPDATE OF p`;
  if (!pool) throw new Error(`event ${eventId} has no seat pool`);
  return pool;
}

/**
 * Gives free places to the head of the queue, whole orders only, in the transaction that freed them.
 *
 * @returns the orders that got their places.
 */
export async function serveWaitlist(world: World, eventId: string): Promise<string[]> {
  const pool = await lockPoolOf(world, eventId);
  if (pool.waiting === 0 || pool.taken >= pool.size) return [];
  const queue = await world.db.waitlistEntry.findMany({
    where: { seatPoolId: pool.id, status: "waiting" },
    orderBy: { queueNumber: "asc" },
    take: pool.size - pool.taken,
    select: { orderId: true, seats: true },
  });
  const served = nextServed(queue, pool.size - pool.taken);
  if (served.length === 0) return [];

  const now = world.now();
  const orderIds = served.map((entry) => entry.orderId);
  const seats = served.reduce((sum, entry) => sum + entry.seats, 0);
  await world.db.seatPool.update({
    where: { id: pool.id },
    data: { taken: { increment: seats }, waiting: { decrement: seats } },
  });
  await world.db.waitlistEntry.updateMany({
    where: { orderId: { in: orderIds } },
    data: { status: "promoted", endedAt: now },
  });
  await world.db.registration.updateMany({
    where: { orderId: { in: orderIds }, status: "waitlisted" },
    data: { status: "confirmed", confirmedAt: now },
  });
  for (const orderId of orderIds) await enqueueOrderMessages(world, orderId, "promoted");
  return orderIds;
}

/** Enqueues the mails for what has become of an order's living seats. */
export async function enqueueOrderMessages(
  world: World,
  orderId: string,
  outcome: OrderOutcome,
): Promise<void> {
  const order = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      organisationId: true,
      eventId: true,
      contactName: true,
      contactEmail: true,
      language: true,
      registrations: {
        where: { status: { not: "cancelled" } },
        orderBy: { seatNumber: "asc" },
        select: { id: true, attendeeName: true, attendeeEmail: true },
      },
    },
  });
  const messages = orderMessages(
    outcome,
    { name: order.contactName, email: order.contactEmail },
    order.registrations.map((seat) => ({
      registrationId: seat.id,
      name: seat.attendeeName,
      email: seat.attendeeEmail,
    })),
  );
  await enqueueMessages(
    world,
    messages.map(({ kind, to, registrationId }) => ({
      kind,
      recipient: to,
      language: isLocale(order.language) ? order.language : "nb",
      cause: `${registrationId ? `registration:${registrationId}` : `order:${orderId}`}:${outcome}`,
      organisationId: order.organisationId,
      eventId: order.eventId,
      orderId,
      registrationId,
    })),
  );
  world.wake("deliver-outbox");
}
