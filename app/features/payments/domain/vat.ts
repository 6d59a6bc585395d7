import type { IsoDate } from "~/kernel/time";
import type { VatCategory } from "./vat-categories";

/** A rate in hundredths of a percent: 2550 for 25.5 %. */
type Rate = number;

/** The rates of one category, the oldest first: each holds from its date until the next begins. */
type Course = readonly (readonly [from: IsoDate, rate: Rate])[];

type RatedCategory = Exclude<VatCategory, "zero-rated" | "exempt">;

const always = "1970-01-01";

/** One rate for as long as anybody can order. */
function steady(rate: Rate): Course {
  return [[always, rate]];
}

/**
 * Norway: merverdiavgiftsloven § 5-1 (25 %, served food too), § 5-2 (15 % for food since 2012-01-01) and §§ 5-3 to
 * 5-11 (12 % for passenger transport, lodging and admission since 2018-01-01).
 */
const norway: Readonly<Record<RatedCategory, Course>> = {
  general: steady(2500),
  catering: steady(2500),
  food: steady(1500),
  lodging: steady(1200),
  transport: steady(1200),
  culture: steady(1200),
};

/**
 * Sweden: mervärdesskattelagen (2023:200) chapter 9. Food that is handed over is taxed at 6 % from 2026-04-01 to
 * 2027-12-31, both included (prop. 2025/26:55), and at 12 % before and after; what is served stays at 12 %.
 */
const sweden: Readonly<Record<RatedCategory, Course>> = {
  general: steady(2500),
  catering: steady(1200),
  food: [
    [always, 1200],
    ["2026-04-01", 600],
    ["2028-01-01", 1200],
  ],
  lodging: steady(1200),
  transport: steady(600),
  culture: steady(600),
};

/**
 * Denmark: momsloven § 33, one rate for all that is taxed. Scheduled passenger transport is exempt there (§ 13); a
 * bus hired for an event is not, and that is what `transport` means here.
 */
const denmark: Readonly<Record<RatedCategory, Course>> = {
  general: steady(2500),
  catering: steady(2500),
  food: steady(2500),
  lodging: steady(2500),
  transport: steady(2500),
  culture: steady(2500),
};

/** Food and what is served, since 2013: 14 %, and 13.5 % from 2026-01-01. */
const finnishFood: Course = [
  [always, 1400],
  ["2026-01-01", 1350],
];

/** Lodging, transport and admission went from 10 % to 14 % on 2025-01-01, and follow food since. */
const finnishStay: Course = [
  [always, 1000],
  ["2025-01-01", 1400],
  ["2026-01-01", 1350],
];

/** Finland: arvonlisäverolaki (1501/1993) § 84, 25.5 % since 2024-09-01, and §§ 85 and 85 a. */
const finland: Readonly<Record<RatedCategory, Course>> = {
  general: [
    [always, 2400],
    ["2024-09-01", 2550],
  ],
  catering: finnishFood,
  food: finnishFood,
  lodging: finnishStay,
  transport: finnishStay,
  culture: finnishStay,
};

const countries: Readonly<Record<string, Readonly<Record<RatedCategory, Course>>>> = {
  NO: norway,
  SE: sweden,
  DK: denmark,
  FI: finland,
};

/**
 * The rate of VAT a registered seller charges, in hundredths of a percent.
 *
 * @param country - the seller's, ISO 3166-1 alpha-2.
 * @param date - of the supply: for an event the day it begins, in its own zone.
 * @returns `null` where no VAT is charged: what is exempt, and in a country whose rates we do not know. A seller who
 *   is not registered charges none whatever this says: see `chargedRate`.
 * @example vatRate("food", "SE", "2026-04-01") // 600
 */
export function vatRate(category: VatCategory, country: string, date: IsoDate): Rate | null {
  if (category === "exempt") return null;
  if (category === "zero-rated") return 0;
  const course = countries[country]?.[category];
  return course?.findLast(([from]) => from <= date)?.[1] ?? null;
}

/** Who sells, as far as VAT cares. */
export interface Seller {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly vatRegistered: boolean;
}

/** The rate this seller charges on that day; `null` for none, as always of one who is not registered. */
export function chargedRate(category: VatCategory, seller: Seller, date: IsoDate): Rate | null {
  return seller.vatRegistered ? vatRate(category, seller.country, date) : null;
}

/**
 * What an invoice calls a kind of taxation (UN/CEFACT 5305, as EN 16931 BT-118 uses it): `S` taxed at a rate, `Z` at
 * nothing, `E` exempt, `O` by a seller outside the tax.
 */
export type VatCode = "S" | "Z" | "E" | "O";

/** What VAT is summed over: lines of one code and one rate (EN 16931 BG-23). */
export interface VatSum {
  readonly category: VatCode;
  /** Hundredths of a percent; `null` where no VAT is charged. */
  readonly rate: Rate | null;
  readonly netMinor: number;
  readonly vatMinor: number;
}

/** A line as far as its VAT goes; `netMinor` of a discount is below nothing. */
export interface TaxedLine {
  readonly netMinor: number;
  readonly vatCategory: VatCategory;
  readonly vatRate: Rate | null;
}

/** What lines come to. `totalMinor` is always `netMinor` and `vatMinor` together. */
export interface VatTotals {
  readonly vat: readonly VatSum[];
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
}

/**
 * Sums lines up as an invoice does: the net amounts of each code and rate first (EN 16931 BR-S-08), then the VAT of
 * each sum, rounded half up to the minor unit (BR-CO-17), and from these the totals. The highest rate comes first.
 *
 * @remarks VAT is never rounded by the line: a hundred lines would be off by half a krone.
 */
export function sumVat(lines: readonly TaxedLine[]): VatTotals {
  // One line without a rate that is not exempt was sold outside the tax, and then everything was (BR-O-11).
  const untaxed = lines.some((line) => line.vatRate === null && line.vatCategory !== "exempt");
  const sums = new Map<Rate | null, number>();
  for (const { vatRate: rate, netMinor } of lines) sums.set(rate, (sums.get(rate) ?? 0) + netMinor);
  const vat = [...sums]
    .toSorted(([a], [b]) => (b ?? -1) - (a ?? -1))
    .map(([rate, netMinor]): VatSum => ({
      category: rate === null ? (untaxed ? "O" : "E") : rate === 0 ? "Z" : "S",
      rate,
      netMinor,
      vatMinor: rate === null ? 0 : roundShare(netMinor, rate, 10_000),
    }));
  const netMinor = total(vat.map((sum) => sum.netMinor));
  const vatMinor = total(vat.map((sum) => sum.vatMinor));
  return { vat, netMinor, vatMinor, totalMinor: netMinor + vatMinor };
}

/** `amount × numerator ÷ denominator` in whole numbers, rounded half up; for amounts that are not below nothing. */
export function roundShare(amount: number, numerator: number, denominator: number): number {
  return Math.floor((2 * amount * numerator + denominator) / (2 * denominator));
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
