import { anonymous, type Actor } from "~/kernel/actor";
import { sha256 } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";

/** Who holds this browser session's secret; anonymous when it is missing, unknown or expired. */
export async function actorOfSession(
  world: World,
  sessionSecret: string | undefined,
): Promise<Actor> {
  if (!sessionSecret) return anonymous;
  const session = await world.db.signInSession.findFirst({
    where: { tokenHash: new Uint8Array(sha256(sessionSecret)), expiresAt: { gt: world.now() } },
    select: { account: { select: { id: true, name: true, email: true } } },
  });
  if (!session) return anonymous;
  const { id, name, email } = session.account;
  return { kind: "signed-in", accountId: id, name, email };
}
