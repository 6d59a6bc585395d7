import { idOfToken } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { activeStatuses } from "../domain/registration-transitions";
import { isEndedLink } from "./registration-by-token.server";

/**
 * Whether a seat's link was replaced by a newer one, which can be mailed to its attendee once more. It opens nothing:
 * whoever has it may be the one it was taken from, and learns not even of which event it was.
 */
export async function isRenewedLink(world: World, token: string): Promise<boolean> {
  const id = idOfToken(token);
  if (!id || !(await isEndedLink(world, token, "registration"))) return false;
  const seats = await world.db.registration.count({
    where: {
      id,
      status: { in: [...activeStatuses] },
      attendeeEmail: { not: null },
      anonymisedAt: null,
    },
  });
  return seats > 0;
}
