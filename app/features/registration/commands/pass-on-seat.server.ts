import { isLocale } from "~/kernel/locales";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import { registersThemselves } from "../domain/order-messages";
import { fieldWording, wordingVersion } from "../queries/sensitive-questions.server";
import { dropAnswers, dropSensitiveAnswers } from "./answer-sensitive.server";
import { findOrMakePerson, isGroupOf } from "./find-or-make-person.server";
import { holdEvent, lockPoolOf } from "./serve-waitlist.server";
import { settleOrder } from "./settle-order.server";

export type PassOnProblem = Problem<
  "event-not-open" | "event-started" | "seat-cancelled" | "already-registered" | "choice-unknown"
>;

/** Whom a place goes to. */
export interface Successor {
  readonly name: string;
  readonly email: string;
  /** The group they come with; none unless given. */
  readonly group?: string | undefined;
  /** Somebody said that they are to have one more seat, though they have one already. */
  readonly again?: boolean | undefined;
}

/**
 * Gives a confirmed seat to somebody else, in the transaction of `world`: a registration of their own, in the same
 * order and with the same number, takes its place, and they get their confirmation. The old one ends with its links
 * and answers. No place is freed, so nobody in the queue is passed over.
 *
 * @remarks Locks as an order does: event, person, counter; then the order and the seat. Whoever comes second (a
 * hand-over, a cancellation) finds the seat gone. An address that is registered already breaks a unique index
 * (SQLSTATE 23505), which ends the transaction: the caller says so.
 *
 * Refused: `event-not-open`, `event-started`, `seat-cancelled` for a seat that is nobody's (any more) or waits,
 * `already-registered` for the one who has it, `choice-unknown` for a group that is not the event's.
 */
export async function passOnSeat(
  world: World,
  id: string,
  successor: Successor,
): Promise<Result<{ id: string }, PassOnProblem>> {
  const { organisationId, eventId, orderId, ...known } =
    await world.db.registration.findUniqueOrThrow({
      where: { id },
      select: {
        organisationId: true,
        eventId: true,
        orderId: true,
        language: true,
        order: { select: { companyId: true } },
      },
    });
  const language = isLocale(known.language) ? known.language : "nb";
  const event = await holdEvent(world, eventId);
  if (event.status !== "published") return refuse("event-not-open");
  if (event.startsAt <= world.now()) return refuse("event-started");
  if (successor.group && !(await isGroupOf(world, eventId, successor.group)))
    return refuse("choice-unknown", { field: "group" });
  const { companyId } = known.order;
  const { name, email } = successor;
  const personId = await findOrMakePerson(world, {
    organisationId,
    companyId,
    name,
    email,
    language,
  });
  await lockPoolOf(world, eventId);
  await world.db.$queryRaw`SELECT 1 FROM "order" WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`;
  await world.db.$queryRaw`SELECT 1 FROM registration WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      attendeeEmail: true,
      seatNumber: true,
      ticketTypeId: true,
      places: true,
      sessions: { select: { sessionId: true, status: true } },
    },
  });
  if (seat.status !== "confirmed" || seat.attendeeEmail === null) return refuse("seat-cancelled");
  if (seat.attendeeEmail.toLowerCase() === email.toLowerCase())
    return refuse("already-registered", { field: "email" });

  const now = world.now();
  const newId = world.newId();
  const { _max } = await world.db.registration.aggregate({
    where: { orderId },
    _max: { seatNumber: true },
  });
  await world.db.registration.update({
    where: { id },
    data: {
      status: "cancelled",
      places: [],
      cancelledAt: now,
      handedOverAt: now,
      seatNumber: (_max.seatNumber ?? 0) + 1,
      tokenGeneration: { increment: 1 },
    },
  });
  await world.db.registration.create({
    data: {
      id: newId,
      organisationId,
      eventId,
      orderId,
      personId,
      language,
      seatNumber: seat.seatNumber,
      ticketTypeId: seat.ticketTypeId,
      attendeeName: name,
      attendeeEmail: email,
      networkId: successor.group ?? null,
      again: successor.again ?? false,
      status: "confirmed",
      places: seat.places,
      createdAt: now,
      confirmedAt: now,
      sessions: { create: seat.sessions },
    },
  });
  await passOnChoices(world, id, newId);
  await dropAnswers(world, [id], { act: "lapsed", by: "attendee" });
  await dropSensitiveAnswers(world, [id]);
  if (successor.group)
    await world.db.consent.create({
      data: {
        id: world.newId(),
        registrationId: newId,
        purpose: "group",
        act: "given",
        wording: fieldWording("group", language),
        wordingVersion,
        language,
        by: "contact",
        at: now,
      },
    });
  await passOnOrder(world, orderId, { from: seat.attendeeEmail, to: successor });
  await settleOrder(world, orderId);
  await enqueueMessages(world, [
    {
      kind: "confirmation",
      language,
      organisationId,
      eventId,
      orderId,
      recipient: { name, email },
      cause: `registration:${newId}`,
      registrationId: newId,
    },
  ]);
  await recordAudit(world, {
    organisationId,
    accountId: null,
    action: "hand-over-seat",
    subject: { type: "registration", id: newId },
    detail: { from: id },
  });
  world.wake("deliver-outbox");
  return accept({ id: newId });
}

/**
 * What goes with the place: its add-ons with the bed beside somebody, what it waits for, and what it costs. Whom the
 * one before wanted to share with was their own wish, and their answers are their own: the successor gives theirs.
 */
async function passOnChoices(world: World, from: string, to: string): Promise<void> {
  const own = { where: { registrationId: from }, data: { registrationId: to } };
  await world.db.registrationAddOn.updateMany({ ...own, data: { ...own.data, roomMate: "" } });
  await world.db.registrationAddOn.updateMany({
    where: { roomMateId: from },
    data: { roomMateId: to },
  });
  await world.db.orderLine.updateMany(own);
  await world.db.waitlistEntry.updateMany(own);
}

/**
 * Somebody who came alone was their own contact: their order goes along, and its link ends, or they would still hold
 * the key to their colleague's seat. A company's contact stays.
 */
async function passOnOrder(
  world: World,
  orderId: string,
  { from, to }: { readonly from: string; readonly to: Successor },
): Promise<void> {
  const order = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      contactEmail: true,
      registrations: { where: { status: { not: "cancelled" } }, select: { id: true } },
    },
  });
  const contact = { email: order.contactEmail.toLowerCase() };
  const seats = order.registrations.map(() => ({ email: from.toLowerCase() }));
  if (!registersThemselves(contact, seats)) return;
  await world.db.order.update({
    where: { id: orderId },
    data: {
      contactName: to.name,
      contactEmail: to.email,
      tokenGeneration: { increment: 1 },
      // The form that placed the order, sent again, no longer opens it.
      submissionHash: null,
    },
  });
}
