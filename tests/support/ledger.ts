import type { World } from "~/platform/world.server";

/**
 * The counters of an event whose number of taken places is not the sum of the seats, the living holds and the living
 * reserved codes that stand in them; none when all is well.
 */
export async function ledgerFaults(world: World, eventId: string) {
  return world.db.$queryRaw<{ id: string; taken: number; counted: number }[]>`
    WITH standing AS (
      SELECT unnest(places) AS id, 1 AS n FROM registration WHERE event_id = ${eventId}::uuid
      UNION ALL
      SELECT key::uuid, value::int FROM hold, jsonb_each_text(places)
      WHERE event_id = ${eventId}::uuid AND ended_at IS NULL
      UNION ALL
      SELECT unnest(places), pool.size FROM code JOIN seat_pool pool ON pool.id = code.seat_pool_id
      WHERE event_id = ${eventId}::uuid AND archived_at IS NULL
    )
    SELECT pool.id, pool.taken, COALESCE(sum(standing.n), 0)::int AS counted
    FROM seat_pool pool LEFT JOIN standing ON standing.id = pool.id
    WHERE pool.id IN (
      SELECT seat_pool_id FROM event WHERE id = ${eventId}::uuid
      UNION SELECT seat_pool_id FROM ticket_type WHERE event_id = ${eventId}::uuid
      UNION SELECT seat_pool_id FROM quota WHERE event_id = ${eventId}::uuid
      UNION SELECT seat_pool_id FROM add_on WHERE event_id = ${eventId}::uuid
      UNION SELECT seat_pool_id FROM session WHERE event_id = ${eventId}::uuid
      UNION SELECT seat_pool_id FROM code WHERE event_id = ${eventId}::uuid
      UNION SELECT id FROM standing)
    GROUP BY pool.id HAVING pool.taken <> COALESCE(sum(standing.n), 0)`;
}
