/** How somebody pays: by card before they are seated, or by an invoice afterwards. */
export const waysToPay = ["card", "invoice"] as const;
export type WayToPay = (typeof waysToPay)[number];

export const paymentStates = [
  "none",
  "awaiting-payment",
  "to-be-invoiced",
  "invoiced",
  "paid",
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** What a payable comes to, and what was done about it: amounts with VAT, in the currency's minor unit. */
export interface Standing {
  readonly owedMinor: number;
  /** Invoices less credit notes. */
  readonly invoicedMinor: number;
  /** What came in without an invoice. */
  readonly paidMinor: number;
  /** What of that went back, or is on its way back. */
  readonly refundedMinor: number;
  /** Whether an invoice for it is not settled yet. */
  readonly isInvoiceOpen: boolean;
}

/** What came in without an invoice and stays. */
export function keptMinor({
  paidMinor,
  refundedMinor,
}: Pick<Standing, "paidMinor" | "refundedMinor">): number {
  return paidMinor - refundedMinor;
}

/** What neither money nor an invoice stands for yet; below nothing what is still to be given back or credited. */
export function dueMinor(standing: Omit<Standing, "isInvoiceOpen">): number {
  return standing.owedMinor - standing.invoicedMinor - keptMinor(standing);
}

/** Whether everything was paid or invoiced, so that more money is a second time; not where nothing came to anything. */
export function isSettled(standing: Omit<Standing, "isInvoiceOpen">): boolean {
  return dueMinor(standing) <= 0 && keptMinor(standing) + standing.invoicedMinor > 0;
}

/** In what state the paying is. An invoice that stands for too much is `to-be-invoiced`: a credit note is due. */
export function paymentStateOf(standing: Standing, payBy: WayToPay): PaymentState {
  const due = dueMinor(standing);
  if (due > 0) return payBy === "card" ? "awaiting-payment" : "to-be-invoiced";
  if (due < 0) return "to-be-invoiced";
  if (standing.isInvoiceOpen) return "invoiced";
  return standing.owedMinor > 0 ? "paid" : "none";
}

/**
 * The ways somebody may choose from, the first suggested: those the organiser offers. An invoice is for companies,
 * and for everybody where it is the only way; without a card account, an invoice is always possible.
 */
export function waysFor(offered: {
  readonly payBy: readonly WayToPay[];
  readonly cardsOn: boolean;
  readonly isCompany: boolean;
}): readonly WayToPay[] {
  const card = offered.cardsOn && offered.payBy.includes("card");
  return offered.payBy.concat(card ? [] : ["invoice"]).filter((way, place, all) => {
    if (all.indexOf(way) !== place) return false;
    return way === "card" ? card : offered.isCompany || !card;
  });
}
