import type { IsoDate } from "~/kernel/time";
import { documentNumber } from "../domain/document-dates";

/** What a list says of an invoice or a credit note. */
export interface DocumentFacts {
  readonly id: string;
  readonly kind: "invoice" | "credit-note";
  /** `2027-14` */
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly currency: string;
  /** VAT and rounding included; of a credit note below nothing. */
  readonly totalMinor: number;
  /** What is still to be paid of an invoice. */
  readonly leftMinor: number;
  readonly isOverdue: boolean;
}

export const documentColumns = {
  id: true,
  kind: true,
  year: true,
  number: true,
  issuedOn: true,
  dueOn: true,
  currency: true,
  totalMinor: true,
  roundingMinor: true,
  settledMinor: true,
} as const;

interface DocumentRow {
  readonly id: string;
  readonly kind: string;
  readonly year: number;
  readonly number: number;
  readonly issuedOn: Date;
  readonly dueOn: Date;
  readonly currency: string;
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly settledMinor: number;
}

/** A stored document as a list says it. */
export function documentFacts(row: DocumentRow, today: IsoDate): DocumentFacts {
  const totalMinor = row.totalMinor + row.roundingMinor;
  const kind = row.kind === "invoice" ? "invoice" : "credit-note";
  const leftMinor = kind === "invoice" ? Math.max(0, totalMinor - row.settledMinor) : 0;
  const dueOn = isoDay(row.dueOn);
  return {
    id: row.id,
    kind,
    number: documentNumber(row),
    issuedOn: isoDay(row.issuedOn),
    dueOn,
    currency: row.currency,
    totalMinor,
    leftMinor,
    isOverdue: leftMinor > 0 && dueOn < today,
  };
}

/** A stored day. */
function isoDay(day: Date): IsoDate {
  return day.toISOString().slice(0, 10);
}
