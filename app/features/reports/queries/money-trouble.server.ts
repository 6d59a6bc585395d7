import type { Actor } from "~/kernel/actor";
import type { World } from "~/platform/world.server";
import { may } from "~/features/organisations/permissions";
import { openDifferences } from "~/features/payments/queries/differences.server";

/**
 * On how many things Stripe and an organisation's books disagree, for the banner on its pages; 0 for those who see no
 * money, and for strangers.
 */
export async function moneyTrouble(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<number> {
  if (actor.kind !== "signed-in") return 0;
  const member = await world.db.member.findFirst({
    where: { accountId: actor.accountId, organisation: { slug: organisationSlug } },
    select: { role: true, organisationId: true },
  });
  if (!member || !may(member.role, "see-money")) return 0;
  return openDifferences(world, member.organisationId);
}
