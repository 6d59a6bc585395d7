import { stdnum } from "stdnum";
import { isNumberedCountry, type NumberedCountry } from "./number-format";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";

/** An organisation number that has been read and checked. */
export interface OrganisationNumber {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** As it is compared: digits alone, a Finnish one's check digit too; of another country as it was typed. */
  readonly number: string;
  /** Whether it is a person's identity number: a Swedish sole trader has no other. */
  readonly personal: boolean;
}

export type NumberProblem = Problem<
  "org-number-signs" | "org-number-length" | "org-number-check" | "org-number-country"
>;

const isValid: Readonly<Record<NumberedCountry, (digits: string) => boolean>> = {
  // Weights 3 2 7 6 5 4 3 2, modulo 11. Sub-units have numbers of their own, made the same way.
  NO: (digits) => startsAboveZero(digits) && passes("NO", "orgnr", digits),
  // Below 2 the third digit would be a person's month, which only a person's number has.
  SE: (digits) =>
    passes("SE", "orgnr", digits) &&
    (isSwedishPerson(digits) || (startsAboveZero(digits) && Number(digits[2]) >= 2)),
  DK: (digits) => startsAboveZero(digits) && passes("DK", "cvr", digits),
  FI: (digits) =>
    Number(digits) > 0 && passes("FI", "ytunnus", `${digits.slice(0, 7)}-${digits.slice(7)}`),
};

/** Whether length and check digit are right, which is all the library knows. */
function passes(country: NumberedCountry, kind: string, digits: string): boolean {
  const validator = stdnum[country]?.[kind];
  if (!validator) throw new Error(`nothing checks ${country} ${kind}`);
  return validator.validate(digits).isValid;
}

/** The registers give no number that begins with 0; the check digits alone would let nine noughts pass. */
function startsAboveZero(digits: string): boolean {
  return digits[0] !== "0";
}

/**
 * Reads an organisation number as people type it: with spaces, hyphens and dots, as a VAT number (`NO … MVA`,
 * `SE … 01`), with the century before it.
 *
 * @param country - what was chosen beside it; needed only where the number does not say it: eight digits without a
 *   hyphen are Danish or Finnish, and of every other country nothing is known and nothing checked.
 *
 * Refused: `org-number-signs` where there are letters, `org-number-length` for a length no country has,
 * `org-number-check` where the last digit does not fit the others, `org-number-country` where only the country can
 * say which number it is.
 */
export function readOrganisationNumber(
  typed: string,
  country?: string,
): Result<OrganisationNumber, NumberProblem> {
  const chosen = country?.toUpperCase();
  const plain = typed
    .toUpperCase()
    .replace(/[\s.\u00a0]/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
  if (chosen !== undefined && !isNumberedCountry(chosen)) return elsewhere(plain, chosen);
  const [, prefix, digits = ""] = /^(NO|SE|DK|FI)?([\d+-]*)(?:MVA)?$/.exec(plain) ?? [];
  if (digits === "") return refuse("org-number-signs");
  const bare = digits.replace(/[+-]/g, "");
  const told = isNumberedCountry(prefix) ? prefix : countryByForm(digits, bare);
  if (told !== null) return read(told, bare, prefix !== undefined);
  if (bare.length !== 8) return refuse("org-number-length", { params: { count: bare.length } });
  if (chosen === "DK" || chosen === "FI") return read(chosen, bare, false);
  const fitting = (["DK", "FI"] as const).filter((each) => isValid[each](bare));
  const [only] = fitting;
  if (fitting.length === 0) return refuse("org-number-check");
  return only && fitting.length === 1 ? read(only, bare, false) : refuse("org-number-country");
}

/** The country only its numbers look like; `null` where several or none do. */
function countryByForm(written: string, bare: string): NumberedCountry | null {
  if (bare.length === 9) return "NO";
  if (bare.length === 10 || bare.length === 12) return "SE";
  // The older Finnish ones have a digit less before the hyphen.
  if (/^\d{6,7}-\d$/.test(written)) return "FI";
  return null;
}

const lengths: Readonly<Record<NumberedCountry, number>> = { NO: 9, SE: 10, DK: 8, FI: 8 };

function read(
  country: NumberedCountry,
  bare: string,
  asVat: boolean,
): Result<OrganisationNumber, NumberProblem> {
  const digits =
    country === "SE"
      ? withoutCentury(bare, asVat)
      : country === "FI"
        ? bare.padStart(8, "0")
        : bare;
  if (digits === null) return refuse("org-number-check");
  if (digits.length !== lengths[country])
    return refuse("org-number-length", { params: { count: bare.length } });
  if (!isValid[country](digits)) return refuse("org-number-check");
  return accept({ country, number: digits, personal: country === "SE" && isSwedishPerson(digits) });
}

/**
 * A Swedish number of twelve digits as ten: `16` stands before an organisation's, the century before a person's, and
 * a VAT number ends in `01`. `null` where neither fits.
 */
function withoutCentury(bare: string, asVat: boolean): string | null {
  if (bare.length !== 12) return bare;
  const [century, rest] = [bare.slice(0, 2), bare.slice(2)];
  if (asVat && bare.endsWith("01")) return bare.slice(0, 10);
  if (century === "16") return isSwedishPerson(rest) ? null : rest;
  return /^(18|19|20)$/.test(century) && isSwedishPerson(rest, century) ? rest : null;
}

/**
 * Whether ten digits are a Swedish person's: the first six are a birth date, in a coordination number with 60 added
 * to its day.
 */
function isSwedishPerson(digits: string, century?: string): boolean {
  const [year, month, day] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [
    number,
    number,
    number,
  ];
  const born = day > 60 ? day - 60 : day;
  // Without its century a year may be any; 2000 was a leap year, 1900 was not.
  const years = century === undefined ? [1800, 1900, 2000] : [Number(century) * 100];
  return month >= 1 && month <= 12 && years.some((from) => isDate(from + year, month, born));
}

function isDate(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function elsewhere(plain: string, country: string): Result<OrganisationNumber, NumberProblem> {
  if (!/^[\p{L}\p{N}/-]+$/u.test(plain) || !/\d/.test(plain)) return refuse("org-number-signs");
  return accept({ country, number: plain, personal: false });
}
