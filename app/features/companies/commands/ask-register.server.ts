import { z } from "zod";
import { addTime, day, hour } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { OrganisationNumber } from "../domain/organisation-number";
import type { RegisterReading } from "../domain/register-facts";
import { enhetsregisteret } from "../queries/enhetsregisteret.server";

/** How long an answer is good for: that there is no such company may be untrue tomorrow. */
export const goodFor: Readonly<Record<RegisterReading["outcome"], number>> = {
  found: 14 * day,
  removed: 14 * day,
  "not-found": 6 * hour,
};

/** Questions under way in this process, so that a number is asked for once at a time. */
const underWay = new Map<string, Promise<RegisterReading | null>>();

/**
 * What the public register says of a number: from what it answered lately, or asked now.
 *
 * @param anew - asks even where an answer is good still: somebody pressed a button.
 * @returns `null` where no register is asked for this country, or it cannot be relied on just now.
 */
export async function askRegister(
  world: World,
  { country, number, personal }: OrganisationNumber,
  anew = false,
): Promise<RegisterReading | null> {
  const { brregUrl } = world.settings;
  if (country !== "NO" || personal || brregUrl === undefined) return null;
  const known = anew ? null : await knownAnswer(world, country, number);
  if (known) return known;
  const key = `${brregUrl} ${number}`;
  const asked = underWay.get(key) ?? ask(world, brregUrl, { country, number });
  underWay.set(key, asked);
  try {
    return await asked;
  } finally {
    underWay.delete(key);
  }
}

async function ask(
  world: World,
  url: string,
  { country, number }: { readonly country: string; readonly number: string },
): Promise<RegisterReading | null> {
  const reading = await enhetsregisteret(url).read(number);
  if (!reading) return null;
  const answer = {
    outcome: reading.outcome,
    facts: reading.outcome === "found" ? { ...reading.facts } : {},
    fetchedAt: world.now(),
  };
  await world.db.registerAnswer.upsert({
    where: { country_number: { country, number } },
    create: { country, number, ...answer },
    update: answer,
  });
  return reading;
}

const factsSchema = z.object({
  name: z.string(),
  legalForm: z.string(),
  municipality: z.string(),
  industry: z.string(),
  dissolvedOn: z.string().nullable(),
});

/** An answer that is good still, without asking anybody. */
async function knownAnswer(
  world: World,
  country: string,
  number: string,
): Promise<RegisterReading | null> {
  const row = await world.db.registerAnswer.findUnique({
    where: { country_number: { country, number } },
  });
  if (!row || !isOutcome(row.outcome)) return null;
  if (addTime(row.fetchedAt, goodFor[row.outcome]) <= world.now()) return null;
  if (row.outcome !== "found") return { outcome: row.outcome };
  const facts = factsSchema.safeParse(row.facts);
  return facts.success ? { outcome: "found", facts: facts.data } : null;
}

function isOutcome(value: string): value is RegisterReading["outcome"] {
  return Object.hasOwn(goodFor, value);
}
