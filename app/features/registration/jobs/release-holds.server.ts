import { addTime, day } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import type { Places } from "../domain/offer";
import { giveBackHolds } from "../commands/hold-seats.server";
import { holdEvent } from "../commands/serve-waitlist.server";

/** How long the row of a hold that has ended is kept: a form that comes again then still finds its own. */
const keptFor = day;

/**
 * Ends the holds that have run out, event by event, and gives their places to those who wait in the same transaction.
 * Safe to run at any time, any number at once: a hold that is being renewed or becomes an order just now is left alone.
 *
 * @returns how many ended.
 */
export async function releaseHolds(world: World): Promise<number> {
  const due = { endedAt: null, expiresAt: { lte: world.now() } };
  const events = await world.db.hold.findMany({
    where: due,
    distinct: ["eventId"],
    select: { eventId: true },
  });
  let ended = 0;
  for (const { eventId } of events) {
    ended += await inTransaction(world, async (tx) => {
      await holdEvent(tx, eventId);
      const holds = await tx.db.$queryRaw<{ id: string; places: Places }[]>`
        SELECT id::text, places FROM hold
        WHERE event_id = ${eventId}::uuid AND ended_at IS NULL AND expires_at <= ${tx.now()}
        ORDER BY id FOR UPDATE SKIP LOCKED`;
      if (holds.length > 0) await giveBackHolds(tx, eventId, holds);
      return holds.length;
    });
  }
  await world.db.hold.deleteMany({ where: { endedAt: { lt: addTime(world.now(), -keptFor) } } });
  return ended;
}
