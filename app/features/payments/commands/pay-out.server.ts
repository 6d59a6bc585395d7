import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { enqueueRefunded } from "./money-letters.server";

/**
 * Notes that what goes back of a payment by bank has been paid out: nobody but a person can do that, and whoever gets
 * it is told.
 *
 * Refused: the access problems; `not-found` for one of another organisation, of a card, or paid out already.
 */
export async function paidOut(
  world: World,
  actor: Actor,
  organisationSlug: string,
  refundId: string,
): Promise<Result<{ invoiceId: string | null }, AccessProblem | Problem<"not-found">>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-money");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    const where = {
      id: refundId,
      organisationId: organisation.id,
      state: "requested",
      payment: { method: { in: ["bank", "other"] } },
    };
    const { count } = await tx.db.refund.updateMany({
      where,
      data: { state: "succeeded", settledAt: tx.now(), accountId },
    });
    if (count === 0) return refuse("not-found");
    const refund = await tx.db.refund.findUniqueOrThrow({
      where: { id: refundId },
      include: { payment: { select: { invoiceId: true } } },
    });
    await enqueueRefunded(tx, refundId);
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: "pay-out",
      subject: { type: "refund", id: refundId },
      detail: { amountMinor: refund.amountMinor },
    });
    return accept({ invoiceId: refund.payment.invoiceId });
  });
}
