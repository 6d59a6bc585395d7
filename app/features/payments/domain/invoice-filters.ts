/** What the list of invoices can be narrowed to; all documents when nothing is said. */
export const invoiceFilters = ["open", "overdue", "paid", "credited", "credit-notes"] as const;
export type InvoiceFilter = (typeof invoiceFilters)[number];

/** How far a document is. */
export type InvoiceState = "open" | "overdue" | "paid" | "credited" | "credit-note";

/**
 * How far a document is, from what it comes to and what was done about it.
 *
 * @remarks `credited` means that all of it was taken back; one that was paid for what was left of it is `paid`.
 */
export function invoiceState(document: {
  readonly kind: string;
  /** To be paid, with what rounds it. */
  readonly payableMinor: number;
  readonly creditedMinor: number;
  readonly openMinor: number;
  readonly isOverdue: boolean;
}): InvoiceState {
  if (document.kind !== "invoice") return "credit-note";
  if (document.creditedMinor >= document.payableMinor) return "credited";
  if (document.openMinor <= 0) return "paid";
  return document.isOverdue ? "overdue" : "open";
}

/** A search for a document's number as people write it: `2027-12`, `12`. */
export function searchedNumber(
  search: string,
): { readonly year: number | null; readonly number: number } | null {
  const [, year, number] = /^(?:(20\d{2})\s*[-/]\s*)?(\d{1,7})$/.exec(search.trim()) ?? [];
  return number === undefined
    ? null
    : { year: year === undefined ? null : Number(year), number: Number(number) };
}
