import { addDays, dateOf, type Instant, type IsoDate } from "~/kernel/time";

/** When a document is issued and due, and in which year's row of numbers it stands: all in the seller's zone. */
export interface DocumentDates {
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly year: number;
}

/** The dates of a document issued now. A credit note is due when it is issued: there is nothing to wait for. */
export function documentDates(
  kind: "invoice" | "credit-note",
  now: Instant,
  terms: { readonly timeZone: string; readonly dueDays: number },
): DocumentDates {
  const issuedOn = dateOf(now, terms.timeZone);
  return {
    issuedOn,
    dueOn: kind === "invoice" ? addDays(issuedOn, terms.dueDays) : issuedOn,
    year: Number(issuedOn.slice(0, 4)),
  };
}

/** What a document is called: its number within its organisation and year (EN 16931 BT-1). */
export function documentNumber({
  year,
  number,
}: {
  readonly year: number;
  readonly number: number;
}): string {
  return `${year}-${number}`;
}
