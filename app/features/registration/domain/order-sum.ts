import { sumVat, type TaxedLine, type VatTotals } from "~/features/payments/domain/vat";

/** A line as it is stored or priced. */
export interface SummedLine extends TaxedLine {
  readonly kind: "ticket" | "add-on" | "discount" | "fee" | "adjustment";
  readonly itemId: string | null;
  readonly label: string;
}

/** Equal things together: how many of them, and what they cost without VAT. */
export interface SumLine {
  readonly kind: SummedLine["kind"];
  readonly label: string;
  readonly count: number;
  readonly netMinor: number;
}

/** What an order, or one seat's part of it, comes to: the lines shown and the totals, which always agree. */
export interface OrderSum extends VatTotals {
  readonly lines: readonly SumLine[];
  /** ISO 4217. */
  readonly currency: string;
  /** Whether VAT is charged on any of it: then prices are said to be without. */
  readonly taxed: boolean;
}

/**
 * Sums lines up for somebody to read: equal ones (a ticket for each of four colleagues) become one, discounts stand
 * last. `null` for what is free.
 */
export function orderSum(lines: readonly SummedLine[], currency: string): OrderSum | null {
  if (lines.every(({ netMinor }) => netMinor === 0)) return null;
  const together = new Map<string, SumLine>();
  for (const { kind, itemId, label, netMinor, vatRate } of lines) {
    // Discounts differ by the øre from seat to seat; everything else of one price is one thing.
    const price = kind === "discount" ? "" : String(netMinor);
    const key = [kind, itemId, label, price, vatRate].join(" ");
    const before = together.get(key);
    together.set(key, {
      kind,
      label,
      count: (before?.count ?? 0) + 1,
      netMinor: (before?.netMinor ?? 0) + netMinor,
    });
  }
  return {
    ...sumVat(lines),
    lines: [...together.values()].toSorted((a, b) => places[a.kind] - places[b.kind]),
    currency,
    taxed: lines.some(({ vatRate }) => vatRate !== null),
  };
}

const places = { ticket: 0, "add-on": 1, discount: 2, fee: 3, adjustment: 4 } as const;
