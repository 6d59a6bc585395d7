/**
 * What is supplied, as far as VAT cares: with the seller's country and the date of supply it decides the rate.
 * `catering` is served food, `food` is handed over; `zero-rated` is taxed at nothing, `exempt` is outside the tax.
 */
export const vatCategories = [
  "general",
  "catering",
  "food",
  "lodging",
  "transport",
  "culture",
  "zero-rated",
  "exempt",
] as const;

export type VatCategory = (typeof vatCategories)[number];
