import type { World } from "~/platform/world.server";

/**
 * On how many things Stripe and an organisation's books disagree, and nobody has looked after it yet.
 *
 * @remarks Asked for on every page of an organiser: one look into an index that holds what is open alone.
 */
export function openDifferences(world: World, organisationId: string): Promise<number> {
  return world.db.stripeDifference.count({ where: { organisationId, resolvedAt: null } });
}
