import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { askRegister } from "~/features/companies/commands/ask-register.server";
import { fillCompany } from "~/features/companies/commands/fill-company.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { moveCompanyMoney } from "~/features/payments/commands/move-company-money.server";
import { haveTwoNumbers } from "../queries/companies.server";
import type { CompanyDetails } from "../schema";

/**
 * Corrects what is known of a company.
 *
 * Refused: the access problems; `not-found` for another organisation's.
 */
export async function editCompany(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
  details: CompanyDetails,
): Promise<Result<null, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-people");
    if (!member.ok) return member;
    const organisationId = member.value.organisation.id;
    if (!isUuid(id)) return refuse("not-found");
    const { name, municipality = "", industry = "" } = details;
    const { count } = await tx.db.company.updateMany({
      where: { id, organisationId },
      data: { name, municipality, industry },
    });
    if (count === 0) return refuse("not-found");
    await recordAudit(tx, {
      organisationId,
      accountId: member.value.accountId,
      action: "edit-company",
      subject: { type: "company", id },
    });
    return accept(null);
  });
}

/**
 * Asks the public register about a company once more, whatever it said lately.
 *
 * Refused: the access problems; `not-found`; `register-silent` where there is none to ask, or it cannot be reached.
 */
export async function askRegisterAgain(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
): Promise<
  Result<{ outcome: "found" | "not-found" | "removed" }, AccessProblem | Problem<"register-silent">>
> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-people");
  if (!member.ok) return member;
  const company = isUuid(id)
    ? await world.db.company.findFirst({
        where: { id, organisationId: member.value.organisation.id },
        select: { id: true, name: true, country: true, organisationNumber: true },
      })
    : null;
  if (!company) return refuse("not-found");
  const { country, organisationNumber } = company;
  // Asked outside any transaction: nothing is held while somebody else's server thinks.
  const reading =
    organisationNumber === null
      ? null
      : await askRegister(world, { country, number: organisationNumber, personal: false }, true);
  if (!reading) return refuse("register-silent");
  await fillCompany(world, company, reading);
  return accept({ outcome: reading.outcome });
}

/**
 * Makes two records of one company one: people, orders with their payments and invoices, events held there, codes and
 * groups of `other` become this one's, what this one does not know is taken over, and the other record goes.
 *
 * @remarks Locks the events the other one hosts, the two companies by id and then their people by address: the order
 * in which everybody locks. Whoever orders for the
 * other company meanwhile waits, and finds this one by the number it took over, or makes a new one.
 *
 * Refused: the access problems; `not-found` for a record that is another organisation's or this very one;
 * `companies-differ` for two with different numbers, which are two companies.
 */
export async function mergeCompanies(
  world: World,
  actor: Actor,
  organisationSlug: string,
  id: string,
  other: string,
): Promise<Result<null, AccessProblem | Problem<"companies-differ">>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-people");
    if (!member.ok) return member;
    const organisationId = member.value.organisation.id;
    if (!isUuid(id) || !isUuid(other) || id === other) return refuse("not-found");
    await tx.db.$queryRaw`
      SELECT 1 FROM event WHERE host_company_id = ${other}::uuid AND organisation_id = ${organisationId}::uuid
      ORDER BY id FOR NO KEY UPDATE`;
    await tx.db.$queryRaw`
      SELECT 1 FROM company WHERE id IN (${id}::uuid, ${other}::uuid) AND organisation_id = ${organisationId}::uuid
      ORDER BY id FOR UPDATE`;
    const companies = await tx.db.company.findMany({
      where: { id: { in: [id, other] }, organisationId },
    });
    const into = companies.find((company) => company.id === id);
    const from = companies.find((company) => company.id === other);
    if (!into || !from) return refuse("not-found");
    if (haveTwoNumbers(into, from)) return refuse("companies-differ");

    await tx.db.$queryRaw`
      SELECT 1 FROM person WHERE company_id = ${other}::uuid ORDER BY email FOR NO KEY UPDATE`;
    const moved = { where: { companyId: other }, data: { companyId: id } };
    const people = await tx.db.person.updateMany(moved);
    await tx.db.code.updateMany(moved);
    const orders = await tx.db.order.updateMany(moved);
    await tx.db.event.updateMany({ where: { hostCompanyId: other }, data: { hostCompanyId: id } });
    await tx.db.$executeRaw`
      INSERT INTO network_company (network_id, company_id)
      SELECT network_id, ${id}::uuid FROM network_company WHERE company_id = ${other}::uuid ON CONFLICT DO NOTHING`;
    await moveCompanyMoney(tx, { from: other, into: id });
    await tx.db.company.delete({ where: { id: other } });
    const numbered = into.organisationNumber === null && from.organisationNumber !== null;
    await tx.db.company.update({
      where: { id },
      data: {
        municipality: into.municipality || from.municipality,
        industry: into.industry || from.industry,
        legalForm: into.legalForm || from.legalForm,
        // With the number comes what the record is found by, and what the register said of it.
        ...(numbered
          ? {
              organisationNumber: from.organisationNumber,
              country: from.country,
              matchKey: from.matchKey,
              soleTrader: from.soleTrader,
              registerReadAt: from.registerReadAt,
              dissolvedOn: from.dissolvedOn,
            }
          : {}),
      },
    });
    await recordAudit(tx, {
      organisationId,
      accountId: member.value.accountId,
      action: "merge-companies",
      subject: { type: "company", id },
      detail: { people: people.count, orders: orders.count },
    });
    return accept(null);
  });
}
