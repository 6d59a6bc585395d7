import { dueMinor, type PaymentState, type WayToPay } from "~/features/payments/domain/standing";
import { cardsOf } from "~/features/payments/queries/cards.server";
import { payableMoney, type PayableMoney } from "~/features/payments/queries/payable-money.server";
import { cardColumns, cardOf } from "~/features/events/queries/event-cards.server";
import type { EventCard } from "~/features/events/domain/event-card";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { payingOf, type Paying } from "../domain/paying";
import type { OrderSum } from "../domain/order-sum";
import { livingLines, sumOfStored } from "./order-sum.server";
import { paysAlone } from "./receipt.server";
import { orderByToken, orderToken, seatTokens } from "./registration-by-token.server";

/** What an order costs, what was paid, and what comes next: for whoever pays. */
export interface OrderPayment extends PayableMoney {
  readonly id: string;
  readonly code: string;
  readonly event: EventCard;
  readonly organiserEmail: string;
  readonly contactEmail: string;
  readonly company: string | null;
  readonly currency: string;
  readonly payBy: WayToPay;
  readonly state: PaymentState;
  readonly paying: Paying;
  /** What it comes to now; `null` for nothing. */
  readonly sum: OrderSum | null;
  /** What neither money nor an invoice stands for yet. */
  readonly dueMinor: number;
  /** How many places wait to be paid for. */
  readonly waiting: number;
  /** Whether an invoice may be asked for instead. */
  readonly mayBeInvoiced: boolean;
  /** The contact's link. */
  readonly token: string;
  /** The page of the order, or that of the only seat where somebody came alone. */
  readonly home: { readonly kind: "order" | "seat"; readonly token: string };
  readonly now: Instant;
}

/** The payment of the order a contact's link opens; `null` for a link that opens nothing. */
export async function orderPayment(world: World, token: string): Promise<OrderPayment | null> {
  const opened = await orderByToken(world, token);
  return opened && paymentOfOrder(world, opened.id);
}

/** The same of an order somebody has opened already. */
export async function paymentOfOrder(world: World, id: string): Promise<OrderPayment> {
  const row = await world.db.order.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      organisationId: true,
      code: true,
      contactEmail: true,
      tokenGeneration: true,
      currency: true,
      payBy: true,
      payUntil: true,
      lapsedAt: true,
      paymentState: true,
      company: { select: { name: true } },
      lines: livingLines,
      registrations: {
        where: { handedOverAt: null },
        orderBy: { seatNumber: "asc" },
        select: { id: true, status: true, attendeeEmail: true, tokenGeneration: true },
      },
      event: {
        select: {
          ...cardColumns,
          payBy: true,
          organisation: { select: { ...cardColumns.organisation.select, replyEmail: true } },
        },
      },
    },
  });
  const now = world.now();
  const [money, cards] = await Promise.all([
    payableMoney(world, id),
    cardsOf(world, row.organisationId),
  ]);
  const payBy: WayToPay = row.payBy === "card" ? "card" : "invoice";
  const waiting = row.registrations.filter(({ status }) => status === "awaiting-payment").length;
  const paying = payingOf(
    {
      standing: money.standing,
      payBy,
      seatStatuses: row.registrations.map(({ status }) => status),
      payUntil: row.payUntil,
      lapsedAt: row.lapsedAt,
      atBank: money.atBank,
      tooLateMinor: money.tooLateMinor,
      cardsOn: cards.on,
    },
    now,
  );
  const living = row.registrations.filter(
    ({ status }) => status !== "cancelled" && status !== "declined",
  );
  const token = orderToken(world, { id, generation: row.tokenGeneration });
  const [seat] = living.length > 0 ? living : row.registrations;
  const alone =
    seat !== undefined && paysAlone({ contactEmail: row.contactEmail, registrations: [seat] });
  return {
    ...money,
    id,
    code: row.code,
    event: cardOf(row.event, now),
    organiserEmail: row.event.organisation.replyEmail,
    contactEmail: row.contactEmail,
    company: row.company?.name ?? null,
    currency: row.currency,
    payBy,
    state: row.paymentState as PaymentState,
    paying,
    sum: sumOfStored(row.lines, row.currency),
    dueMinor: dueMinor(money.standing),
    waiting,
    mayBeInvoiced:
      row.company !== null &&
      row.event.payBy.includes("invoice") &&
      (paying.kind === "payable" || paying.kind === "cards-off"),
    token,
    home:
      alone && living.length <= 1
        ? {
            kind: "seat",
            token: seatTokens(world, { id: seat.id, generation: seat.tokenGeneration })
              .registration,
          }
        : { kind: "order", token },
    now,
  };
}
