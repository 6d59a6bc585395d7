import type { LetterFacts, PaymentSaid } from "emails/letter-facts";
import type { World } from "~/platform/world.server";
import { sumOfStored } from "~/features/registration/queries/order-sum.server";
import { queuePosition } from "~/features/registration/queries/placed-order.server";
import { decisionWords } from "../queries/decision-words.server";
import { seatFacts, type LetterContext, type LetterSeat } from "../queries/letter-context.server";
import type { LetterWriter } from "./letter-writer";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { MessageKind } from "~/features/mail/domain/message-kinds";

/** The letters about a whole order: to its contact, or to somebody who registered themselves alone. */
export const contactLetters: {
  readonly "order-confirmation": LetterWriter<"order-confirmation">;
  readonly "seat-to-be-named": LetterWriter<"seat-to-be-named">;
  readonly waitlisted: LetterWriter<"waitlisted">;
  readonly "awaiting-approval": LetterWriter<"awaiting-approval">;
  readonly declined: LetterWriter<"declined">;
  readonly offered: LetterWriter<"offered">;
  readonly "offer-ending": LetterWriter<"offer-ending">;
  readonly "offer-expired": LetterWriter<"offer-expired">;
} = {
  "order-confirmation": whilePublished(async (world, row, context) => {
    const seats = seatsIn(context, "confirmed");
    if (seats.length === 0) return "superseded";
    const decisionMessage = await decisionWords(world, row, context.order);
    const { lines, currency } = context.order;
    const sum = sumOfStored(lines, currency);
    const payment = paymentSaid(context);
    return { facts: { ...toContact(world, row, context, seats), decisionMessage, sum, payment } };
  }),

  "seat-to-be-named": whilePublished(async (world, row, context) => {
    const seats = seatsIn(context, "confirmed").filter((seat) => !seat.attendeeEmail);
    if (seats.length === 0) return "superseded";
    return { facts: toContact(world, row, context, seats) };
  }),

  waitlisted: whilePublished(async (world, row, context) => {
    const seats = seatsIn(context, "waitlisted");
    const [entry] = context.order.waitlist;
    if (seats.length === 0 || !entry) return "superseded";
    const position = await queuePosition(world, entry.seatPoolId, Number(entry.queueNumber));
    const { decisionMessage } = context.order;
    return { facts: { ...pending(world, row, context, seats), position, decisionMessage } };
  }),

  "awaiting-approval": whilePublished(async (world, row, context) => {
    const seats = seatsIn(context, "awaiting-approval");
    return seats.length === 0 ? "superseded" : { facts: pending(world, row, context, seats) };
  }),

  declined: whilePublished(async (world, row, context) => {
    const seats = seatsIn(context, "declined");
    if (seats.length === 0) return "superseded";
    return {
      facts: {
        now: world.now(),
        recipientName: row.recipientName,
        event: context.event,
        seats: seats.length,
        decisionMessage: context.order.decisionMessage,
      },
    };
  }),

  offered: whilePublished(offerStanding),
  "offer-ending": whilePublished<"offer-ending">(offerStanding),

  "offer-expired": whilePublished(async (world, row, context) => {
    // Somebody who has answered meanwhile, or has a place again, need not hear that an offer is over.
    const over = context.order.registrations.every(({ status }) => status === "cancelled");
    const { event } = context;
    return over
      ? { facts: { now: world.now(), recipientName: row.recipientName, event } }
      : "superseded";
  }),
};

/** How far the paying of a letter's order is. */
export function paymentSaid({ order }: LetterContext): PaymentSaid {
  return order.paymentState as PaymentSaid;
}

/** An offer that can still be answered. */
async function offerStanding(
  world: World,
  row: OutboxRow,
  context: LetterContext,
): Promise<{ readonly facts: LetterFacts["offered"] } | "superseded"> {
  const seats = seatsIn(context, "offered");
  const [entry] = context.order.waitlist;
  const expiresAt = entry?.offerExpiresAt;
  if (seats.length === 0 || !expiresAt || expiresAt <= world.now()) return "superseded";
  const { totalMinor, vatMinor, currency } = context.order;
  return {
    facts: {
      ...pending(world, row, context, seats),
      totalMinor,
      vatMinor,
      currency,
      expiresAt,
      payBy: context.order.payBy === "card" ? "card" : "invoice",
    },
  };
}

/** An event that has been called off makes these pointless: everybody hears of that by a letter of its own. */
function whilePublished<K extends MessageKind>(write: LetterWriter<K>): LetterWriter<K> {
  return async (world, row, context, reading) =>
    context.eventStatus === "published" ? write(world, row, context, reading) : "superseded";
}

function seatsIn(context: LetterContext, status: string): LetterSeat[] {
  return context.order.registrations.filter((seat) => seat.status === status);
}

function toContact(
  world: World,
  row: OutboxRow,
  context: LetterContext,
  seats: readonly LetterSeat[],
) {
  return {
    now: world.now(),
    recipientName: row.recipientName,
    event: context.event,
    orderCode: context.order.code,
    orderUrl: context.orderUrl,
    companyName: context.order.company?.name ?? null,
    seats: seats.map((seat) => seatFacts(world, seat)),
  };
}

function pending(
  world: World,
  row: OutboxRow,
  context: LetterContext,
  seats: readonly LetterSeat[],
) {
  return {
    now: world.now(),
    recipientName: row.recipientName,
    event: context.event,
    manageUrl: context.manageUrl,
    seats: seats.length,
  };
}
