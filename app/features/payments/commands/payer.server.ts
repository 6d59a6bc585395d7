import type { World } from "~/platform/world.server";

/** Who pays for something. */
export interface PayerFacts {
  readonly organisationId: string;
  readonly companyId: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** A payer's lasting record; with its generation their link is made. */
export interface KnownPayer {
  readonly id: string;
  readonly tokenGeneration: number;
}

/**
 * An organisation's record of who pays, found by company and address, or made: one for each contact of a company, one
 * for a person for themselves. Name and language are those they used last.
 *
 * @remarks Inside the transaction that needs it. Two at once find the same one.
 */
export async function payerOf(world: World, payer: PayerFacts): Promise<KnownPayer> {
  const { organisationId, companyId, name, email, language } = payer;
  await world.db.$executeRaw`
    INSERT INTO payer (id, organisation_id, company_id, name, email, language, created_at)
    VALUES (${world.newId()}::uuid, ${organisationId}::uuid, ${companyId}::uuid, ${name}, ${email}, ${language},
            ${world.now()})
    ON CONFLICT DO NOTHING`;
  const found = await world.db.payer.findFirstOrThrow({
    where: { organisationId, companyId, email },
    select: { id: true, tokenGeneration: true, name: true, language: true },
  });
  if (found.name !== name || found.language !== language)
    await world.db.payer.update({ where: { id: found.id }, data: { name, language } });
  return { id: found.id, tokenGeneration: found.tokenGeneration };
}
