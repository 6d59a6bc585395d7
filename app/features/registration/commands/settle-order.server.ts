import { setPayable, type GivenBack } from "~/features/payments/commands/set-payable.server";
import {
  dueMinor,
  paymentStateOf,
  type Standing,
  type WayToPay,
} from "~/features/payments/domain/standing";
import { sumVat, type VatTotals } from "~/features/payments/domain/vat";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import type { World } from "~/platform/world.server";
import { priceOrder } from "../domain/price";
import { isSold, registrationTransitions } from "../domain/registration-transitions";
import { offerOf } from "../queries/offer.server";
import { addLines } from "./order-lines.server";
import { enqueueSeatsPaid } from "./order-letters.server";

/**
 * Locks the code an order used, if any. Whoever may end the order's last seat does so before the counters: everybody
 * locks in this order (see `claimSeats`).
 */
export async function lockCodeOf(world: World, orderId: string): Promise<void> {
  await world.db.$queryRaw`
    SELECT 1 FROM code WHERE id = (SELECT code_id FROM "order" WHERE id = ${orderId}::uuid) FOR NO KEY UPDATE`;
}

/** Locks an order, after the counters and before its seats: whoever changes seats and then settles locks so. */
export async function lockOrderRow(world: World, orderId: string): Promise<void> {
  await world.db.$queryRaw`SELECT 1 FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Brings an order's money up to date with its seats, in the transaction that changed them: the lines of cancelled seats
 * are struck out (but what is kept of them, and what an organiser took off), an add-on somebody had to wait for is
 * charged once they have it, the sums are those of the lines that live. What it owes goes to `setPayable`, which gives
 * back what was paid beyond it. Seats that wait for nothing but their payment are confirmed once nothing is due. When
 * no seat is left, the code it used may be used once more.
 *
 * @remarks Run again it changes nothing. Whoever calls has locked with {@link lockCodeOf}, `lockPoolOf` and {@link lockOrderRow}.
 * @param back - why money goes back, should it; because something was cancelled, unless said otherwise.
 * @returns how its paying stands; `null` for an order that costs nothing.
 */
export async function settleOrder(
  world: World,
  orderId: string,
  back?: GivenBack,
): Promise<Standing | null> {
  const now = world.now();
  await world.db.orderLine.updateMany({
    where: {
      orderId,
      cancelledAt: null,
      kind: { notIn: [...standingKinds] },
      registration: { status: "cancelled" },
    },
    data: { cancelledAt: now },
  });
  await chargeAddOns(world, orderId);
  const order = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      ...payerColumns,
      codeId: true,
      payUntil: true,
      lines: {
        select: {
          kind: true,
          netMinor: true,
          vatCategory: true,
          vatRate: true,
          cancelledAt: true,
        },
      },
      registrations: {
        where: { status: { not: "cancelled" } },
        select: { id: true, status: true },
      },
    },
  });
  const { lines, registrations: seats } = order;
  const payBy = order.payBy as WayToPay;
  const { netMinor, vatMinor, totalMinor } = sumOf(
    lines.filter(({ cancelledAt }) => cancelledAt === null),
  );
  const costs = lines.some((line) => line.netMinor !== 0);
  const standing = costs
    ? await setPayable(
        world,
        {
          id: orderId,
          organisationId: order.organisationId,
          eventId: order.eventId,
          companyId: order.companyId,
          code: order.code,
          payerName: order.contactName,
          payerEmail: order.contactEmail,
          language: order.language,
          reference: order.reference,
          currency: order.currency,
          payBy,
          owedMinor: Math.max(0, sumOf(owedLines(lines, seats)).totalMinor),
        },
        back,
      )
    : null;
  const unpaid = seats.filter(({ status }) => status === "awaiting-payment");
  const isPaid = standing === null || dueMinor(standing) <= 0 || payBy === "invoice";
  await world.db.order.update({
    where: { id: orderId },
    data: {
      netMinor,
      vatMinor,
      totalMinor,
      paymentState: standing ? paymentStateOf(standing, payBy) : "none",
      ...(isPaid || unpaid.length === 0 ? { payUntil: null } : {}),
    },
  });
  if (isPaid && unpaid.length > 0)
    await confirmSeats(
      world,
      orderId,
      unpaid.map(({ id }) => id),
    );
  if (seats.length > 0 || order.codeId === null) return standing;
  await world.db.order.update({ where: { id: orderId }, data: { codeId: null } });
  await world.db.code.update({ where: { id: order.codeId }, data: { uses: { decrement: 1 } } });
  return standing;
}

const payerColumns = {
  organisationId: true,
  eventId: true,
  companyId: true,
  code: true,
  contactName: true,
  contactEmail: true,
  language: true,
  reference: true,
  currency: true,
  payBy: true,
} as const;

/** Lines that stand by themselves: what is kept of a seat that was given back, and what an organiser took off. */
export const standingKinds = ["fee", "adjustment"] as const;

interface ChargedLine {
  readonly kind: string;
  readonly netMinor: number;
  readonly vatCategory: string;
  readonly vatRate: number | null;
  readonly cancelledAt: Date | null;
}

/**
 * The lines an order owes for now: those that live, once its seats are its own. As long as it waits for its places or
 * an answer nothing is owed for them; what stands by itself is.
 */
export function owedLines<Line extends ChargedLine>(
  lines: readonly Line[],
  seats: readonly { readonly status: string }[],
): Line[] {
  const isOwed = seats.some(({ status }) => isSold(status));
  return lines.filter(
    ({ kind, cancelledAt }) =>
      cancelledAt === null && (isOwed || (standingKinds as readonly string[]).includes(kind)),
  );
}

/** What some lines come to. */
export function sumOf(lines: readonly Omit<ChargedLine, "kind" | "cancelledAt">[]): VatTotals {
  return sumVat(lines.map((line) => ({ ...line, vatCategory: line.vatCategory as VatCategory })));
}

/** Confirms seats that are paid for, with their letters. */
async function confirmSeats(world: World, orderId: string, ids: readonly string[]): Promise<void> {
  await world.db.registration.updateMany({
    where: { id: { in: [...ids] } },
    data: { status: registrationTransitions.pay.to, confirmedAt: world.now() },
  });
  await enqueueSeatsPaid(world, orderId, ids);
}

/** Add-ons of living seats that cost something and stand on no line: what was waited for and has come. */
async function chargeAddOns(world: World, orderId: string): Promise<void> {
  const missing = await world.db.$queryRaw<
    { eventId: string; registrationId: string; addOnId: string }[]
  >`
    SELECT seat.event_id::text AS "eventId", seat.id::text AS "registrationId", choice.add_on_id::text AS "addOnId"
    FROM registration AS seat
    JOIN registration_add_on AS choice ON choice.registration_id = seat.id AND choice.status = 'taken'
    JOIN add_on ON add_on.id = choice.add_on_id AND add_on.price_minor > 0
    JOIN event ON event.id = seat.event_id AND event.status <> 'cancelled'
    WHERE seat.order_id = ${orderId}::uuid AND seat.status NOT IN ('cancelled', 'declined')
      AND NOT EXISTS (
        SELECT FROM order_line
        WHERE registration_id = seat.id AND item_id = add_on.id AND kind = 'add-on' AND cancelled_at IS NULL)
    ORDER BY seat.seat_number, add_on.position`;
  const [first] = missing;
  if (!first) return;
  const offer = await offerOf(world, first.eventId);
  for (const { registrationId, addOnId } of missing) {
    const seat = { ticketTypeId: null, addOnIds: [addOnId], sessionIds: [], memberOf: [] };
    const { lines } = priceOrder({ offer, seats: [seat], code: null, now: world.now() });
    await addLines(
      world,
      orderId,
      lines.map((line) => ({ ...line, registrationId })),
    );
  }
}
