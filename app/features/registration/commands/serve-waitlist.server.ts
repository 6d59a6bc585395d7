import { isLocale } from "~/kernel/locales";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { SeatCount } from "~/features/events/domain/seats-left";
import { gateOf } from "~/features/events/queries/edited-event.server";
import { nextServed } from "../domain/admission";
import { orderMessages, type OrderOutcome } from "../domain/order-messages";

/** An event's counter, locked until the transaction ends, and how the event stands meanwhile. */
export interface LockedPool extends SeatCount {
  readonly id: string;
  readonly eventStatus: string;
  readonly startsAt: Date;
}

/**
 * Holds an event as it is and locks its counter of places, the first thing whoever frees or gives places does:
 * all of them lock in this order, so none waits for another in a circle.
 *
 * @remarks Two statements: of rows a statement locks, only the one it waited for is read again.
 */
export async function lockPoolOf(world: World, eventId: string): Promise<LockedPool> {
  const event = await holdEvent(world, eventId);
  const [pool] = await world.db.$queryRaw<({ id: string } & SeatCount)[]>`
    SELECT id::text, size, taken, waiting FROM seat_pool WHERE id = ${event.seatPoolId}::uuid FOR UPDATE`;
  if (!pool) throw new Error(`event ${eventId} has no seat pool`);
  return { ...pool, eventStatus: event.status, startsAt: event.startsAt };
}

/** Keeps an event from being cancelled or moved until the transaction ends, and says how it stands. */
export async function holdEvent(
  world: World,
  eventId: string,
): Promise<{ status: string; startsAt: Date; seatPoolId: string }> {
  await world.db.$queryRaw`
    SELECT 1 FROM event, (SELECT pg_advisory_xact_lock_shared(${gateOf(eventId)})) AS gate
    WHERE id = ${eventId}::uuid FOR SHARE OF event`;
  return world.db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { status: true, startsAt: true, seatPoolId: true },
  });
}

/**
 * Gives free places to the head of the queue, whole orders only, in the transaction that freed them.
 *
 * @returns the orders that got their places: none when the event is not published (any more).
 */
export async function serveWaitlist(world: World, eventId: string): Promise<string[]> {
  const pool = await lockPoolOf(world, eventId);
  if (pool.eventStatus !== "published") return [];
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
    data: { status: "confirmed", confirmedAt: now, places: [pool.id] },
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
