import type { World } from "~/platform/world.server";
import type { Places } from "../domain/offer";
import { counterIdsOf } from "../queries/event-counters.server";

export interface Moved {
  /** The counters that had too few, or at which others wait; none when it was done. */
  readonly short: readonly string[];
  /** Of what was queued instead: its number in the line. */
  readonly queueNumber: number | null;
}

/**
 * Moves places between counters: gives `back` and takes `wanted`, all of it or nothing. Every change of a counter
 * goes through here, so that none is oversold and nobody waits in a circle: counters are locked in the order of
 * their ids.
 *
 * @remarks Whoever moves more than once in a transaction, or serves the queue afterwards, calls {@link lockCounters}
 * first. The event (its gate and row), company, persons, code and hold are locked before; order and seats after.
 * @param ahead - somebody who is served from the queue: those who wait do not stand in their way.
 * @param dispenser - the event's counter: with it, what was short is queued there.
 */
export async function movePlaces(
  world: World,
  {
    back = {},
    wanted = {},
    ahead = false,
    dispenser = null,
  }: {
    readonly back?: Places;
    readonly wanted?: Places;
    readonly ahead?: boolean;
    readonly dispenser?: string | null;
  },
): Promise<Moved> {
  const [moved] = await world.db.$queryRaw<{ short: string[]; queue_number: bigint | null }[]>`
    SELECT short::text[], queue_number
    FROM move_places(${JSON.stringify(back)}::jsonb, ${JSON.stringify(wanted)}::jsonb, ${ahead}, ${dispenser}::uuid)`;
  if (!moved) throw new Error("places were neither moved nor refused");
  const { short, queue_number: number } = moved;
  return { short, queueNumber: number === null ? null : Number(number) };
}

/**
 * Locks every counter of an event, in the order in which all lock them: for whoever frees places and then serves
 * those who wait, at whichever counter that is. The event is held before.
 */
export async function lockCounters(world: World, eventId: string): Promise<void> {
  await world.db.$queryRaw`
    SELECT 1 FROM seat_pool WHERE id IN (${counterIdsOf(eventId)}) ORDER BY id FOR UPDATE`;
}
