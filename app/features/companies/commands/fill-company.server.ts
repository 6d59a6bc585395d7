import { foldText } from "~/kernel/slug";
import type { World } from "~/platform/world.server";
import { isSoleTraderForm, type RegisterReading } from "../domain/register-facts";

/**
 * Writes what a register says into a company's record, and that it was asked. A name that differs only in how it is
 * written stays as people wrote it; what the register does not say stays too.
 */
export async function fillCompany(
  world: World,
  company: { readonly id: string; readonly name: string },
  reading: RegisterReading,
): Promise<void> {
  const registerReadAt = world.now();
  if (reading.outcome !== "found") {
    await world.db.company.update({ where: { id: company.id }, data: { registerReadAt } });
    return;
  }
  const { name, legalForm, municipality, industry, dissolvedOn } = reading.facts;
  const renamed = name !== "" && foldText(name) !== foldText(company.name);
  await world.db.company.update({
    where: { id: company.id },
    data: {
      registerReadAt,
      ...(renamed ? { name } : {}),
      ...(legalForm ? { legalForm } : {}),
      ...(municipality ? { municipality } : {}),
      ...(industry ? { industry } : {}),
      ...(isSoleTraderForm(legalForm) ? { soleTrader: true } : {}),
      dissolvedOn: dissolvedOn === null ? null : new Date(dissolvedOn),
    },
  });
}
