import type { World } from "~/platform/world.server";
import type { Counter } from "../domain/offer";
import type { Lack } from "../domain/queue";
import type { QueuedEntry } from "../queries/waiting-line.server";

/**
 * Puts the books of an event's queue in order, in the transaction that holds its counters: at which counters each
 * entry waits and with how many seats, how many wait at each counter, and who has left because none of their seats
 * waits any more.
 *
 * @remarks The number of those who wait is counted anew instead of moved up and down: what an entry wants changes with
 * the offer and with each seat that is given back.
 */
export async function recordWaiting(
  world: World,
  eventId: string,
  {
    staying,
    lacksOf,
    counters,
  }: {
    /** Who waited before and was not served. */
    readonly staying: readonly QueuedEntry[];
    /** What those lack whose turn was looked at. */
    readonly lacksOf: ReadonlyMap<string, readonly Lack[]>;
    readonly counters: readonly Counter[];
  },
): Promise<void> {
  const endedAt = world.now();
  const over = staying.filter(({ state }) => state === "over").map(({ id }) => id);
  if (over.length > 0)
    await world.db.waitlistEntry.updateMany({
      where: { id: { in: over } },
      data: { status: "left", seats: 0, waitsAt: [], endedAt },
    });
  await world.db.$executeRaw`
    UPDATE waitlist_entry AS entry SET status = 'left', ended_at = ${endedAt}
    FROM "order"
    WHERE entry.status = 'offered' AND "order".id = entry.order_id AND "order".event_id = ${eventId}::uuid
      AND NOT EXISTS (SELECT FROM registration WHERE order_id = "order".id AND status = 'offered')`;

  const waiting = new Map<string, number>();
  for (const entry of staying.filter(({ state }) => state !== "over")) {
    const waitsAt = waitsNow(entry, lacksOf);
    for (const counter of waitsAt)
      waiting.set(counter, (waiting.get(counter) ?? 0) + (entry.wants[counter] ?? 0));
    const seats = entry.seats.length;
    if (seats !== entry.recordedSeats || !sameSet(waitsAt, entry.recordedAt))
      await world.db.waitlistEntry.update({
        where: { id: entry.id },
        data: { seats, waitsAt: [...waitsAt] },
      });
  }
  for (const counter of counters) {
    const now = waiting.get(counter.id) ?? 0;
    if (now !== counter.waiting)
      await world.db.seatPool.update({ where: { id: counter.id }, data: { waiting: now } });
  }
}

/** Where an entry waits: nowhere as long as its own seat waits. Where nothing is given any more it is as it was. */
function waitsNow(
  { id, state, recordedAt }: QueuedEntry,
  lacksOf: ReadonlyMap<string, readonly Lack[]>,
): readonly string[] {
  if (state === "not-yet") return [];
  return lacksOf.get(id)?.map(({ counter }) => counter) ?? recordedAt;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}
