import { sha256 } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";

/** Ends a browser session; the cookie's secret is worth nothing afterwards. */
export async function signOut(world: World, sessionSecret: string): Promise<void> {
  await world.db.signInSession.deleteMany({
    where: { tokenHash: new Uint8Array(sha256(sessionSecret)) },
  });
}
