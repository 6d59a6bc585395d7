import { foldText } from "~/kernel/slug";

/** What a company is known by: at least its name; its number decides when there is one. */
export interface CompanyFacts {
  readonly name: string;
  readonly organisationNumber?: string | undefined;
  /** ISO 3166-1 alpha-2; told by the number when nothing is said. */
  readonly country?: string | undefined;
}

/** The key of a company with a number: as it stands, or sealed where it is a person's. */
export function numberKey(country: string, number: string): string {
  return `${country}:${number}`;
}

/** The key of a company without a number: its name, folded and without its legal form, so that "Nordlys AS" and "nordlys" are one. */
export function nameKey(name: string): string {
  const words = foldText(name)
    .replace(/[^a-z0-9& ]+/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  const withoutForm = words.filter((word, place) => place === 0 || !legalForms.has(word));
  return `name:${withoutForm.join(" ")}`;
}

const legalForms = new Set([
  "as",
  "asa",
  "ab",
  "publ",
  "sa",
  "enk",
  "ans",
  "da",
  "hb",
  "oy",
  "oyj",
  "aps",
  "ltd",
]);
