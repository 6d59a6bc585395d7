import { Prisma } from "~/platform/db.server";
import { oneByOne } from "~/platform/jobs/one-by-one.server";
import { inTransaction, type World } from "~/platform/world.server";
import { lapseOrder } from "../commands/lapse-order.server";
import { holdEvent, lockPoolOf } from "../commands/serve-waitlist.server";
import { lockCodeOf } from "../commands/settle-order.server";

/** Orders ended in one run: the next sweep goes on. */
const batch = 200;

/**
 * Ends the waiting for payments whose time is over, each in a transaction of its own: the places go to the next in the
 * queue, and the contact hears of it. Not while a bank is at work on it, nor before an open card page has run out.
 * Safe to run at any time, any number at once: an order is looked at again once its counters are locked, and one that throws keeps no other back, see {@link oneByOne}.
 *
 * @returns how many orders it ended.
 */
export async function releaseUnpaid(world: World): Promise<number> {
  const due = await unpaid(world, Prisma.sql`true`);
  return oneByOne(due, (order) =>
    inTransaction(world, async (tx) => {
      const event = await holdEvent(tx, order.eventId);
      await lockCodeOf(tx, order.id);
      await lockPoolOf(tx, order.eventId);
      const [still] = await unpaid(tx, Prisma.sql`id = ${order.id}::uuid`);
      // Who has been told that the event is called off need not hear that they have not paid for it.
      return still ? lapseOrder(tx, order, { tells: event.status === "published" }) : false;
    }),
  );
}

/** Orders whose time to pay is over, and for which no money can be on its way. */
function unpaid(world: World, which: Prisma.Sql): Promise<{ id: string; eventId: string }[]> {
  const now = world.now();
  return world.db.$queryRaw`
    SELECT id::text, event_id::text AS "eventId" FROM "order"
    WHERE pay_until <= ${now} AND ${which} AND NOT EXISTS (
      SELECT FROM checkout
      WHERE payable_id = "order".id
        AND (state = 'paying' OR (state IN ('starting', 'open') AND expires_at > ${now})))
    ORDER BY pay_until, id LIMIT ${batch}`;
}
