import { foldText } from "~/kernel/slug";

/** What a company is known by: at least its name; its number decides when there is one. */
export interface CompanyFacts {
  readonly name: string;
  readonly organisationNumber?: string | undefined;
  /** ISO 3166-1 alpha-2; told by the length of the number when nothing is said. */
  readonly country?: string | undefined;
}

/**
 * The key under which a company is found again: country and organisation number where a number was given,
 * otherwise its name, folded and without its legal form, so that "Nordlys AS" and "nordlys" are one.
 */
export function matchKeyOf(company: CompanyFacts): string {
  const digits = (company.organisationNumber ?? "").replace(/\D/g, "");
  if (digits) return `${company.country ?? countryOf(digits)}:${digits}`;
  const words = foldText(company.name)
    .replace(/[^a-z0-9& ]+/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  const withoutForm = words.filter((word, place) => place === 0 || !legalForms.has(word));
  return `name:${withoutForm.join(" ")}`;
}

/** The country an organisation number comes from, by its length: Sweden's have ten digits, Norway's nine. */
export function countryOf(number: string | null | undefined): string {
  return (number ?? "").replace(/\D/g, "").length === 10 ? "SE" : "NO";
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
