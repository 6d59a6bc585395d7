import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";
import type { Standing } from "~/features/payments/domain/standing";
import { payableStanding } from "~/features/payments/queries/payable-standing.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { activeStatuses } from "../domain/registration-transitions";
import type { RefundedLine } from "../domain/refund-rule";
import { refundTerms } from "./order-lines.server";
import { livingLines, sumOfStored } from "./order-sum.server";
import type { OrderSum } from "../domain/order-sum";

/** Everything about the money of one order, as its organiser sees it. */
export interface OrderMoney {
  readonly id: string;
  readonly code: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly company: string | null;
  readonly currency: string;
  readonly payBy: string;
  readonly paymentState: string;
  readonly sum: OrderSum | null;
  readonly standing: Omit<Standing, "isInvoiceOpen">;
  /** What the event's rule gives back today, in percent. */
  readonly percent: number;
  /** Seats that can be cancelled. */
  readonly seats: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly number: number;
  }[];
  readonly lines: readonly {
    readonly id: string;
    readonly kind: RefundedLine["kind"];
    readonly label: string;
    readonly seat: string | null;
    readonly netMinor: number;
    readonly vatRate: number | null;
    readonly struckAt: Instant | null;
  }[];
  readonly payments: readonly {
    readonly id: string;
    readonly method: string;
    readonly amountMinor: number;
    readonly receivedAt: Instant;
  }[];
  readonly refunds: readonly {
    readonly id: string;
    readonly amountMinor: number;
    readonly state: string;
    readonly reason: string;
    readonly takenAs: string | null;
    readonly createdAt: Instant;
    readonly who: string | null;
  }[];
  readonly documents: readonly {
    readonly id: string;
    readonly kind: string;
    readonly number: string;
    readonly issuedOn: Instant;
    readonly totalMinor: number;
    readonly settledMinor: number;
  }[];
}

/**
 * The money of an order of an event. Refused: the access problems; `not-found` for an order of another event or
 * organisation.
 */
export async function orderMoney(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  orderId: string,
): Promise<Result<OrderMoney, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-money");
  if (!member.ok) return member;
  if (!isUuid(orderId)) return refuse("not-found");
  const organisationId = member.value.organisation.id;
  const row = await world.db.order.findFirst({
    where: { id: orderId, organisationId, event: { slug: eventSlug } },
    select: {
      id: true,
      code: true,
      contactName: true,
      contactEmail: true,
      currency: true,
      payBy: true,
      paymentState: true,
      company: { select: { name: true } },
      registrations: {
        where: { handedOverAt: null },
        orderBy: { seatNumber: "asc" },
        select: { id: true, attendeeName: true, seatNumber: true, status: true },
      },
      lines: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: {
          ...livingLines.select,
          id: true,
          registrationId: true,
          cancelledAt: true,
        },
      },
    },
  });
  if (!row) return refuse("not-found");
  const [standing, terms, payments, refunds, documents] = await Promise.all([
    payableStanding(world, orderId),
    refundTerms(world, orderId),
    world.db.payment.findMany({
      where: {
        organisationId,
        cancelledAt: null,
        OR: [{ payableId: orderId }, { invoice: { lines: { some: { payableId: orderId } } } }],
      },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      select: { id: true, method: true, amountMinor: true, receivedAt: true },
    }),
    world.db.refund.findMany({
      where: { payableId: orderId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        id: true,
        amountMinor: true,
        state: true,
        reason: true,
        takenAs: true,
        createdAt: true,
        account: { select: { name: true } },
      },
    }),
    world.db.invoice.findMany({
      where: { organisationId, lines: { some: { payableId: orderId } } },
      orderBy: [{ year: "asc" }, { number: "asc" }],
      select: {
        id: true,
        kind: true,
        year: true,
        number: true,
        issuedOn: true,
        totalMinor: true,
        roundingMinor: true,
        settledMinor: true,
      },
    }),
  ]);
  const nameOf = new Map(row.registrations.map((seat) => [seat.id, seat.attendeeName]));
  return accept({
    id: row.id,
    code: row.code,
    contactName: row.contactName,
    contactEmail: row.contactEmail,
    company: row.company?.name ?? null,
    currency: row.currency,
    payBy: row.payBy,
    paymentState: row.paymentState,
    sum: sumOfStored(
      row.lines.filter(({ cancelledAt }) => cancelledAt === null),
      row.currency,
    ),
    standing,
    percent: terms.percent,
    seats: row.registrations
      .filter(({ status }) => activeStatuses.some((active) => active === status))
      .map(({ id, attendeeName, seatNumber }) => ({ id, name: attendeeName, number: seatNumber })),
    lines: row.lines.map(({ registrationId, cancelledAt, ...line }) => ({
      ...line,
      kind: line.kind as RefundedLine["kind"],
      seat: registrationId === null ? null : (nameOf.get(registrationId) ?? null),
      struckAt: cancelledAt,
    })),
    payments,
    refunds: refunds.map(({ account, ...refund }) => ({ ...refund, who: account?.name ?? null })),
    documents: documents.map(({ year, number, totalMinor, roundingMinor, ...document }) => ({
      ...document,
      number: `${year}-${number}`,
      totalMinor: totalMinor + roundingMinor,
    })),
  });
}
