import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";

/** What a counter counts the places of. */
export interface NamedCounter {
  readonly id: string;
  readonly of: "event" | "ticket-type" | "quota" | "add-on" | "session" | "code";
  /** Empty for the event's own. */
  readonly name: string;
  readonly size: number;
  readonly taken: number;
  readonly waiting: number;
}

/** Every counter of an event with what it counts: the event's own first. */
export async function eventCounters(world: World, eventId: string): Promise<NamedCounter[]> {
  return world.db.$queryRaw<NamedCounter[]>`
    SELECT pool.id::text, counted.of, counted.name, pool.size, pool.taken, pool.waiting
    FROM seat_pool AS pool JOIN (
      SELECT seat_pool_id, 'event' AS of, '' AS name, 0 AS rank FROM event WHERE id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'ticket-type', name, 1 FROM ticket_type WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'quota', name, 2 FROM quota WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'add-on', name, 3 FROM add_on WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'session', title, 4 FROM session WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'code', code::text, 5 FROM code WHERE event_id = ${eventId}::uuid
    ) AS counted ON counted.seat_pool_id = pool.id
    ORDER BY counted.rank, counted.name`;
}

/** The ids of every counter of an event, those of what was taken off sale among them. */
export function counterIdsOf(eventId: string): Prisma.Sql {
  const of = Prisma.sql`event_id = ${eventId}::uuid AND seat_pool_id IS NOT NULL`;
  return Prisma.sql`
      SELECT seat_pool_id FROM event WHERE id = ${eventId}::uuid
      UNION SELECT seat_pool_id FROM ticket_type WHERE ${of}
      UNION SELECT seat_pool_id FROM quota WHERE ${of}
      UNION SELECT seat_pool_id FROM add_on WHERE ${of}
      UNION SELECT seat_pool_id FROM session WHERE ${of}
      UNION SELECT seat_pool_id FROM code WHERE ${of}`;
}
