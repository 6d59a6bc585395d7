import { addTime } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import { oneByOne } from "~/platform/jobs/one-by-one.server";
import { inTransaction, type World } from "~/platform/world.server";
import { calledOffRests } from "~/features/events/commands/publish-event.server";
import { endLines } from "../commands/end-lines.server";
import { restoreGoodwill } from "../commands/keep-goodwill.server";
import { holdEvent, lockPoolOf } from "../commands/serve-waitlist.server";
import { lockCodeOf, lockOrderRow, settleOrder } from "../commands/settle-order.server";
import { chargesOf } from "../domain/ended-lines";
import { orderLines } from "../queries/order-lines.server";

/** Orders settled in one run: the next sweep goes on. */
const batch = 200;

interface Due {
  readonly id: string;
  readonly eventId: string;
  readonly calledOffAt: Date | null;
}

/**
 * Gives back all that the seats of events cost that were called off a while ago, whatever the event's rule says; only
 * what was kept of seats given back before stays. Where an event was brought back since, it is owed again. Each order in
 * a transaction of its own; safe to run at any time, any number at once, and one that throws keeps no other back,
 * see {@link oneByOne}.
 *
 * @returns how many orders it settled.
 */
export async function settleCalledOff(world: World): Promise<number> {
  const due = await dueOrders(world, Prisma.sql`true`);
  return oneByOne(due, (order) =>
    inTransaction(world, async (tx) => {
      await holdEvent(tx, order.eventId);
      await lockCodeOf(tx, order.id);
      await lockPoolOf(tx, order.eventId);
      await lockOrderRow(tx, order.id);
      const [still] = await dueOrders(tx, Prisma.sql`"order".id = ${order.id}::uuid`);
      if (!still) return false;
      if (still.calledOffAt === null) await giveBack(atOneMoment(tx), order.id);
      else await chargeAgain(tx, order.id, still.calledOffAt);
      return true;
    }),
  );
}

/** One moment for all that is struck out: by it the lines are found again. */
function atOneMoment(world: World): World {
  const now = world.now();
  return { ...world, now: () => now };
}

async function giveBack(world: World, orderId: string): Promise<void> {
  const seats = await world.db.registration.findMany({
    where: { orderId, status: "confirmed" },
    orderBy: { seatNumber: "asc" },
    select: { id: true },
  });
  for (const { id: registrationId } of seats) {
    const struck = chargesOf(await orderLines(world, orderId), registrationId);
    await endLines(
      world,
      orderId,
      { registrationId, struck: struck.map(({ id }) => id), wasSeated: true },
      "whole",
    );
  }
  await world.db.order.update({ where: { id: orderId }, data: { calledOffAt: world.now() } });
  await settleOrder(world, orderId, { reason: "cancelled" });
}

async function chargeAgain(world: World, orderId: string, since: Date): Promise<void> {
  await world.db.orderLine.updateMany({
    where: {
      orderId,
      cancelledAt: since,
      kind: { in: ["ticket", "add-on", "discount"] },
      registration: { status: "confirmed" },
    },
    data: { cancelledAt: null },
  });
  await restoreGoodwill(world, orderId);
  await world.db.order.update({ where: { id: orderId }, data: { calledOffAt: null } });
  await settleOrder(world, orderId);
}

/** Orders of events that are off and that still cost something, and of events that are on again and cost nothing yet. */
function dueOrders(world: World, which: Prisma.Sql): Promise<Due[]> {
  const rested = addTime(world.now(), -calledOffRests);
  return world.db.$queryRaw`
    SELECT "order".id::text, "order".event_id::text AS "eventId", "order".called_off_at AS "calledOffAt"
    FROM "order" JOIN event ON event.id = "order".event_id
    WHERE ${which} AND (
      (event.status = 'cancelled' AND event.cancelled_at <= ${rested} AND "order".called_off_at IS NULL
        AND EXISTS (
          SELECT FROM order_line AS line JOIN registration AS seat ON seat.id = line.registration_id
          WHERE line.order_id = "order".id AND line.cancelled_at IS NULL
            AND line.kind IN ('ticket', 'add-on', 'discount')
            AND seat.status = 'confirmed'))
      OR (event.status = 'published' AND "order".called_off_at IS NOT NULL))
    ORDER BY "order".id LIMIT ${batch}`;
}
