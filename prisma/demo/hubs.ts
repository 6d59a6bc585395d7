import { harbourNorth } from "./harbour-north";
import { hyttan } from "./hyttan";
import { kornkammeret } from "./kornkammeret";
import { kunnskapskroken } from "./kunnskapskroken";
import { norwegianNumbers, swedishNumbers } from "./organisation-numbers";
import type { PlannedCompany, PlannedHub } from "./plan";
import { sjuElver } from "./sju-elver";

/** The organisations of the demo. */
export const hubs: readonly PlannedHub[] = [
  sjuElver,
  kornkammeret,
  hyttan,
  kunnskapskroken,
  harbourNorth,
];

/** Whom a newcomer signs in as: owner of two organisations, organiser in a third. */
export const demoOrganiser = { email: "kari@treff.example", name: "Kari Lindebråten" } as const;

export type NumberedCompany = PlannedCompany & { readonly organisationNumber: string };

/** The companies of each organisation with their numbers: each number given once. */
export function numberedCompanies(): ReadonlyMap<PlannedHub, readonly NumberedCompany[]> {
  const all = hubs.flatMap(({ companies }) => companies);
  const numbers = {
    NO: norwegianNumbers(all.length).values(),
    SE: swedishNumbers(all.length).values(),
  };
  return new Map(
    hubs.map((hub) => [
      hub,
      hub.companies.map((company) => ({
        ...company,
        organisationNumber: numbers[company.country].next().value ?? "",
      })),
    ]),
  );
}
