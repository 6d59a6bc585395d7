/*
 * How organisation numbers are written. Reading them is a file of its own: what it takes to check them is not for pages.
 */

/** The countries whose organisation numbers are known here, by their ISO 3166-1 alpha-2 code. */
export const numberedCountries = ["NO", "SE", "DK", "FI"] as const;
export type NumberedCountry = (typeof numberedCountries)[number];

/** The number as it is written in its country: `974 760 673`, `556703-7485`, `13 58 56 28`, `2077474-0`. */
export function formatOrganisationNumber(number: string, country: string): string {
  const grouped = patterns[country as NumberedCountry];
  return grouped ? number.replace(grouped[0], grouped[1]) : number;
}

const patterns: Readonly<Partial<Record<string, readonly [RegExp, string]>>> = {
  NO: [/^(\d{3})(\d{3})(\d{3})$/, "$1 $2 $3"],
  SE: [/^(\d{6})(\d{4}|X{4})$/, "$1-$2"],
  DK: [/^(\d{2})(\d{2})(\d{2})(\d{2})$/, "$1 $2 $3 $4"],
  FI: [/^(\d{7})(\d)$/, "$1-$2"],
};

/** A personal number as it may be shown: the four digits that make it one person's are never kept. */
export function maskedNumber(number: string): string {
  return `${number.slice(0, 6)}XXXX`;
}

export function isNumberedCountry(value: string | undefined): value is NumberedCountry {
  return (numberedCountries as readonly (string | undefined)[]).includes(value);
}
