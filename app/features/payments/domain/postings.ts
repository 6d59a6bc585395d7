import { roundShare, sumVat, type VatCode } from "./vat";
import type { VatCategory } from "./vat-categories";

/** The accounts money and sales are booked on: a sale by its category of VAT, `refund` for an organiser's goodwill. */
export type AccountKey =
  | VatCategory
  | "receivable"
  | "bank"
  | "card"
  | "other"
  | "rounding"
  | "refund";

/** What was sold, as it is booked: without VAT, below nothing where it is taken back. */
export interface SoldLine {
  readonly sourceId: string;
  readonly kind: "ticket" | "add-on" | "discount" | "fee" | "adjustment";
  readonly label: string;
  readonly event: string;
  readonly netMinor: number;
  readonly vatCategory: VatCategory;
  readonly vatRate: number | null;
  /** The account a document names for it; otherwise that of its category. */
  readonly accountCode?: string;
}

/** The VAT of what was sold, by rate. */
export interface SoldVat {
  readonly category: VatCode;
  readonly rate: number | null;
  readonly vatMinor: number;
}

/** What was sold of one payable. Its VAT is summed by rate and rounded once: the lines share it. */
export interface Sold {
  readonly lines: readonly SoldLine[];
  readonly vat: readonly SoldVat[];
}

/** One row of the books: above nothing is debit, below is credit. What it comes to is net and VAT together. */
export interface Posting {
  readonly account: AccountKey;
  /** The account's number as a document names it; empty where the organisation's own list decides. */
  readonly accountCode: string;
  readonly event: string;
  readonly label: string;
  readonly vatCode: VatCode | null;
  readonly vatRate: number | null;
  readonly netMinor: number;
  readonly vatMinor: number;
}

/** An invoice (or, below nothing, a credit note): its payer owes it, and it was sold. */
export function documentPostings(document: {
  readonly parts: readonly Sold[];
  readonly roundingMinor: number;
}): readonly Posting[] {
  const sales = document.parts.flatMap(salesOf);
  const total = sum(sales) - document.roundingMinor;
  return [
    plain("receivable", -total),
    ...sales,
    ...some(plain("rounding", -document.roundingMinor)),
  ];
}

/**
 * Money that came, or below nothing went: what it was sold for, and where it is more or less than that, what its payer
 * owes for it.
 */
export function moneyPostings(money: {
  readonly account: "bank" | "card" | "other";
  readonly amountMinor: number;
  readonly sold: Sold | null;
}): readonly Posting[] {
  const sales = money.sold ? salesOf(money.sold) : [];
  return [
    plain(money.account, money.amountMinor),
    ...sales,
    ...some(plain("receivable", -money.amountMinor - sum(sales))),
  ];
}

/** What the rows of a voucher come to: nothing, always. */
export function sum(postings: readonly Posting[]): number {
  return postings.reduce((total, { netMinor, vatMinor }) => total + netMinor + vatMinor, 0);
}

function plain(account: AccountKey, netMinor: number): Posting {
  const none = { accountCode: "", event: "", label: "", vatCode: null, vatRate: null };
  return { account, ...none, netMinor, vatMinor: 0 };
}

function some(posting: Posting): readonly Posting[] {
  return posting.netMinor === 0 ? [] : [posting];
}

/** Sales on the credit side: equal things together, the VAT of each rate shared out to the last øre. */
function salesOf({ lines, vat }: Sold): Posting[] {
  return vat.flatMap(({ category, rate, vatMinor }) => {
    const own = together(lines.filter((line) => line.vatRate === rate));
    if (own.length === 0 && vatMinor !== 0)
      own.push({ account: "general", accountCode: "", event: "", label: "", netMinor: 0 });
    let [net, given] = [0, 0];
    return own.map((line, place): Posting => {
      net += line.netMinor;
      // Each has what the sum grows by with it, so that no row is off by more than an øre; the last makes it whole.
      const until =
        place === own.length - 1 ? vatMinor : rate === null ? 0 : roundShare(net, rate, 10_000);
      const share = until - given;
      given = until;
      return {
        ...line,
        vatCode: category,
        vatRate: rate,
        netMinor: 0 - line.netMinor,
        vatMinor: 0 - share,
      };
    });
  });
}

type Together = Pick<Posting, "account" | "accountCode" | "event" | "label" | "netMinor">;

