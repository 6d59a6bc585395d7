import { isErasedAddress } from "~/kernel/erased-address";
import { isUuid } from "~/kernel/uuid";
import type { World } from "~/platform/world.server";

/**
 * The address behind the id of a person an organisation knows, or of an order somebody was the contact of;
 * `null` where there is none, or none any more. An address never stands in a URL.
 */
export async function knownAddress(
  world: World,
  organisationId: string,
  id: string,
): Promise<string | null> {
  if (!isUuid(id)) return null;
  const person = await world.db.person.findFirst({
    where: { id, organisationId },
    select: { email: true },
  });
  const order = person
    ? null
    : await world.db.order.findFirst({
        where: { id, organisationId },
        select: { contactEmail: true },
      });
  const email = person?.email ?? order?.contactEmail ?? null;
  return email === null || isErasedAddress(email) ? null : email;
}
