import {
  dueMinor,
  keptMinor,
  type Standing,
  type WayToPay,
} from "~/features/payments/domain/standing";
import { sumVat } from "~/features/payments/domain/vat";
import type { OrderedLine } from "./ended-lines";

/** What ending something of an order means for its money: amounts with VAT, in the currency's minor unit. */
export interface WhatBack {
  /** ISO 4217. */
  readonly currency: string;
  /** By what is still to be paid for the order. */
  readonly payBy: WayToPay;
  /** Whether VAT is in it. */
  readonly taxed: boolean;
  /** What the order comes to now, and what it comes to then. */
  readonly owedBeforeMinor: number;
  readonly owedAfterMinor: number;
  /** What is charged for what ended. */
  readonly feeMinor: number;
  /** What goes back to where it was paid from. */
  readonly backMinor: number;
  /** What a credit note takes off the invoices. */
  readonly creditMinor: number;
  /** What is still to be paid then, or invoiced. */
  readonly dueMinor: number;
  /** What the event's rule gives back now, in percent. */
  readonly percent: number;
}

/** How an order's money stands. */
export interface MoneyFacts {
  readonly currency: string;
  readonly payBy: WayToPay;
  readonly standing: Omit<Standing, "isInvoiceOpen">;
}

/** What lines that become others mean for what is paid and invoiced: `setPayable` and the documents go by the same. */
export function moneyMoved(
  { currency, payBy, standing }: MoneyFacts,
  before: readonly OrderedLine[],
  after: readonly OrderedLine[],
  percent: number,
): WhatBack {
  const owedAfterMinor = sumVat(after).totalMinor;
  const known = new Set(before.map(({ id }) => id));
  const isNewFee = ({ id, kind }: OrderedLine) => kind === "fee" && !known.has(id);
  const due = dueMinor({ ...standing, owedMinor: owedAfterMinor });
  const backMinor = Math.max(0, Math.min(-due, keptMinor(standing)));
  return {
    currency,
    payBy,
    taxed: before.some(({ vatRate }) => vatRate !== null),
    owedBeforeMinor: sumVat(before).totalMinor,
    owedAfterMinor,
    feeMinor: owedAfterMinor - sumVat(after.filter((line) => !isNewFee(line))).totalMinor,
    backMinor,
    creditMinor: Math.max(0, -(due + backMinor)),
    dueMinor: Math.max(0, due),
    percent,
  };
}

/** What it means where nothing is owed and nothing was paid. */
export function noMoneyMoved({ currency, payBy }: MoneyFacts, percent: number): WhatBack {
  return {
    currency,
    payBy,
    taxed: false,
    percent,
    owedBeforeMinor: 0,
    owedAfterMinor: 0,
    feeMinor: 0,
    backMinor: 0,
    creditMinor: 0,
    dueMinor: 0,
  };
}

/** Whether there is anything about money to be said before it is done. */
export function isAboutMoney({
  owedBeforeMinor,
  feeMinor,
  backMinor,
  creditMinor,
}: WhatBack): boolean {
  return owedBeforeMinor > 0 || feeMinor > 0 || backMinor > 0 || creditMinor > 0;
}

/**
 * What somebody was shown, as the form that confirms it carries it: what is done is done only while it is still so. The
 * empty text where there is nothing about money.
 */
export function shownAs(what: WhatBack): string {
  if (!isAboutMoney(what)) return "";
  const { feeMinor, backMinor, creditMinor, owedAfterMinor } = what;
  return [owedAfterMinor, feeMinor, backMinor, creditMinor].join(".");
}
