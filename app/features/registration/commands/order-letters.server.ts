import { isLocale } from "~/kernel/locales";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import {
  endings,
  orderMessages,
  registersThemselves,
  type OrderOutcome,
} from "../domain/order-messages";

/**
 * Enqueues the mails for what has become of an order's living seats.
 *
 * @param options.about - what tells this time from an earlier one of the same kind: the entry in the queue.
 * @param options.reminderAt - when to remind of an offer.
 * @param options.notBefore - when the others leave; at once unless given.
 */
export async function enqueueOrderMessages(
  world: World,
  orderId: string,
  outcome: OrderOutcome,
  {
    about,
    reminderAt,
    notBefore,
  }: { readonly about?: string; readonly reminderAt?: Date; readonly notBefore?: Date } = {},
): Promise<void> {
  const { contact, seats, ...order } = await orderWith(
    world,
    orderId,
    endings.includes(outcome) ? { handedOverAt: null } : { status: { not: "cancelled" } },
  );
  const messages = orderMessages(outcome, contact, seats);
  await enqueueMessages(
    world,
    messages
      .filter(({ kind }) => kind !== "offer-ending" || reminderAt)
      .map(({ kind, to, registrationId }) => ({
        kind,
        recipient: to,
        cause: [
          registrationId ? `registration:${registrationId}` : `order:${orderId}`,
          outcome,
          ...(about ? [about] : []),
        ].join(":"),
        ...order,
        registrationId,
        ...(kind === "offer-ending" && reminderAt
          ? { notBefore: reminderAt }
          : notBefore
            ? { notBefore }
            : {}),
      })),
  );
  world.wake("deliver-outbox");
}

/**
 * Enqueues the mails of seats of an order that have been paid for: those who are named get their confirmation, the
 * contact an overview of the order. What was confirmed before is not told of again.
 */
export async function enqueueSeatsPaid(
  world: World,
  orderId: string,
  seatIds: readonly string[],
): Promise<void> {
  const { contact, seats, ...order } = await orderWith(world, orderId, {
    status: { not: "cancelled" },
  });
  const isPaid = (id: string | null) => id !== null && seatIds.includes(id);
  const isUnnamed = seats.some(({ registrationId, email }) => isPaid(registrationId) && !email);
  await enqueueMessages(
    world,
    orderMessages("confirmed", contact, seats)
      .filter(({ kind, registrationId }) =>
        registrationId === null ? kind !== "seat-to-be-named" || isUnnamed : isPaid(registrationId),
      )
      .map(({ kind, to, registrationId }) => ({
        kind,
        recipient: to,
        cause: registrationId
          ? `registration:${registrationId}:paid`
          : `order:${orderId}:paid:${seatIds[0]}`,
        ...order,
        registrationId,
      })),
  );
  world.wake("deliver-outbox");
}

/** Enqueues the mail to somebody who has got the add-on or session they waited for. */
export async function enqueueChoiceMessage(
  world: World,
  entry: {
    readonly id: string;
    readonly registrationId: string;
    readonly addOnId: string | null;
    readonly sessionId: string | null;
  },
): Promise<void> {
  const seat = await world.db.registration.findUniqueOrThrow({
    where: { id: entry.registrationId },
    select: {
      organisationId: true,
      eventId: true,
      orderId: true,
      language: true,
      attendeeName: true,
      attendeeEmail: true,
      order: { select: { contactName: true, contactEmail: true } },
    },
  });
  const { organisationId, eventId, orderId, language } = seat;
  await enqueueMessages(world, [
    {
      kind: "choice-given",
      recipient: seat.attendeeEmail
        ? { name: seat.attendeeName ?? "", email: seat.attendeeEmail }
        : { name: seat.order.contactName, email: seat.order.contactEmail },
      language: isLocale(language) ? language : "nb",
      cause: `waitlist:${entry.id}`,
      organisationId,
      eventId,
      orderId,
      registrationId: entry.registrationId,
      snapshot: { addOnId: entry.addOnId, sessionId: entry.sessionId },
    },
  ]);
  world.wake("deliver-outbox");
}

/** Enqueues the mail to whoever is taken off the queue by the organiser: before their seats are cancelled. */
export async function enqueueRemoved(
  world: World,
  orderId: string,
  entryId: string,
): Promise<void> {
  const { contact, seats, ...order } = await orderWith(world, orderId, {
    status: { in: ["waitlisted", "offered"] },
  });
  const [seat] = seats;
  await enqueueMessages(world, [
    {
      kind: "cancelled",
      recipient: contact,
      cause: `waitlist:${entryId}:removed`,
      ...order,
      registrationId: registersThemselves(contact, seats) ? (seat?.registrationId ?? null) : null,
      snapshot: { by: "attendee", cancelledBy: "organiser" },
    },
  ]);
  world.wake("deliver-outbox");
}

/** Whom an order's letters go to, in its language, and those of its seats that are meant. */
async function orderWith(world: World, orderId: string, seats: Prisma.RegistrationWhereInput) {
  const order = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      organisationId: true,
      eventId: true,
      contactName: true,
      contactEmail: true,
      language: true,
      registrations: {
        where: seats,
        orderBy: { seatNumber: "asc" },
        select: { id: true, attendeeName: true, attendeeEmail: true },
      },
    },
  });
  return {
    organisationId: order.organisationId,
    eventId: order.eventId,
    orderId,
    language: isLocale(order.language) ? order.language : "nb",
    contact: { name: order.contactName, email: order.contactEmail },
    seats: order.registrations.map(({ id, attendeeName, attendeeEmail }) => ({
      registrationId: id,
      name: attendeeName,
      email: attendeeEmail,
    })),
  };
}
