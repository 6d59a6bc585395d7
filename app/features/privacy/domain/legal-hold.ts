import type { IsoDate } from "~/kernel/time";

/**
 * Years for which the law has bookkeeping kept after the accounting year ends: bokføringsloven § 13 in Norway,
 * bokföringslagen 7 kap. 2 § in Sweden, bogføringsloven § 12 in Denmark, bokföringslagen (1336/1997) 2 kap. 10 § in
 * Finland.
 */
const bookkeepingYears: Readonly<Record<string, number>> = { NO: 5, SE: 7, DK: 5, FI: 6 };

/** Where the seller's country is none of ours, the longest of them. */
const longest = Math.max(...Object.values(bookkeepingYears));

/** Something the law may ask to be kept, names and all. */
export interface BookkeepingRecord {
  /** An order or registration is none: only what stands in the accounts is. */
  readonly kind: "invoice" | "credit-note";
  /** The seller's country, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly issuedOn: IsoDate;
}

/**
 * The last day on which the law asks for a record to be kept.
 *
 * @remarks Whatever erases one asks here before. Accounting years are calendar years.
 */
export function keptByLawUntil({ country, issuedOn }: BookkeepingRecord): IsoDate {
  const year = Number(issuedOn.slice(0, 4));
  return `${year + (bookkeepingYears[country] ?? longest)}-12-31`;
}

/** Whether a record must still be kept on `today`. */
export function isKeptByLaw(record: BookkeepingRecord, today: IsoDate): boolean {
  return today <= keptByLawUntil(record);
}
