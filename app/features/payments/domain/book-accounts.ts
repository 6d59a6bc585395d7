import { vatCategories } from "./vat-categories";

/** What has an account of its own in the books: sales by category of VAT, and where money stands or goes. */
export const bookAccounts = [
  ...vatCategories,
  "receivable",
  "bank",
  "card",
  "other",
  "rounding",
  "refund",
] as const;
