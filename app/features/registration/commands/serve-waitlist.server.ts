import { Prisma } from "~/platform/db.server";
import { keptReady } from "~/platform/ready-statements";
import type { World } from "~/platform/world.server";
import type { SeatCount } from "~/features/events/domain/seats-left";
import { gateOf } from "~/features/events/queries/edited-event.server";
import type { Counter } from "../domain/offer";
import type { Freed, PromotionReason } from "../domain/promotion-reason";
import { nextServed, type Lack, type Served } from "../domain/queue";
import { countersOf, waitingLine } from "../queries/waiting-line.server";
import { lockCounters } from "./move-places.server";
import { recordWaiting } from "./record-waiting.server";
import { seatEntries } from "./seat-entries.server";

/** An event's counter, locked until the transaction ends with all its others, and how the event stands meanwhile. */
export interface LockedPool extends SeatCount {
  readonly id: string;
  readonly eventStatus: string;
  readonly startsAt: Date;
  readonly smallerFirst: boolean;
  /** How long an offer stands. */
  readonly offerHours: number;
  /** Every counter of the event. */
  readonly counters: readonly Counter[];
}

/**
 * Holds an event as it is and locks its counters of places, the first thing whoever frees or gives places does:
 * all of them lock in this order, so none waits for another in a circle.
 *
 * @remarks Two statements: of rows a statement locks, only the one it waited for is read again.
 */
export async function lockPoolOf(world: World, eventId: string): Promise<LockedPool> {
  const event = await holdEvent(world, eventId);
  await lockCounters(world, eventId);
  const counters = await countersOf(world, eventId);
  const pool = counters.find(({ id }) => id === event.seatPoolId);
  if (!pool) throw new Error(`event ${eventId} has no seat pool`);
  const { status: eventStatus, startsAt, smallerFirst, offerHours } = event;
  return { ...pool, counters, eventStatus, startsAt, smallerFirst, offerHours };
}

/** An event that is held, as it stands. */
interface HeldEvent {
  readonly status: string;
  readonly startsAt: Date;
  readonly seatPoolId: string;
  readonly smallerFirst: boolean;
  readonly offerHours: number;
  readonly offerRevision: number;
}

/**
 * Keeps an event from being cancelled or moved until the transaction ends, and says how it stands.
 *
 * @remarks A row that was changed while we waited for it is read again before it is answered (READ COMMITTED).
 * @param turns - whose holds are counted, a visitor's and a network's: each takes turns, before the event, as all do.
 */
export async function holdEvent(
  world: World,
  eventId: string,
  turns: readonly string[] = [],
): Promise<HeldEvent> {
  const turn = Prisma.sql`
    WITH turn AS MATERIALIZED (
      SELECT pg_advisory_xact_lock(hashtextextended('holds:' || key, 0))
      FROM (SELECT key FROM unnest(${[...turns]}::text[]) AS key ORDER BY key) AS in_order)`;
  const [event] = await world.db.$queryRaw<HeldEvent[]>`${Prisma.raw(keptReady)}
    ${turns.length === 0 ? Prisma.empty : turn}
    SELECT status, starts_at AS "startsAt", seat_pool_id::text AS "seatPoolId", smaller_first AS "smallerFirst",
           offer_hours AS "offerHours", offer_revision AS "offerRevision"
    FROM event, (SELECT pg_advisory_xact_lock_shared(${gateOf(eventId)})
                 ${turns.length === 0 ? Prisma.empty : Prisma.sql`FROM (SELECT count(*) FROM turn) AS turns`}) AS gate
    WHERE id = ${eventId}::uuid FOR SHARE OF event`;
  if (!event) throw new Error(`there is no event ${eventId}`);
  return event;
}

/**
 * Gives free places to those in the queue whose turn it is ({@link nextServed}), in the transaction that freed them,
 * and puts the queue's books in order: who waits where, and how many wait at each counter.
 *
 * @remarks An order that costs nothing is seated at once, one that does is offered its places until the offer runs
 * out. An add-on or session somebody waits for by itself is given at once. Whoever gives places back locks with
 * {@link lockPoolOf} before.
 * @param freed - what made places free, to be told with each promotion.
 * @returns the orders that got something: none when the event is not published (any more) or has begun.
 */
export async function serveWaitlist(
  world: World,
  eventId: string,
  freed: Freed | null = null,
): Promise<string[]> {
  const pool = await lockPoolOf(world, eventId);
  const open = pool.eventStatus === "published" && pool.startsAt > world.now();
  const line = await waitingLine(world, eventId);
  const ready = line.filter(({ state }) => state === "ready");
  const { served, unserved } = nextServed(ready, pool.counters, pool);
  const lacksOf = new Map(unserved.map(({ id, lacks }) => [id, lacks]));

  const turns = served.flatMap((each) => {
    const entry = ready.find(({ id }) => id === each.id);
    return entry && open ? [{ entry, reason: inTurn(each, lacksOf, freed) }] : [];
  });
  await seatEntries(world, pool, turns);
  const seated = new Set(turns.map(({ entry }) => entry.id));
  const staying = line.filter(({ id }) => !seated.has(id));
  await recordWaiting(world, eventId, { staying, lacksOf, counters: pool.counters });

  const orders = [...new Set(turns.map(({ entry }) => entry.orderId))];
  // Whoever has a place now may wait for more of the same event, which may be free.
  const more = line.some(({ state, orderId }) => state === "not-yet" && orders.includes(orderId));
  return more ? [...orders, ...(await serveWaitlist(world, eventId, freed))] : orders;
}

function inTurn(
  { room, passed }: Served,
  lacksOf: ReadonlyMap<string, readonly Lack[]>,
  freed: Freed | null,
): PromotionReason {
  return {
    by: "turn",
    room: [...room],
    passed: passed.map((entry) => ({ entry, lacks: [...(lacksOf.get(entry) ?? [])] })),
    freed,
  };
}
