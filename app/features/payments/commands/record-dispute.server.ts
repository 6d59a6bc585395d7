import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { goesBeyond, isClosed } from "../domain/dispute-course";
import type { DisputeFacts } from "./stripe-objects.server";

/**
 * Notes what Stripe says of a payment that somebody's bank questions, in any order, any number of times.
 *
 * @param at - when it was said.
 */
export async function recordDispute(
  tx: World,
  payment: { readonly id: string; readonly organisationId: string },
  facts: DisputeFacts,
  at: Instant,
): Promise<void> {
  const { id: disputeId, amount, currency, status, reason, created } = facts;
  const closedAt = isClosed(status) ? at : null;
  const said = {
    amountMinor: amount,
    currency,
    status,
    reason,
    dueBy: facts.evidence_details,
    closedAt,
  };
  const added = await tx.db.dispute.createMany({
    data: {
      ...said,
      id: tx.newId(),
      organisationId: payment.organisationId,
      paymentId: payment.id,
      disputeId,
      openedAt: created,
    },
    skipDuplicates: true,
  });
  if (added.count > 0) return;
  const known = await tx.db.dispute.findUniqueOrThrow({ where: { disputeId } });
  if (goesBeyond(known, { status, at }))
    await tx.db.dispute.update({ where: { disputeId }, data: said });
}
