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

/** How many generations back a link is still known as one that was ours. */
const rememberedGenerations = 20;

/** Whether a link opened a payer's account once and was ended since. */
export async function isEndedAccountLink(world: World, token: string): Promise<boolean> {
  const id = idOfToken(token);
  if (!id) return false;
  const found = await world.db.payer.findUnique({
    where: { id },
    select: { email: true, tokenGeneration: true },
  });
  if (!found || found.email === "") return false;
  const { tokenGeneration } = found;
  const oldest = Math.max(0, tokenGeneration - rememberedGenerations);
  for (let generation = oldest; generation < tokenGeneration; generation++)
    if (opensRecord(world.settings.secret, "account", token, { id, generation })) return true;
  return false;
}
