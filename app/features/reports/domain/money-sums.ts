/**
 * What orders come to and what was done about it, in minor units of one currency. Always
 * `totalMinor = paidMinor + toBeInvoicedMinor + awaitingMinor + openMinor − tooMuchMinor − roundingMinor`.
 */
export interface MoneySums {
  /** How many orders cost anything. */
  readonly orders: number;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
  /** What came in, by card or for invoices, less what went back. */
  readonly paidMinor: number;
  readonly toBeInvoicedMinor: number;
  /** To be paid by card. */
  readonly awaitingMinor: number;
  /** Invoiced and not paid; {@link overdueMinor} is part of it. */
  readonly openMinor: number;
  readonly overdueMinor: number;
  /** Went back, or is on its way back. */
  readonly refundedMinor: number;
  /** Of that, what somebody has to pay out by hand. */
  readonly toPayOutMinor: number;
  /** Invoiced or paid beyond what is owed: a credit note or a repayment is due. */
  readonly tooMuchMinor: number;
  /** What invoices were rounded by to whole kroner. */
  readonly roundingMinor: number;
}

export const noMoney: MoneySums = {
  orders: 0,
  netMinor: 0,
  vatMinor: 0,
  totalMinor: 0,
  paidMinor: 0,
  toBeInvoicedMinor: 0,
  awaitingMinor: 0,
  openMinor: 0,
  overdueMinor: 0,
  refundedMinor: 0,
  toPayOutMinor: 0,
  tooMuchMinor: 0,
  roundingMinor: 0,
};

/** Sums of one currency added up. */
export function addMoney(parts: readonly MoneySums[]): MoneySums {
  const names = Object.keys(noMoney) as (keyof MoneySums)[];
  return Object.fromEntries(
    names.map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]),
  ) as unknown as MoneySums;
}

/** What is due: to be invoiced, or to be paid by card. */
export function dueOf({
  toBeInvoicedMinor,
  awaitingMinor,
}: Pick<MoneySums, "toBeInvoicedMinor" | "awaitingMinor">): number {
  return toBeInvoicedMinor + awaitingMinor;
}
