import type { Actor } from "~/kernel/actor";
import { isLocale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { allows } from "~/kernel/state-machine";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { registersThemselves } from "../domain/order-messages";
import { registrationTransitions } from "../domain/registration-transitions";
import { waitingWhole } from "../queries/placed-order.server";
import { registrationByToken } from "../queries/registration-by-token.server";
import { dropAnswers } from "./answer-sensitive.server";
import { lockPoolOf, serveWaitlist } from "./serve-waitlist.server";

export type CancelProblem = Problem<
  "not-found" | "already-cancelled" | "event-not-open" | "event-started"
>;

/**
 * Gives a seat back through its own personal link. The place goes to the next in the queue in the same
 * transaction, and the attendee's calendar is told.
 *
 * Refused: `not-found` for a link that opens nothing (any more), `already-cancelled`, `event-not-open`
 * when the event is not published (any more), `event-started`.
 */
export async function cancelRegistration(
  world: World,
  token: string,
): Promise<Result<{ id: string }, CancelProblem>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  return inTransaction(world, (tx) => cancel(tx, opened.id, "self"));
}

/**
 * Cancels a registration in the organiser's name. Refused: the access problems, `not-found` for another
 * organisation's registration, and as {@link cancelRegistration} is.
 */
export async function cancelAsOrganiser(
  world: World,
  actor: Actor,
  organisationSlug: string,
  registrationId: string,
): Promise<Result<{ id: string }, AccessProblem | CancelProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-registrations");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    if (!isUuid(registrationId)) return refuse("not-found");
    const own = await tx.db.registration.count({
      where: { id: registrationId, organisationId: organisation.id },
    });
    if (own === 0) return refuse("not-found");
    const cancelled = await cancel(tx, registrationId, "organiser");
    if (cancelled.ok) {
      await recordAudit(tx, {
        organisationId: organisation.id,
        accountId,
        action: "cancel-registration",
        subject: { type: "registration", id: registrationId },
      });
    }
    return cancelled;
  });
}

/**
 * Cancels a seat whose attendee or contact is about to be erased, in the transaction of `world`: the place goes
 * to the next in the queue. Whoever calls has seen to it that this may be done. Refused as
 * {@link cancelRegistration} is.
 */
export function cancelForErasure(
  world: World,
  id: string,
): Promise<Result<{ id: string }, CancelProblem>> {
  return cancel(world, id, "organiser");
}

async function cancel(
  world: World,
  id: string,
  cancelledBy: "self" | "organiser",
): Promise<Result<{ id: string }, CancelProblem>> {
  const { eventId } = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: { eventId: true },
  });
  const pool = await lockPoolOf(world, eventId);
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      organisationId: true,
      orderId: true,
      attendeeName: true,
      attendeeEmail: true,
      language: true,
      order: { select: { contactName: true, contactEmail: true } },
    },
  });
  if (!allows(registrationTransitions, "cancel", seat.status)) return refuse("already-cancelled");
  if (pool.eventStatus !== "published") return refuse("event-not-open");
  const now = world.now();
  if (pool.startsAt <= now) return refuse("event-started");

  await world.db.registration.update({
    where: { id },
    data: { status: "cancelled", cancelledAt: now, places: [] },
  });
  // Whoever does not come needs no food: the purpose is over, and so is the answer.
  await dropAnswers(world, [id], { act: "lapsed", by: "rule" });
  if (seat.status === "confirmed")
    await world.db.seatPool.update({ where: { id: pool.id }, data: { taken: { decrement: 1 } } });
  if (seat.status === "waitlisted") await leaveQueue(world, pool.id, seat.orderId);

  const contact = { name: seat.order.contactName, email: seat.order.contactEmail };
  const attendee = seat.attendeeEmail
    ? { name: seat.attendeeName ?? "", email: seat.attendeeEmail }
    : null;
  const alone = registersThemselves(contact, [{ email: attendee?.email ?? null }]);
  // While a company's order waits only its contact has heard of it; so only they hear of its end.
  const knows = attendee !== null && (alone || seat.status === "confirmed");
  const message = {
    kind: "cancelled" as const,
    language: isLocale(seat.language) ? seat.language : ("nb" as const),
    cause: `registration:${id}:cancelled`,
    organisationId: seat.organisationId,
    eventId,
    orderId: seat.orderId,
    registrationId: id,
  };
  await enqueueMessages(world, [
    ...(knows
      ? [{ ...message, recipient: attendee, snapshot: { by: "attendee", cancelledBy } }]
      : []),
    ...(alone
      ? []
      : [
          {
            ...message,
            recipient: contact,
            cause: `${message.cause}:contact`,
            snapshot: { by: "contact" },
          },
        ]),
  ]);
  await serveWaitlist(world, eventId);
  world.wake("deliver-outbox");
  return accept({ id });
}

/** A waiting order shrinks by one seat; with its last seat it leaves the queue. */
async function leaveQueue(world: World, seatPoolId: string, orderId: string): Promise<void> {
  await world.db.seatPool.update({
    where: { id: seatPoolId },
    data: { waiting: { decrement: 1 } },
  });
  const entry = await world.db.waitlistEntry.findFirstOrThrow({
    where: { orderId, ...waitingWhole.where },
  });
  const seats = entry.seats - 1;
  await world.db.waitlistEntry.update({
    where: { id: entry.id },
    data: seats > 0 ? { seats } : { seats, status: "left", endedAt: world.now() },
  });
}
