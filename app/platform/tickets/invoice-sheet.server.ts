import type { Hex } from "~/kernel/oklch";
import type { DocumentFacts } from "./pdf-pen.server";

interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

/** A line of the table, in words. */
export interface SheetLine {
  readonly what: string;
  /** In small below: the event, its day, the order. */
  readonly of: string;
  readonly quantity: string;
  readonly price: string;
  readonly vat: string;
  readonly amount: string;
  /** What the lines come to, this one included: carried over where a page ends here. */
  readonly carried: string;
}

/** What stands on an invoice or a credit note, in words already. */
export interface InvoiceSheet extends DocumentFacts {
  readonly seller: string;
  readonly heading: string;
  /** Which invoice is credited; empty of an invoice. */
  readonly about: string;
  readonly buyer: { readonly label: string; readonly lines: readonly string[] };
  /** Number, dates, references. */
  readonly details: readonly LabelledValue[];
  /** The words above the columns. */
  readonly columns: Omit<SheetLine, "of" | "carried">;
  readonly lines: readonly SheetLine[];
  readonly carriedOver: string;
  /** The sums below the lines; the last is what is to be paid. */
  readonly sums: readonly LabelledValue[];
  readonly notes: readonly string[];
  /** Where, until when and by what reference it is paid; `null` of a credit note. */
  readonly payment: {
    readonly heading: string;
    readonly rows: readonly (readonly LabelledValue[])[];
  } | null;
  /** Who the seller is, at the foot of each page. */
  readonly footer: readonly string[];
  readonly pageOf: (page: number, pages: number) => string;
  readonly accent: Hex;
}
