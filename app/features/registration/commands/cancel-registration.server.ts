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
import { chargesOf, type GivenBackOf } from "../domain/ended-lines";
import { registersThemselves } from "../domain/order-messages";
import { sumPlaces } from "../domain/offer";
import { registrationTransitions } from "../domain/registration-transitions";
import { shownAs } from "../domain/what-back";
import { orderLines } from "../queries/order-lines.server";
import { registrationByToken } from "../queries/registration-by-token.server";
import { whatBack } from "../queries/what-back.server";
import { dropAnswers, dropSensitiveAnswers } from "./answer-sensitive.server";
import { endLines } from "./end-lines.server";
import { movePlaces } from "./move-places.server";
import { holdEvent, lockPoolOf, serveWaitlist } from "./serve-waitlist.server";
import { lockCodeOf, lockOrderRow, settleOrder } from "./settle-order.server";

export type CancelProblem = Problem<
  | "not-found"
  | "already-cancelled"
  | "event-not-open"
  | "event-started"
  | "cancel-over"
  | "money-changed"
>;

/** What is given back when a seat is cancelled. */
export interface CancelTerms {
  readonly back?: GivenBackOf | undefined;
  /** What was shown before it was confirmed, see `shownAs`: it is done only while it is still so. */
  readonly shown?: string | undefined;
  /** Whose decision it is to give money back; nobody's when the rule says so. */
  readonly accountId?: string | null;
}

/**
 * Gives a seat back through its own personal link. The place goes to the next in the queue in the same
 * transaction, and the attendee's calendar is told.
 *
 * Refused: `not-found` for a link that opens nothing (any more), `already-cancelled`, `event-not-open`
 * when the event is not published (any more), `event-started`, `cancel-over` after the organiser's deadline,
 * `money-changed` where what is given back is no longer what was shown.
 * @param shown - what the attendee was shown of it; they are not asked when it is left out.
 */
export async function cancelRegistration(
  world: World,
  token: string,
  shown?: string,
): Promise<Result<{ id: string }, CancelProblem>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  return inTransaction(world, (tx) => cancelSeat(tx, opened.id, "self", { shown }));
}

/**
 * Cancels a registration in the organiser's name; everything is given back unless they say otherwise. Refused: the access problems, `not-found` for another
 * organisation's registration, and as {@link cancelRegistration} is.
 */
export async function cancelAsOrganiser(
  world: World,
  actor: Actor,
  organisationSlug: string,
  registrationId: string,
  terms: Omit<CancelTerms, "accountId"> = {},
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
    const of = { ...terms, accountId };
    const cancelled = await cancelSeat(tx, registrationId, "organiser", of);
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
 * to the next in the queue, and what the event's rule keeps is kept. Whoever calls has seen to it that this may be done. Refused as
 * {@link cancelRegistration} is.
 */
export function cancelForErasure(
  world: World,
  id: string,
  back: "by-rule" | "whole" = "by-rule",
): Promise<Result<{ id: string }, CancelProblem>> {
  return cancelSeat(world, id, "organiser", { back });
}

/**
 * Gives a seat back in the transaction of `world`: its places go to the next in the queue, its lines are struck out,
 * what is kept of them is charged, and what was answered for it is forgotten. Whoever calls has seen to it that this may
 * be done. Whoever gives their seat back gets what the event's rule says; of whoever is taken off by the organiser
 * nothing is kept, unless the organiser says otherwise.
 *
 * Refused: `already-cancelled`, `event-not-open`, `money-changed`; by its attendee or contact `event-started`, or `cancel-over` once the
 * organiser's time for it is over; by the organiser `event-started` once the event has ended.
 */
export async function cancelSeat(
  world: World,
  id: string,
  cancelledBy: "self" | "organiser",
  terms: CancelTerms = {},
): Promise<Result<{ id: string }, CancelProblem>> {
  const { eventId, orderId } = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: { eventId: true, orderId: true },
  });
  const event = await holdEvent(world, eventId);
  await lockCodeOf(world, orderId);
  await lockPoolOf(world, eventId);
  await lockOrderRow(world, orderId);
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      places: true,
      organisationId: true,
      attendeeName: true,
      attendeeEmail: true,
      language: true,
      order: { select: { contactName: true, contactEmail: true } },
      event: { select: { cancelUntil: true, endsAt: true } },
    },
  });
  if (!allows(registrationTransitions, "cancel", seat.status)) return refuse("already-cancelled");
  if (event.status !== "published") return refuse("event-not-open");
  const now = world.now();
  const { back = cancelledBy === "self" ? "by-rule" : "whole", shown } = terms;
  const { cancelUntil, endsAt } = seat.event;
  if ((cancelledBy === "organiser" ? endsAt : event.startsAt) <= now)
    return refuse("event-started");
  if (cancelledBy === "self" && cancelUntil && cancelUntil <= now) return refuse("cancel-over");
  if (shown !== undefined && shownAs(await whatBack(world, orderId, [id], back)) !== shown)
    return refuse("money-changed");

  await movePlaces(world, { back: sumPlaces([seat.places]) });
  await world.db.registration.update({
    where: { id },
    data: { status: "cancelled", cancelledAt: now, places: [] },
  });
  // Whoever does not come needs no food and no room-mate: the purpose is over, and so is the answer.
  await dropAnswers(world, [id], { act: "lapsed", by: "rule" });
  await dropSensitiveAnswers(world, [id]);
  await world.db.registrationAddOn.updateMany({
    where: { roomMateId: id },
    data: { roomMateId: null },
  });
  await world.db.registrationAddOn.updateMany({
    where: { registrationId: id },
    data: { roomMate: "", roomMateId: null },
  });
  const struck = chargesOf(await orderLines(world, orderId), id).map((line) => line.id);
  const wasSeated = seat.status === "confirmed";
  await endLines(world, orderId, { registrationId: id, struck, wasSeated }, back);
  await settleOrder(world, orderId, { reason: "cancelled", accountId: terms.accountId ?? null });

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
    orderId: orderId,
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
  await serveWaitlist(world, eventId, { how: "given-back", orderId });
  world.wake("deliver-outbox");
  return accept({ id });
}
