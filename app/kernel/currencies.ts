/** The countries an organisation can sell from, each with its currency. */
const currencies = { NO: "NOK", SE: "SEK", DK: "DKK", FI: "EUR" } as const;

export const sellerCountries = [
  "NO",
  "SE",
  "DK",
  "FI",
] as const satisfies (keyof typeof currencies)[];
export type SellerCountry = (typeof sellerCountries)[number];

/** The currency prices are in where somebody sells from a country; the Norwegian one where that is not known. */
export function currencyOf(country: string): string {
  return sellerCountries.some((known) => known === country)
    ? currencies[country as SellerCountry]
    : currencies.NO;
}
