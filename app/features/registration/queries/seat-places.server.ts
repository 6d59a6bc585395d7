import type { World } from "~/platform/world.server";
import type { RegistrationStatus } from "../domain/registration-transitions";

/** A seat with the counters it takes one place of each. */
export interface SeatPlaces {
  readonly id: string;
  readonly orderId: string;
  readonly places: readonly string[];
}

/**
 * The counters the seats of some orders would take a place from, by what was chosen for them.
 *
 * @remarks As `placesOf` in domain/offer.ts says it, but read from the rows: a ticket type may have been taken off sale
 * since. What a seat waits for by itself, an add-on or a session, is not among them.
 */
export async function seatPlaces(
  world: World,
  orderIds: readonly string[],
  statuses: readonly RegistrationStatus[],
): Promise<SeatPlaces[]> {
  if (orderIds.length === 0) return [];
  return world.db.$queryRaw<SeatPlaces[]>`
    SELECT seat.id::text, seat.order_id::text AS "orderId", ARRAY(
      SELECT code.seat_pool_id::text WHERE code.id IS NOT NULL
      UNION ALL
      SELECT event.seat_pool_id::text WHERE code.id IS NULL
      UNION ALL
      SELECT seat_pool_id::text FROM ticket_type
      WHERE id = seat.ticket_type_id AND seat_pool_id IS NOT NULL AND code.id IS NULL
      UNION ALL
      SELECT seat_pool_id::text FROM quota JOIN quota_ticket_type ON quota_id = quota.id
      WHERE ticket_type_id = seat.ticket_type_id AND code.id IS NULL
      UNION ALL
      SELECT seat_pool_id::text FROM registration_add_on AS choice JOIN add_on ON add_on.id = choice.add_on_id
      WHERE choice.registration_id = seat.id AND seat_pool_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM waitlist_entry AS own
        WHERE own.registration_id = seat.id AND own.add_on_id = add_on.id AND own.status = 'waiting')
      UNION ALL
      SELECT seat_pool_id::text FROM registration_session AS choice JOIN session ON session.id = choice.session_id
      WHERE choice.registration_id = seat.id AND sign_up AND seat_pool_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM waitlist_entry AS own
        WHERE own.registration_id = seat.id AND own.session_id = session.id AND own.status = 'waiting')
    ) AS places
    FROM registration AS seat
    JOIN event ON event.id = seat.event_id
    JOIN "order" ON "order".id = seat.order_id
    LEFT JOIN code ON code.id = "order".code_id AND code.kind = 'reserved' AND code.archived_at IS NULL
      AND (code.ticket_type_ids = '{}' OR seat.ticket_type_id = ANY (code.ticket_type_ids))
    WHERE seat.order_id = ANY (${[...orderIds]}::uuid[]) AND seat.status = ANY (${[...statuses]})
    ORDER BY seat.order_id, seat.seat_number`;
}
