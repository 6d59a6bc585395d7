import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { dueMinor, paymentStateOf, type PaymentState, type WayToPay } from "../domain/standing";
import { documentColumns, documentFacts, type DocumentFacts } from "./document-facts.server";
import {
  movedOf,
  paymentColumns,
  refundColumns,
  todayOf,
  type MoneyMoved,
} from "./payable-money.server";
import { payerByToken } from "./payer-link.server";

/** What a payer ordered, owes and paid with one organisation, across its events. */
export interface PayerAccount {
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
  readonly organisation: {
    readonly name: string;
    readonly slug: string;
    readonly hue: number;
    readonly timeZone: string;
  };
  /** The newest first, as everything below. */
  readonly orders: readonly PayerOrder[];
  readonly documents: readonly DocumentFacts[];
  readonly moved: readonly (MoneyMoved & { readonly of: string })[];
  /** What is still to be paid, by currency: of invoices and of orders paid by card. */
  readonly left: readonly { readonly currency: string; readonly minor: number }[];
  /** How far back it goes, where there may be more than that; `null` where everything is shown. */
  readonly newestOnly: number | null;
}

export interface PayerOrder {
  readonly id: string;
  readonly code: string;
  /** The event's title; the code where it has gone. */
  readonly title: string;
  readonly startsAt: Instant | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly owedMinor: number;
  readonly dueMinor: number;
  readonly payBy: WayToPay;
  readonly state: PaymentState;
}

/** How many orders and documents the page goes back. */
const most = 200;

/**
 * The account a payer's link opens; `null` for a link that opens nothing.
 *
 * @remarks A payer is one address of one company (or nobody's) with one organisation: what another address or another
 *   company ordered is not theirs, nor what the same did with another organisation.
 */
export async function payerAccount(world: World, token: string): Promise<PayerAccount | null> {
  const opened = await payerByToken(world, token);
  if (!opened) return null;
  const { id: payerId, organisationId, companyId, email } = opened;
  const [payer, payables, invoices] = await Promise.all([
    world.db.payer.findUniqueOrThrow({
      where: { id: payerId },
      select: {
        name: true,
        company: { select: { name: true } },
        organisation: {
          select: { name: true, slug: true, accentHue: true, timeZone: true },
        },
      },
    }),
    world.db.payable.findMany({
      where: { organisationId, companyId, payerEmail: email },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: most,
      select: {
        id: true,
        code: true,
        currency: true,
        payBy: true,
        owedMinor: true,
        invoicedMinor: true,
        paidMinor: true,
        refundedMinor: true,
        event: { select: { title: true, startsAt: true, timeZone: true } },
        payments: { where: { cancelledAt: null }, select: paymentColumns },
        refunds: { where: { state: { not: "failed" } }, select: refundColumns },
        invoiceLines: {
          where: { invoice: { kind: "invoice" } },
          select: {
            invoice: { select: { totalMinor: true, roundingMinor: true, settledMinor: true } },
          },
        },
      },
    }),
    world.db.invoice.findMany({
      where: { payerId, organisationId },
      orderBy: [{ year: "desc" }, { number: "desc" }],
      take: most,
      select: {
        ...documentColumns,
        payments: {
          where: { cancelledAt: null },
          select: {
            ...paymentColumns,
            refunds: { where: { state: { not: "failed" } }, select: refundColumns },
          },
        },
      },
    }),
  ]);
  const { organisation } = payer;
  const today = todayOf(world);
  const documents = invoices.map((invoice) => documentFacts(invoice, today));
  const orders = payables.map(({ event, invoiceLines, ...payable }) => {
    const payBy: WayToPay = payable.payBy === "card" ? "card" : "invoice";
    const isInvoiceOpen = invoiceLines.some(
      ({ invoice }) => invoice.settledMinor < invoice.totalMinor + invoice.roundingMinor,
    );
    return {
      id: payable.id,
      code: payable.code,
      title: event?.title ?? payable.code,
      startsAt: event?.startsAt ?? null,
      timeZone: event?.timeZone ?? organisation.timeZone,
      currency: payable.currency,
      owedMinor: payable.owedMinor,
      dueMinor: dueMinor(payable),
      payBy,
      state: paymentStateOf({ ...payable, isInvoiceOpen }, payBy),
    };
  });
  return {
    name: payer.name,
    email,
    company: payer.company?.name ?? null,
    organisation: {
      name: organisation.name,
      slug: organisation.slug,
      hue: organisation.accentHue,
      timeZone: organisation.timeZone,
    },
    orders,
    documents,
    moved: [
      ...payables.flatMap(({ code, payments, refunds }) =>
        movedOf(payments, refunds).map((one) => ({ ...one, of: code })),
      ),
      ...invoices.flatMap((invoice) =>
        movedOf(
          invoice.payments,
          invoice.payments.flatMap(({ refunds }) => refunds),
        ).map((one) => ({ ...one, of: documentFacts(invoice, today).number })),
      ),
    ].toSorted((a, b) => when(b) - when(a) || a.id.localeCompare(b.id)),
    left: leftOf([
      ...documents.map(({ currency, leftMinor: minor }) => ({ currency, minor })),
      ...orders.map(({ currency, payBy, dueMinor: due }) => ({
        currency,
        minor: payBy === "card" ? Math.max(0, due) : 0,
      })),
    ]),
    newestOnly: Math.max(payables.length, invoices.length) < most ? null : most,
  };
}

/** What is on its way back stands before what happened. */
function when({ at }: MoneyMoved): number {
  return at?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

function leftOf(
  parts: readonly { readonly currency: string; readonly minor: number }[],
): PayerAccount["left"] {
  const sums = new Map<string, number>();
  for (const { currency, minor } of parts)
    if (minor > 0) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums].map(([currency, minor]) => ({ currency, minor }));
}
