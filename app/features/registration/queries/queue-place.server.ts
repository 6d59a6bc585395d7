import type { WayToPay } from "~/features/payments/domain/standing";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";

/** Places kept for an order until it answers, and what they cost as it was agreed when it was placed. */
export interface StandingOffer {
  readonly seats: number;
  readonly expiresAt: Instant;
  readonly lines: readonly {
    readonly label: string;
    readonly netMinor: number;
  }[];
  readonly vatMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  /** How it is paid for once it is taken. */
  readonly payBy: WayToPay;
}

/** An add-on or a session a seat waits for, with its place in that line. */
export interface WaitedChoice {
  readonly entryId: string;
  readonly name: string;
  readonly position: number;
}

/** The offer an order can answer; `null` for none, or one whose time is over. */
export async function standingOffer(world: World, orderId: string): Promise<StandingOffer | null> {
  const entry = await world.db.waitlistEntry.findFirst({
    where: {
      orderId,
      registrationId: null,
      status: "offered",
      offerExpiresAt: { gt: world.now() },
    },
    select: {
      offerExpiresAt: true,
      order: {
        select: {
          vatMinor: true,
          totalMinor: true,
          currency: true,
          payBy: true,
          lines: {
            where: { cancelledAt: null },
            orderBy: { position: "asc" },
            select: { label: true, netMinor: true },
          },
          _count: { select: { registrations: { where: { status: "offered" } } } },
        },
      },
    },
  });
  if (!entry?.offerExpiresAt) return null;
  const { _count, ...order } = entry.order;
  return {
    ...order,
    payBy: order.payBy === "card" ? "card" : "invoice",
    seats: _count.registrations,
    expiresAt: entry.offerExpiresAt,
  };
}

/** What a seat waits for by itself, each with its place in its own line, in one statement. */
export function waitedChoices(world: World, registrationId: string): Promise<WaitedChoice[]> {
  return world.db.$queryRaw<WaitedChoice[]>`
    SELECT own.id::text AS "entryId", coalesce(add_on.name, session.title, '') AS name,
      (SELECT count(*)::int + 1 FROM waitlist_entry AS other
       WHERE other.seat_pool_id = own.seat_pool_id AND other.status = 'waiting'
         AND other.queue_number < own.queue_number AND other.waits_at && own.waits_at) AS position
    FROM waitlist_entry AS own
    LEFT JOIN add_on ON add_on.id = own.add_on_id
    LEFT JOIN session ON session.id = own.session_id
    WHERE own.registration_id = ${registrationId}::uuid AND own.status = 'waiting'
    ORDER BY own.queue_number`;
}
