import { addTime, day } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { askRegister } from "../commands/ask-register.server";
import { fillCompany } from "../commands/fill-company.server";

/** Companies asked about in one run, one after the other: the register is for everybody. */
const atATime = 25;

/** For how long a new company is asked about where the register does not answer. */
const triedFor = 7 * day;

/**
 * Fills the records of companies that came with a number: name, municipality, industry and legal form as the public
 * register has them, from what it answered lately or asked now.
 *
 * @remarks Where nobody answers three times running the register is down, and the next run tries again. Safe to run at
 * any time, any number at once: at worst two ask the same.
 * @returns how many records were filled or found to be in no register.
 */
export async function readCompanyRegister(world: World): Promise<number> {
  if (world.settings.brregUrl === undefined) return 0;
  const companies = await world.db.company.findMany({
    where: {
      country: "NO",
      soleTrader: false,
      organisationNumber: { not: null },
      registerReadAt: null,
      createdAt: { gt: addTime(world.now(), -triedFor) },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: atATime,
    select: { id: true, name: true, country: true, organisationNumber: true },
  });
  let read = 0;
  let unanswered = 0;
  for (const { id, name, country, organisationNumber } of companies) {
    const number = { country, number: organisationNumber ?? "", personal: false };
    const reading = await askRegister(world, number);
    unanswered = reading ? 0 : unanswered + 1;
    if (unanswered === 3) break;
    if (!reading) continue;
    await fillCompany(world, { id, name }, reading);
    read += 1;
  }
  if (companies.length === atATime && read > 0) world.wake("read-company-register");
  return read;
}
