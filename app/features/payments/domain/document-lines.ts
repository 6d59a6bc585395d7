import type { TaxedLine, VatCode } from "./vat";

/** What a line charges for. A fee is kept of something cancelled, an adjustment is an organiser's goodwill. */
export type ChargeKind = "ticket" | "add-on" | "discount" | "fee" | "adjustment";

/** A line of something that is paid for. */
export interface ChargedLine extends TaxedLine {
  readonly sourceId: string;
  readonly kind: ChargeKind;
  readonly itemId: string | null;
  readonly label: string;
}

/** A line as a document has it. Its `netMinor` is what it does to what is owed: taken back, it is the opposite. */
export interface DocumentLine extends ChargedLine {
  readonly payableId: string;
}

/** A line that stands on a document already. */
export interface DocumentedLine extends DocumentLine {
  /** The invoice it belongs to: of a credit note's line the one that is credited. */
  readonly invoiceId: string;
}

/** Something that is paid for: what it consists of now, and what documents say of it. */
export interface Documented {
  readonly payableId: string;
  /** In the order they were ordered. */
  readonly living: readonly ChargedLine[];
  readonly documented: readonly DocumentedLine[];
  /** Net and VAT of all its documents together, by rate. */
  readonly vat: readonly {
    readonly rate: number | null;
    readonly netMinor: number;
    readonly vatMinor: number;
  }[];
  /** What was paid by card and stays: that much needs no invoice. */
  readonly keptMinor: number;
}

/** A part of a document's VAT: of one payable and rate, as the difference to what was documented before. */
export interface VatPart {
  readonly payableId: string;
  readonly category: VatCode;
  readonly rate: number | null;
  readonly netMinor: number;
  readonly vatMinor: number;
}

/** A document to be written. */
export interface PlannedDocument {
  /** The invoice a credit note takes back; none where it is an invoice itself. */
  readonly creditsId: string | null;
  readonly lines: readonly DocumentLine[];
  readonly vat: readonly VatPart[];
  /** Above nothing for an invoice, below for a credit note; never nothing. */
  readonly totalMinor: number;
}

/** Things by a key of theirs, in the order in which the keys came. */
export function byKey<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}
