import type { World } from "~/platform/world.server";
import type { CompanyFacts } from "../domain/match-key";
import { companyRecord } from "../queries/company-record.server";

/**
 * The organisation's lasting record of a company, made when it is new. Returns its id. A number that is none is left
 * out: whoever can ask about it does so before.
 */
export async function findOrMakeCompany(
  world: World,
  organisationId: string,
  company: CompanyFacts,
): Promise<string> {
  const numbered = companyRecord(world, company);
  const record = numbered.ok ? numbered : companyRecord(world, { name: company.name });
  if (!record.ok) throw new Error("a company without a number was refused");
  const { matchKey } = record.value;
  const found = await world.db.company.upsert({
    where: { organisationId_matchKey: { organisationId, matchKey } },
    create: { id: world.newId(), organisationId, ...record.value, createdAt: world.now() },
    update: {},
    select: { id: true },
  });
  return found.id;
}
