import { idOfToken, linkToken, opensRecord } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";

/** Whose page a payer's link opens. */
export interface OpenedPayer {
  readonly id: string;
  readonly organisationId: string;
  readonly companyId: string | null;
  readonly email: string;
}

/** The payer a link opens; `null` for one that opens nothing, or no longer, and where its payer was erased. */
export async function payerByToken(world: World, token: string): Promise<OpenedPayer | null> {
  const id = idOfToken(token);
  if (!id) return null;
  const found = await world.db.payer.findUnique({
    where: { id },
    select: { id: true, organisationId: true, companyId: true, email: true, tokenGeneration: true },
  });
  if (!found || found.email === "") return null;
  const { tokenGeneration: generation, ...payer } = found;
  return opensRecord(world.settings.secret, "account", token, { id, generation }) ? payer : null;
}

/** The token of a payer's link. It is only ever mailed. */
export function payerToken(
  world: World,
  payer: { readonly id: string; readonly tokenGeneration: number },
): string {
  return linkToken(world.settings.secret, "account", payer.id, payer.tokenGeneration);
}
