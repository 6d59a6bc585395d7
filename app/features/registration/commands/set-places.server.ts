import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { movePlaces } from "./move-places.server";

/** Whose places a counter counts: seats with one of these ticket types, with an add-on, or in a session. */
export type Counted =
  | { readonly ticketTypeIds: readonly string[] }
  | { readonly addOnId: string }
  | { readonly sessionId: string };

export type PlacesProblem = Problem<"capacity-below-taken" | "places-have-queue">;

/**
 * Makes a counter as large as an organiser wants it, and has it count those it is for: seats that were sold before
 * it was there, or before it was theirs, join it, and those it is no longer for leave it. Of reserved codes all their
 * places do. Holds stay where they are: their orders take the places they need when they come.
 *
 * Refused on the field `places`: `capacity-below-taken` with the number that would be taken, `places-have-queue` for
 * taking away a number somebody waits at.
 *
 * @param poolId - the counter there is; `null` for none yet.
 * @param size - `null` for no number of its own: the counter goes.
 * @returns the counter from now on. The event is held alone, and its counters are locked.
 */
export async function setPlaces(
  world: World,
  eventId: string,
  {
    poolId,
    size,
    of,
  }: { readonly poolId: string | null; readonly size: number | null; readonly of: Counted },
): Promise<Result<string | null, PlacesProblem>> {
  const pool = poolId ? await world.db.seatPool.findUniqueOrThrow({ where: { id: poolId } }) : null;
  if (size === null && !pool) return accept(null);
  if (size === null && pool && pool.waiting > 0)
    return refuse("places-have-queue", { field: "places", params: { count: pool.waiting } });

  const id = pool?.id ?? world.newId();
  const counted = size === null ? nobody : countedBy(of);
  const { joining, leaving } = await movesOf(world, eventId, id, counted);
  const taken = (pool?.taken ?? 0) + joining - leaving;
  if (size !== null && taken > size)
    return refuse("capacity-below-taken", { field: "places", params: { taken } });

  if (!pool) await world.db.seatPool.create({ data: { id, size: size ?? 0 } });
  // As large as either while places are moved: the CHECK looks at every step.
  else if (size !== null && size > pool.size) await resize(world, id, size);
  await rewrite(world, eventId, id, counted);
  if (joining + leaving > 0)
    await movePlaces(world, { back: { [id]: leaving }, wanted: { [id]: joining }, ahead: true });
  if (size === null) return accept(await close(world, eventId, id));
  if (pool && size < pool.size) await resize(world, id, size);
  return accept(id);
}

async function resize(world: World, id: string, size: number): Promise<void> {
  await world.db.seatPool.update({ where: { id }, data: { size } });
}

/** Which seats (`r`) and reserved codes (`c`) of an event are counted. */
interface Conditions {
  readonly seats: Prisma.Sql;
  readonly codes: Prisma.Sql;
}

const nobody: Conditions = { seats: Prisma.sql`false`, codes: Prisma.sql`false` };

function countedBy(of: Counted): Conditions {
  if ("addOnId" in of)
    return {
      seats: Prisma.sql`EXISTS (
        SELECT FROM registration_add_on x
        WHERE x.registration_id = r.id AND x.add_on_id = ${of.addOnId}::uuid AND x.status = 'taken')`,
      codes: Prisma.sql`false`,
    };
  if ("sessionId" in of)
    return {
      seats: Prisma.sql`EXISTS (
        SELECT FROM registration_session x
        WHERE x.registration_id = r.id AND x.session_id = ${of.sessionId}::uuid AND x.status = 'taken')`,
      codes: Prisma.sql`false`,
    };
  const types = Prisma.sql`${[...of.ticketTypeIds]}::uuid[]`;
  return {
    // Who sits on a reserved place stands in the code's counter instead: the code holds the place here.
    seats: Prisma.sql`r.ticket_type_id = ANY (${types})
      AND (SELECT seat_pool_id FROM event WHERE event.id = r.event_id) = ANY (r.places)`,
    codes: Prisma.sql`(c.ticket_type_ids = '{}' OR c.ticket_type_ids && ${types})`,
  };
}

const seated = Prisma.sql`r.status IN ('confirmed', 'awaiting-payment', 'offered')`;
const reserving = Prisma.sql`c.kind = 'reserved' AND c.archived_at IS NULL`;

/** How many places are to be taken and given back once the counter counts these. */
async function movesOf(world: World, eventId: string, id: string, { seats, codes }: Conditions) {
  const [moves] = await world.db.$queryRaw<{ joining: number; leaving: number }[]>`
    WITH places AS (
      SELECT 1 AS n, (${seats}) AS counted, ${id}::uuid = ANY (r.places) AS stands
      FROM registration r WHERE r.event_id = ${eventId}::uuid AND ${seated}
      UNION ALL
      SELECT pool.size, (${codes}), ${id}::uuid = ANY (c.places)
      FROM code c JOIN seat_pool pool ON pool.id = c.seat_pool_id
      WHERE c.event_id = ${eventId}::uuid AND ${reserving}
    )
    SELECT COALESCE(sum(n) FILTER (WHERE counted AND NOT stands), 0)::int AS joining,
           COALESCE(sum(n) FILTER (WHERE stands AND NOT counted), 0)::int AS leaving
    FROM places`;
  return moves ?? { joining: 0, leaving: 0 };
}

/** Writes down at seats and codes that they stand in the counter, or no longer do. */
async function rewrite(world: World, eventId: string, id: string, { seats, codes }: Conditions) {
  await world.db.$executeRaw`
    UPDATE registration r
    SET places = CASE WHEN (${seats}) THEN array_append(places, ${id}::uuid) ELSE array_remove(places, ${id}::uuid) END
    WHERE r.event_id = ${eventId}::uuid AND ${seated} AND (${seats}) <> (${id}::uuid = ANY (places))`;
  await world.db.$executeRaw`
    UPDATE code c
    SET places = CASE WHEN (${codes}) THEN array_append(places, ${id}::uuid) ELSE array_remove(places, ${id}::uuid) END
    WHERE c.event_id = ${eventId}::uuid AND ${reserving} AND (${codes}) <> (${id}::uuid = ANY (places))`;
}

/** Takes a counter nobody stands in any more from holds, and away: unless old entries of the queue tell of it. */
async function close(world: World, eventId: string, id: string): Promise<null> {
  const [held] = await world.db.$queryRaw<{ n: number }[]>`
    WITH let_go AS (
      UPDATE hold SET places = hold.places - ${id}::text
      FROM (SELECT id, places FROM hold
            WHERE event_id = ${eventId}::uuid AND ended_at IS NULL AND jsonb_exists(places, ${id}::text)
            FOR UPDATE) AS before
      WHERE hold.id = before.id
      RETURNING (before.places ->> ${id}::text)::int AS n
    )
    SELECT COALESCE(sum(n), 0)::int AS n FROM let_go`;
  if (held && held.n > 0) await movePlaces(world, { back: { [id]: held.n } });
  await world.db.ticketType.updateMany({ where: { seatPoolId: id }, data: { seatPoolId: null } });
  await world.db.addOn.updateMany({ where: { seatPoolId: id }, data: { seatPoolId: null } });
  await world.db.session.updateMany({ where: { seatPoolId: id }, data: { seatPoolId: null } });
  await world.db.quota.deleteMany({ where: { seatPoolId: id } });
  await world.db.seatPool.deleteMany({ where: { id, waitlist: { none: {} } } });
  return null;
}
