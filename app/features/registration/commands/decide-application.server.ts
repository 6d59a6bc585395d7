import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { hour } from "~/kernel/time";
import { isUuid } from "~/kernel/uuid";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { sumPlaces } from "../domain/offer";
import { isSold, registrationTransitions } from "../domain/registration-transitions";
import { seatPlaces } from "../queries/seat-places.server";
import { joinQueue } from "./join-queue.server";
import { movePlaces } from "./move-places.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { isPaidFirst, keepUnpaid } from "./pay-first.server";
import { holdEvent, lockPoolOf, serveWaitlist } from "./serve-waitlist.server";
import { lockCodeOf, lockOrderRow, settleOrder } from "./settle-order.server";

export type Verdict = "approve" | "decline";

export type DecideProblem = Problem<"event-not-open" | "already-decided" | "already-registered">;

/**
 * Approves or declines an application, whole. An approved one gets its places when they are free, and
 * otherwise joins the queue like anybody else. One that was declined can still be approved.
 *
 * Refused: the access problems, `not-found` for another organisation's order, `event-not-open` when the
 * event is not published (any more), `already-decided`, `already-registered` for one that was declined and whose
 * people have registered anew since.
 * @param message - the organiser's own words, which stand in the letter.
 */
export async function decideApplication(
  world: World,
  actor: Actor,
  organisationSlug: string,
  orderId: string,
  verdict: Verdict,
  message = "",
): Promise<
  Result<
    { outcome: "confirmed" | "awaiting-payment" | "waitlisted" | "declined" },
    AccessProblem | DecideProblem
  >
> {
  const decide = inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-registrations");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    if (!isUuid(orderId)) return refuse("not-found");
    const order = await tx.db.order.findFirst({
      where: { id: orderId, organisationId: organisation.id },
      select: { eventId: true },
    });
    if (!order) return refuse("not-found");

    await holdEvent(tx, order.eventId);
    await lockCodeOf(tx, orderId);
    const pool = await lockPoolOf(tx, order.eventId);
    await lockOrderRow(tx, orderId);
    if (pool.eventStatus !== "published") return refuse("event-not-open");
    const { from } = registrationTransitions[verdict];
    const seats = await seatPlaces(tx, [orderId], from);
    if (seats.length === 0) return refuse("already-decided");

    await tx.db.order.update({
      where: { id: orderId },
      data: { decisionMessage: message, decidedAt: tx.now() },
    });
    const ids = seats.map(({ id }) => id);
    const outcome =
      verdict === "approve" ? await seatApproved(tx, pool, orderId, seats) : ("declined" as const);
    if (!isSold(outcome))
      await tx.db.registration.updateMany({
        where: { id: { in: ids } },
        data: { status: outcome },
      });
    await settleOrder(tx, orderId);
    await enqueueOrderMessages(tx, orderId, outcome, { about: verdict });
    await recordAudit(tx, {
      organisationId: organisation.id,
      accountId,
      action: `${verdict}-application`,
      subject: { type: "order", id: orderId },
    });
    // Whoever got a place begins to wait for what was full when they applied.
    if (isSold(outcome)) await serveWaitlist(tx, order.eventId);
    if (outcome === "waitlisted" && pool.smallerFirst) {
      const served = await serveWaitlist(tx, order.eventId, { how: "joined" });
      if (served.includes(orderId)) return accept({ outcome: "confirmed" as const });
    }
    return accept({ outcome });
  });
  try {
    return await decide;
  } catch (error) {
    if (sqlStateOf(error) !== "23505") throw error;
    return refuse("already-registered");
  }
}

/** Gives an approved order its places, or a number in the queue. By card they are kept until they are paid for. */
async function seatApproved(
  world: World,
  pool: { readonly id: string; readonly startsAt: Date; readonly offerHours: number },
  orderId: string,
  seats: readonly { readonly id: string; readonly places: readonly string[] }[],
): Promise<"confirmed" | "awaiting-payment" | "waitlisted"> {
  const wanted = sumPlaces(seats.map(({ places }) => places));
  const { short, queueNumber } = await movePlaces(world, { wanted, dispenser: pool.id });
  if (queueNumber !== null) {
    await joinQueue(world, {
      dispenser: pool.id,
      queueNumber,
      waitsAt: short,
      orderId,
      seats: seats.length,
    });
    return "waitlisted";
  }
  const toPay = await isPaidFirst(world, orderId);
  const status = toPay ? "awaiting-payment" : "confirmed";
  const confirmedAt = toPay ? null : world.now();
  for (const { id, places } of seats)
    await world.db.registration.update({
      where: { id },
      data: { status, confirmedAt, places: [...places] },
    });
  if (toPay) await keepUnpaid(world, orderId, pool.offerHours * hour, pool.startsAt);
  return status;
}
