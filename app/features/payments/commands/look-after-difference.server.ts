import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { cardsOf } from "../queries/cards.server";

/**
 * Marks a difference as looked after, with what was done: it is not shown again while its amounts stay the same.
 *
 * @returns refused as `not-found` where it is another organisation's, or closed already.
 */
export async function lookAfterDifference(
  world: World,
  actor: Actor,
  organisationSlug: string,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<Result<null, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const { accountId, organisation } = member.value;
  return inTransaction(world, async (tx) => {
    const { count } = await tx.db.stripeDifference.updateMany({
      where: { id, organisationId: organisation.id, resolvedAt: null },
      data: { resolvedAt: tx.now(), note, accountId },
    });
    if (count === 0) return refuse("not-found");
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "look-after-difference",
      subject: { type: "stripe-difference", id },
    });
    return accept(null);
  });
}

/** Has the books compared with Stripe's now; the worker does it. Refused as `cards-off` where no cards are taken. */
export async function askForComparison(
  world: World,
  actor: Actor,
  organisationSlug: string,
): Promise<Result<null, AccessProblem | Problem<"cards-off">>> {
  const member = await membershipOf(world, actor, organisationSlug, "manage-money");
  if (!member.ok) return member;
  const cards = await cardsOf(world, member.value.organisation.id);
  if (!cards.on) return refuse("cards-off");
  world.wake("reconcile-stripe");
  return accept(null);
}
