import { dueMinor, type PaymentState, type WayToPay } from "~/features/payments/domain/standing";
import type { Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import { keptReady } from "~/platform/ready-statements";
import type { World } from "~/platform/world.server";
import type { Placed, SeatClaim } from "../commands/claim-seats.server";
import { isSold, type RegistrationStatus } from "../domain/registration-transitions";

/** An order as it is answered to whoever placed it. */
export interface PlacedOrder {
  readonly id: string;
  readonly code: string;
  readonly generation: number;
  readonly eventId: string;
  readonly contactEmail: string;
  /** In the minor unit of its currency. */
  readonly price: {
    readonly currency: string;
    readonly netMinor: number;
    readonly vatMinor: number;
    readonly totalMinor: number;
  };
  readonly payment: {
    readonly state: PaymentState;
    readonly payBy: WayToPay;
    /** What is still to be paid or invoiced, with VAT. */
    readonly dueMinor: number;
    /** Until when its unpaid places are kept; `null` where nothing waits for a payment. */
    readonly payUntil: Instant | null;
  };
  readonly seats: readonly {
    readonly id: string;
    readonly email: string | null;
    readonly status: RegistrationStatus;
    readonly generation: number;
    readonly feedGeneration: number;
    /** The order's place in the queue, counted from 1, while it waits. */
    readonly position: number | null;
  }[];
}

/** Where a waiting order stands in the queue; none when it does not wait (any more). */
export const waitingWhole = {
  where: { registrationId: null, status: "waiting" },
  select: { seatPoolId: true, queueNumber: true },
} as const;

/** The same, with the offer it has been made. */
export const queuedWhole = {
  where: { registrationId: null, status: { in: ["waiting", "offered"] } },
  select: {
    id: true,
    seatPoolId: true,
    queueNumber: true,
    status: true,
    offeredAt: true,
    offerExpiresAt: true,
  },
} satisfies Prisma.Order$waitlistArgs;

/** A placed order as it stands now; `null` when there is none. */
export async function placedOrder(world: World, orderId: string): Promise<PlacedOrder | null> {
  const order = await world.db.order.findUnique({
    where: { id: orderId },
    select: {
      id: true,
      code: true,
      eventId: true,
      contactEmail: true,
      tokenGeneration: true,
      currency: true,
      netMinor: true,
      vatMinor: true,
      totalMinor: true,
      paymentState: true,
      payBy: true,
      payUntil: true,
      registrations: {
        select: {
          id: true,
          status: true,
          attendeeEmail: true,
          tokenGeneration: true,
          feedGeneration: true,
        },
        orderBy: { seatNumber: "asc" },
      },
      waitlist: waitingWhole,
    },
  });
  if (!order) return null;
  const payable = await world.db.payable.findUnique({
    where: { id: orderId },
    select: { owedMinor: true, invoicedMinor: true, paidMinor: true, refundedMinor: true },
  });
  const [entry] = order.waitlist;
  const position = entry
    ? await queuePosition(world, entry.seatPoolId, Number(entry.queueNumber))
    : null;
  return {
    id: order.id,
    code: order.code,
    generation: order.tokenGeneration,
    eventId: order.eventId,
    contactEmail: order.contactEmail,
    price: priceOf(order),
    payment: {
      state: order.paymentState as PaymentState,
      payBy: order.payBy as WayToPay,
      dueMinor: payable ? Math.max(0, dueMinor(payable)) : 0,
      payUntil: order.payUntil,
    },
    seats: order.registrations.map((seat) => ({
      id: seat.id,
      email: seat.attendeeEmail,
      status: seat.status as RegistrationStatus,
      generation: seat.tokenGeneration,
      feedGeneration: seat.feedGeneration,
      position: seat.status === "waitlisted" ? position : null,
    })),
  };
}

/** A placed order as it has just been claimed, without reading it back. */
export async function placedOrderOf(
  world: World,
  claim: SeatClaim,
  outcome: Placed,
): Promise<PlacedOrder> {
  const { order, seats } = claim;
  const position =
    outcome.queueNumber === null
      ? null
      : await queuePosition(world, outcome.seatPoolId, outcome.queueNumber);
  return {
    id: order.id,
    code: order.code,
    generation: 0,
    eventId: order.eventId,
    contactEmail: order.contactEmail,
    price: priceOf(order),
    payment: paymentOf(order, outcome.status),
    seats: seats.map(({ id, email }) => ({
      id,
      email,
      status: outcome.status,
      generation: 0,
      feedGeneration: 0,
      position,
    })),
  };
}

/** How the paying of an order stands that has just been claimed: nothing is owed while it waits. */
function paymentOf(
  { totalMinor, payBy, payUntil }: SeatClaim["order"],
  status: Placed["status"],
): PlacedOrder["payment"] {
  if (totalMinor === 0 || !isSold(status))
    return { state: "none", payBy, dueMinor: 0, payUntil: null };
  const state = payUntil ? "awaiting-payment" : "to-be-invoiced";
  return { state, payBy, dueMinor: totalMinor, payUntil };
}

function priceOf({ currency, netMinor, vatMinor, totalMinor }: PlacedOrder["price"]) {
  return { currency, netMinor, vatMinor, totalMinor };
}

/**
 * Which number somebody in the queue has, counted from 1, among those who wait at one of the same counters: who waits
 * only for something else does not stand before them.
 */
export async function queuePosition(
  world: World,
  seatPoolId: string,
  queueNumber: number,
): Promise<number> {
  const [row] = await world.db.$queryRaw<{ ahead: number }[]>`${Prisma.raw(keptReady)}
    SELECT count(*)::int AS ahead
    FROM waitlist_entry AS own JOIN waitlist_entry AS other
      ON other.seat_pool_id = own.seat_pool_id AND other.status = 'waiting'
      AND other.queue_number < own.queue_number AND other.waits_at && own.waits_at
    WHERE own.seat_pool_id = ${seatPoolId}::uuid AND own.queue_number = ${queueNumber}`;
  return (row?.ahead ?? 0) + 1;
}
