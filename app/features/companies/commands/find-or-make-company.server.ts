import type { World } from "~/platform/world.server";
import { countryOf, matchKeyOf, type CompanyFacts } from "../domain/match-key";

/** The organisation's lasting record of a company, made when it is new. Returns its id. */
export async function findOrMakeCompany(
  world: World,
  organisationId: string,
  company: CompanyFacts,
): Promise<string> {
  const matchKey = matchKeyOf(company);
  const found = await world.db.company.upsert({
    where: { organisationId_matchKey: { organisationId, matchKey } },
    create: {
      id: world.newId(),
      organisationId,
      name: company.name,
      matchKey,
      country: company.country ?? countryOf(company.organisationNumber),
      organisationNumber: company.organisationNumber?.replace(/\D/g, "") || null,
      createdAt: world.now(),
    },
    update: {},
    select: { id: true },
  });
  return found.id;
}
