import { oneByOne } from "~/platform/jobs/one-by-one.server";
import { inTransaction, type World } from "~/platform/world.server";
import { endEntry } from "../commands/end-entry.server";
import { holdEvent, lockPoolOf } from "../commands/serve-waitlist.server";
import { lockCodeOf } from "../commands/settle-order.server";

/** Offers ended in one run: the next sweep goes on. */
const batch = 200;

/**
 * Ends the offers whose time is over, each in a transaction of its own: its places go to the next in the queue and
 * whoever was offered them hears of it. Any number may run at once: an offer is looked at again once its counters are
 * locked, and one that throws keeps no other back, see {@link oneByOne}.
 *
 * @returns how many it ended.
 */
export async function expireOffers(world: World): Promise<number> {
  const due = await world.db.waitlistEntry.findMany({
    // Those of an event that is called off stand as they are until it is brought back: nobody can answer them now.
    where: {
      status: "offered",
      offerExpiresAt: { lte: world.now() },
      order: { event: { status: "published" } },
    },
    orderBy: [{ offerExpiresAt: "asc" }, { id: "asc" }],
    take: batch,
    select: { id: true, orderId: true, order: { select: { eventId: true } } },
  });
  return oneByOne(due, ({ id, orderId, order }) =>
    inTransaction(world, async (tx) => {
      const event = await holdEvent(tx, order.eventId);
      if (event.status !== "published") return false;
      await lockCodeOf(tx, orderId);
      await lockPoolOf(tx, order.eventId);
      const still = await tx.db.waitlistEntry.count({ where: { id, status: "offered" } });
      if (still === 0) return false;
      await endEntry(tx, { id, orderId, eventId: order.eventId }, "expired");
      return true;
    }),
  );
}
