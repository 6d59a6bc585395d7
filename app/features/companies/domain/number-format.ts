/** The countries whose organisation numbers are known here, by their ISO 3166-1 alpha-2 code. */
export const numberedCountries = ["NO", "SE", "DK", "FI"] as const;
export type NumberedCountry = (typeof numberedCountries)[number];

/** A personal number as it may be shown: the four digits that make it one person's are never kept. */
export function maskedNumber(number: string): string {
  return `${number.slice(0, 6)}XXXX`;
}

export function isNumberedCountry(value: string | undefined): value is NumberedCountry {
  return (numberedCountries as readonly (string | undefined)[]).includes(value);
}
