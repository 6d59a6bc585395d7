import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { fits } from "../domain/admission";
import { registrationTransitions } from "../domain/registration-transitions";
import { enqueueOrderMessages, lockPoolOf } from "./serve-waitlist.server";

/**
 * Approves or declines an application, whole. An approved one gets its places when they are free, and
 * otherwise joins the queue like anybody else.
 *
 * Refused: the access problems, `not-found` for another organisation's order, `event-not-open` when the
 * event is not published (any more), `already-decided`.
 */
export async function decideApplication(
  world: World,
  actor: Actor,
  organisationSlug: string,
  orderId: string,
  verdict: "approve" | "decline",
): Promise<
  Result<
    { outcome: "confirmed" | "waitlisted" | "declined" },
    AccessProblem | Problem<"event-not-open" | "already-decided">
  >
> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-registrations");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    if (!isUuid(orderId)) return refuse("not-found");
    const order = await tx.db.order.findFirst({
      where: { id: orderId, organisationId: organisation.id },
      select: { eventId: true },
    });
    if (!order) return refuse("not-found");

    const pool = await lockPoolOf(tx, order.eventId);
    if (pool.eventStatus !== "published") return refuse("event-not-open");
    const asking = { orderId, status: { in: [...registrationTransitions.approve.from] } };
    const seats = await tx.db.registration.count({ where: asking });
    if (seats === 0) return refuse("already-decided");

    const now = tx.now();
    const outcome =
      verdict === "decline" ? "declined" : fits(pool, seats) ? "confirmed" : "waitlisted";
    await tx.db.registration.updateMany({
      where: asking,
      data: {
        status: outcome,
        ...(outcome === "confirmed" ? { confirmedAt: now, places: [pool.id] } : {}),
      },
    });
    if (outcome === "confirmed")
      await tx.db.seatPool.update({
        where: { id: pool.id },
        data: { taken: { increment: seats } },
      });
    if (outcome === "waitlisted") await joinQueue(tx, pool.id, orderId, seats);
    await enqueueOrderMessages(tx, orderId, outcome);
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: `${verdict}-application`,
      subject: { type: "order", id: orderId },
    });
    return accept({ outcome });
  });
}

async function joinQueue(
  world: World,
  seatPoolId: string,
  orderId: string,
  seats: number,
): Promise<void> {
  const { nextQueueNumber } = await world.db.seatPool.update({
    where: { id: seatPoolId },
    data: { waiting: { increment: seats }, nextQueueNumber: { increment: 1 } },
  });
  await world.db.waitlistEntry.create({
    data: {
      id: world.newId(),
      seatPoolId,
      orderId,
      queueNumber: nextQueueNumber - 1n,
      seats,
      waitsAt: [seatPoolId],
      createdAt: world.now(),
    },
  });
}
