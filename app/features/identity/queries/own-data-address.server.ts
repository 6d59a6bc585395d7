import { idOfToken, opensRecord } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";

/** The address a link to one's own data was mailed to; `null` for one that opens nothing, or no longer. */
export async function ownDataAddress(world: World, token: string): Promise<string | null> {
  const id = idOfToken(token);
  if (!id) return null;
  const request = await world.db.ownDataRequest.findUnique({ where: { id } });
  const { secret } = world.settings;
  if (!request || !opensRecord(secret, "own-data", token, { id, generation: 0 })) return null;
  return request.expiresAt > world.now() ? request.email : null;
}
