import { numberedCountries, type NumberedCountry } from "../domain/number-format";

/** The countries a number may be from, where it does not say so itself. */
export const numberCountries = numberedCountries;

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
