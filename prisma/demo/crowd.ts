import type { Locale } from "~/kernel/locales";
import { foldText, slugOf } from "~/kernel/slug";
import { chanceFrom, type Chance } from "./chance";
import { firstNames, lastNames } from "./names";
import type { Crowd, InventedPerson, PlannedCompany, PlannedHub } from "./plan";

/** How many people of a company an organisation knows, unless the company says otherwise. */
const usualPeople = 6;

/**
 * Invents the people of an organisation's companies, and those who come by themselves.
 *
 * @remarks Reproducible: the same organisation always has the same people. No two share a name, so none shares
 * an address; all addresses stand under .example (RFC 2606), where no mail arrives.
 */
export function crowdOf(
  hub: Pick<PlannedHub, "slug" | "language" | "companies" | "individuals">,
): Crowd {
  const chance = chanceFrom(`crowd of ${hub.slug}`);
  const names = new Set<string>();
  const invent = (
    language: Locale,
    company: PlannedCompany | null,
    place: number,
  ): InventedPerson => {
    const name = (place === 3 && company?.fourth) || newName(chance, language, names);
    const domain = company ? domainOf(company) : "post.example";
    return {
      name,
      email: `${addressOf(name)}@${domain}`,
      language,
      company: company?.name ?? null,
    };
  };

  const byCompany = new Map(
    hub.companies.map((company) => {
      const home: Locale = hub.language === "en" ? "en" : company.country === "SE" ? "sv" : "nb";
      const people = Array.from({ length: company.people ?? usualPeople }, (_, place) =>
        // One in nine speaks another language than their firm.
        invent(chance.whole(1, 9) === 9 ? chance.pick(["nb", "sv", "en"]) : home, company, place),
      );
      return [company.name, people] as const;
    }),
  );
  const individuals = (Object.entries(hub.individuals) as [Locale, number][]).flatMap(
    ([language, count]) =>
      Array.from({ length: count }, (_, place) => invent(language, null, place)),
  );
  return {
    of: (company) => {
      const people = byCompany.get(company);
      if (!people) throw new Error(`the demo knows no company called ${company}`);
      return people;
    },
    everybody: [...[...byCompany.values()].flat(), ...individuals],
    individuals,
  };
}

function newName(chance: Chance, language: Locale, names: Set<string>): string {
  for (;;) {
    const name = `${chance.pick(firstNames[language])} ${chance.pick(lastNames[language])}`;
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
}

function domainOf({ name }: PlannedCompany): string {
  const words = slugOf(name).split("-").slice(0, 2).join("-");
  return `${words}.example`;
}

/** A name as the part of an address before the @: plain letters, at most 64 (RFC 5321 §4.5.3.1.1). */
function addressOf(name: string): string {
  const plain = foldText(name)
    .replace(/ı/g, "i")
    .replace(/[^a-z ]/g, "")
    .split(" ");
  return plain.join(".").slice(0, 60);
}
