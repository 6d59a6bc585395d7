import type { Instant, IsoDate } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { Standing } from "../domain/standing";
import { documentFacts, documentColumns, type DocumentFacts } from "./document-facts.server";

/** Money that came or went back. */
export interface MoneyMoved {
  readonly id: string;
  readonly kind: "payment" | "refund";
  readonly method: "card" | "bank";
  readonly amountMinor: number;
  readonly currency: string;
  /** When it came, or went; `null` while it is on its way back. */
  readonly at: Instant | null;
}

/** What was paid for something, and what was written about it. */
export interface PayableMoney {
  readonly standing: Omit<Standing, "isInvoiceOpen">;
  /** Whether a payment is with the bank, which takes its time. */
  readonly atBank: boolean;
  /** What went back because it came too late. */
  readonly tooLateMinor: number;
  /** In the order it happened; what is on its way last. */
  readonly moved: readonly MoneyMoved[];
  readonly documents: readonly (DocumentFacts & {
    /** Whether it is of nothing else, so that it may be opened with that. */
    readonly own: boolean;
  })[];
}

const nothing: PayableMoney["standing"] = {
  owedMinor: 0,
  invoicedMinor: 0,
  paidMinor: 0,
  refundedMinor: 0,
};

/** The money of one payable. Whoever asks has opened what is paid for. */
export async function payableMoney(world: World, payableId: string): Promise<PayableMoney> {
  const [payable, invoices] = await Promise.all([
    world.db.payable.findUnique({
      where: { id: payableId },
      select: {
        owedMinor: true,
        invoicedMinor: true,
        paidMinor: true,
        refundedMinor: true,
        checkouts: { where: { state: "paying" }, select: { id: true } },
        payments: { where: { cancelledAt: null }, select: paymentColumns },
        refunds: { where: { state: { not: "failed" } }, select: refundColumns },
      },
    }),
    world.db.invoice.findMany({
      where: { lines: { some: { payableId } } },
      orderBy: [{ year: "asc" }, { number: "asc" }],
      select: {
        ...documentColumns,
        lines: { where: { payableId: { not: payableId } }, select: { id: true }, take: 1 },
      },
    }),
  ]);
  if (!payable)
    return { standing: nothing, atBank: false, tooLateMinor: 0, moved: [], documents: [] };
  const { checkouts, payments, refunds, ...standing } = payable;
  return {
    standing,
    atBank: checkouts.length > 0,
    tooLateMinor: refunds
      .filter(({ reason }) => reason === "too-late")
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    moved: movedOf(payments, refunds),
    documents: invoices.map(({ lines, ...invoice }) => ({
      ...documentFacts(invoice, todayOf(world)),
      own: lines.length === 0,
    })),
  };
}

/** The columns of a payment that its payer is told of. */
export const paymentColumns = {
  id: true,
  method: true,
  amountMinor: true,
  currency: true,
  receivedAt: true,
} as const;

export const refundColumns = {
  id: true,
  amountMinor: true,
  currency: true,
  reason: true,
  state: true,
  settledAt: true,
  createdAt: true,
  payment: { select: { method: true } },
} as const;

interface PaymentRow {
  readonly id: string;
  readonly method: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly receivedAt: Instant;
}

interface RefundRow {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: string;
  readonly settledAt: Instant | null;
  readonly createdAt: Instant;
  readonly payment: { readonly method: string };
}

/** Payments and refunds as they happened. */
export function movedOf(
  payments: readonly PaymentRow[],
  refunds: readonly RefundRow[],
): MoneyMoved[] {
  const came = payments.map(({ id, method, amountMinor, currency, receivedAt }) => ({
    id,
    kind: "payment" as const,
    method: methodOf(method),
    amountMinor,
    currency,
    at: receivedAt,
  }));
  const back = refunds.map(({ id, amountMinor, currency, state, settledAt, payment }) => ({
    id,
    kind: "refund" as const,
    method: methodOf(payment.method),
    amountMinor,
    currency,
    at: state === "succeeded" ? settledAt : null,
  }));
  const last = Number.POSITIVE_INFINITY;
  return [...came, ...back].toSorted(
    (a, b) => (a.at?.getTime() ?? last) - (b.at?.getTime() ?? last) || a.id.localeCompare(b.id),
  );
}

function methodOf(method: string): MoneyMoved["method"] {
  return method === "card" ? "card" : "bank";
}

/** Today as documents count it: their dates are whole days. */
export function todayOf(world: World): IsoDate {
  return world.now().toISOString().slice(0, 10);
}
