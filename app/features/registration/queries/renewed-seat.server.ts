import { idOfToken } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { activeStatuses } from "../domain/registration-transitions";
import { isEndedLink } from "./registration-by-token.server";

/**
 * The event of a seat whose link was replaced by a newer one, which can be mailed to its attendee once more; `null` for
 * any other link. It opens nothing.
 */
export async function renewedSeat(
  world: World,
  token: string,
): Promise<{ readonly slug: string; readonly title: string } | null> {
  const id = idOfToken(token);
  if (!id || !(await isEndedLink(world, token, "registration"))) return null;
  const seat = await world.db.registration.findFirst({
    where: {
      id,
      status: { in: [...activeStatuses] },
      attendeeEmail: { not: null },
      anonymisedAt: null,
    },
    select: { event: { select: { slug: true, title: true } } },
  });
  return seat?.event ?? null;
}