function together(lines: readonly SoldLine[]): Together[] {
  const rows = new Map<string, Together>();
  for (const { kind, label, event, netMinor, vatCategory, accountCode = "" } of lines) {
    const account = kind === "adjustment" ? "refund" : vatCategory;
    const key = JSON.stringify([account, accountCode, event, label]);
    const before = rows.get(key)?.netMinor ?? 0;
    rows.set(key, { account, accountCode, event, label, netMinor: before + netMinor });
  }
  return [...rows.values()].filter(({ netMinor }) => netMinor !== 0);
}

/** A line of something paid for, with the time it counted. */
export interface HistoricLine extends SoldLine {
  readonly from: Date;
  readonly until: Date | null;
}

/** What happened to a payable: a document was written, or money came (or, below nothing, went) without one. */
export type SaleStep =
  | { readonly id: string; readonly at: Date; readonly document: Sold }
  | { readonly id: string; readonly at: Date; readonly amountMinor: number };

/**
 * What each payment or refund without a document was for: what the lines have become since the step before, no more
 * than the money comes to. What is booked never changes afterwards, since lines are struck out and never changed.
 *
 * @remarks After the last step of a payable whose debt is settled, all that was booked is what its lines come to, for
 * each rate of VAT and to the øre: a step's VAT is the VAT of all that stands after it less that of what stood before.
 */
export function soldBySteps(
  lines: readonly HistoricLine[],
  steps: readonly SaleStep[],
): ReadonlyMap<string, Sold> {
  const booked = new Booked();
  const sold = new Map<string, Sold>();
  for (const step of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if ("document" in step) {
      booked.take(step.document);
      continue;
    }
    const living = lines.filter(
      ({ from, until }) => from <= step.at && (until === null || until > step.at),
    );
    const part = booked.partFor(booked.changesTo(living, lines), step.amountMinor);
    booked.take(part);
    sold.set(step.id, part);
  }
  return sold;
}

/** What stands in the books of a payable: by line, and its VAT by rate. */
class Booked {
  readonly #lines = new Map<string, SoldLine>();
  readonly #vat = new Map<number | null, number>();

  take({ lines, vat }: Sold): void {
    for (const line of lines) {
      const key = keyOf(line);
      const netMinor = (this.#lines.get(key)?.netMinor ?? 0) + line.netMinor;
      this.#lines.set(key, { ...line, netMinor });
    }
    for (const { rate, vatMinor } of vat)
      this.#vat.set(rate, (this.#vat.get(rate) ?? 0) + vatMinor);
  }

  /** What is to be booked to come to the living lines: first what is gone, then what is new. */
  changesTo(living: readonly SoldLine[], all: readonly SoldLine[]): readonly SoldLine[] {
    const wanted = new Map(living.map((line) => [keyOf(line), line]));
    const known = new Map(all.map((line) => [keyOf(line), line]));
    const gone = [...this.#lines]
      .filter(([key, { netMinor }]) => !wanted.has(key) && netMinor !== 0)
      .map(([key, line]) => ({ ...(known.get(key) ?? line), netMinor: -line.netMinor }));
    const come = [...wanted].map(([key, line]) => ({
      ...line,
      netMinor: line.netMinor - (this.#lines.get(key)?.netMinor ?? 0),
    }));
    return [...gone, ...come].filter(({ netMinor }) => netMinor !== 0);
  }

  /** As many of the changes, from the first, as an amount pays for; all, where they come to just that. */
  partFor(changes: readonly SoldLine[], amountMinor: number): Sold {
    for (let count = changes.length; count > 0; count--) {
      const part = this.#with(changes.slice(0, count));
      if (totalOf(part) <= amountMinor) return part;
    }
    return { lines: [], vat: [] };
  }

  #with(lines: readonly SoldLine[]): Sold {
    const after = sumVat([...this.#lines.values(), ...lines]);
    const vat = after.vat
      .map(({ category, rate, vatMinor }) => ({
        category,
        rate,
        vatMinor: vatMinor - (this.#vat.get(rate) ?? 0),
      }))
      .filter(
        ({ rate, vatMinor }) => vatMinor !== 0 || lines.some(({ vatRate }) => vatRate === rate),
      );
    return { lines, vat };
  }
}

/** A line of one rate: a document may have taken it back at another than it is sold at now. */
function keyOf({ sourceId, vatRate, vatCategory }: SoldLine): string {
  return `${sourceId} ${vatCategory} ${vatRate}`;
}

function totalOf({ lines, vat }: Sold): number {
  const net = lines.reduce((total, { netMinor }) => total + netMinor, 0);
  return vat.reduce((total, { vatMinor }) => total + vatMinor, net);
}
