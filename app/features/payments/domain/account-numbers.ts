import { mod10CheckDigit, mod11CheckDigit, mod97 } from "./check-digits";

/** Why a number is none: signs it has none of, a length no such number has, or a check digit that does not fit. */
export type AccountNumberProblem = "account-signs" | "account-length" | "account-check";

/** A number of an account with how it is written, or what is wrong with it. */
export type ReadNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly problem: AccountNumberProblem };

/**
 * Reads the number of an account as its country's banks write it: a Norwegian account of eleven digits (modulus 11), a
 * Swedish bankgiro of seven or eight (modulus 10). Of other countries only an IBAN can be checked, see {@link readIban}.
 */
export function readAccountNumber(typed: string, country: string): ReadNumber {
  const bare = typed.replace(/[\s.\u00a0-]/g, "");
  const rule = rules[country];
  if (!rule) return bare === "" ? no("account-length") : { ok: true, number: typed.trim() };
  if (!/^\d*$/.test(bare)) return no("account-signs");
  if (!rule.lengths.includes(bare.length)) return no("account-length");
  const [body, check] = [bare.slice(0, -1), bare.at(-1)];
  return rule.check(body) === check ? { ok: true, number: bare } : no("account-check");
}

const rules: Readonly<
  Record<
    string,
    { readonly lengths: readonly number[]; readonly check: (body: string) => string | null }
  >
> = {
  NO: { lengths: [11], check: mod11CheckDigit },
  SE: { lengths: [7, 8], check: mod10CheckDigit },
};

/** How long an IBAN is (the IBAN Registry), for the countries whose banks are most often written down here. */
const ibanLengths: Readonly<Record<string, number>> = {
  NO: 15,
  DK: 18,
  FI: 18,
  FO: 18,
  GL: 18,
  DE: 22,
  GB: 22,
  IE: 22,
  NL: 18,
  PL: 28,
  SE: 24,
  EE: 20,
  LV: 21,
  LT: 20,
  BE: 16,
  FR: 27,
  IS: 26,
};

/** Reads an IBAN (ISO 13616-1), with or without spaces: its length where that is known, and its two check digits. */
export function readIban(typed: string): ReadNumber {
  const bare = typed.replace(/[\s\u00a0-]/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(bare)) return no("account-signs");
  const expected = ibanLengths[bare.slice(0, 2)];
  const fits =
    expected === undefined ? bare.length >= 15 && bare.length <= 34 : bare.length === expected;
  if (!fits) return no("account-length");
  const digits = [...bare.slice(4), ...bare.slice(0, 4)]
    .map((sign) => Number.parseInt(sign, 36).toString())
    .join("");
  return mod97(digits) === 1 ? { ok: true, number: bare } : no("account-check");
}

/** Whether a BIC has the form of one (ISO 9362): eight or eleven signs. */
export function isBic(typed: string): boolean {
  return /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(typed.replace(/\s/g, "").toUpperCase());
}

/** An account's number as it is written: `8601 11 17947`, `5050-1055`. */
export function shownAccount(number: string, country: string): string {
  const read = readAccountNumber(number, country);
  if (!read.ok) return number;
  if (country === "NO") return read.number.replace(/^(\d{4})(\d{2})(\d{5})$/, "$1 $2 $3");
  if (country === "SE") return read.number.replace(/(\d{4})$/, "-$1");
  return number;
}

/** An IBAN in groups of four, as it stands on paper. */
export function shownIban(iban: string): string {
  return iban.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}

/** An organisation's number as its country writes it: `974 760 673`, `556012-5790`, `2331972-7`. */
export function shownOrganisationNumber(number: string, country: string): string {
  const bare = number.replace(/[\s.-]/g, "");
  if (country === "NO" && bare.length === 9) return bare.replace(/(\d{3})(?=\d)/g, "$1 ");
  if (country === "SE" && bare.length === 10) return `${bare.slice(0, 6)}-${bare.slice(6)}`;
  if (country === "FI" && bare.length === 8) return `${bare.slice(0, 7)}-${bare.slice(7)}`;
  return number;
}

function no(problem: AccountNumberProblem): ReadNumber {
  return { ok: false, problem };
}
