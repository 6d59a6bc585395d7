import { isLocale, type Locale } from "~/kernel/locales";
import {
  accept,
  refuse,
  type Accepted,
  type Problem,
  type Refused,
  type Result,
} from "~/kernel/result";
import { addTime } from "~/kernel/time";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { seatsPerOrder } from "../domain/admission";
import { judgeOrder, type JudgedOrder } from "../domain/judge-order";
import { placesOf, sumPlaces, type Offer } from "../domain/offer";
import { holdTime, payingQuietly } from "../domain/holds";
import { orderSum, type OrderSum } from "../domain/order-sum";
import { orderMessages } from "../domain/order-messages";
import type { OrderRequest, SeatRequest } from "../domain/order-request";
import { priceOrder, type PriceLine } from "../domain/price";
import { activeStatuses, isSeated, isSold } from "../domain/registration-transitions";
import { codeOf } from "../queries/code.server";
import { memberOfSeats, membershipsOf } from "../queries/memberships.server";
import { offerOf } from "../queries/offer.server";
import { orderByToken } from "../queries/registration-by-token.server";
import { cancelSeat, type CancelProblem } from "./cancel-registration.server";
import { changesClosed, refusedFor } from "./change-seat.server";
import { consentsOfOrder } from "./consents-of-order.server";
import { findOrMakePerson } from "./find-or-make-person.server";
import { movePlaces } from "./move-places.server";
import { addLines } from "./order-lines.server";
import { enqueueOrderMessages } from "./order-letters.server";
import { keepUnpaid } from "./pay-first.server";
import { sendLinkAgain } from "./send-link-again.server";
import { holdEvent, lockPoolOf, serveWaitlist } from "./serve-waitlist.server";
import { settleOrder } from "./settle-order.server";

/** The seats an order has got, or why it has not: `problem` is the first of `problems`. */
export type AddSeatsResult =
  | Accepted<{ readonly seatIds: readonly string[] }>
  | (Refused & { readonly problems: readonly Problem[] });

/**
 * Adds seats to an order through its contact's link: with places of their own where the order has some, waiting with it
 * where it waits. Where it is paid by card theirs are kept until they are paid for. They are judged and priced as in a new order, with the code the order used; an amount off it has
 * been given already.
 *
 * @remarks Locks as an order does: event, persons by address, counters, order.
 *
 * Refused: `not-found`; `event-not-open`, `event-started`, `changes-over`; what `judgeOrder` refuses, each at its field;
 * `seats-full` when there is no room for all of them; `needs-approval` where the organiser decides and has decided
 * about this order: more seats are an application of their own; `seat-cancelled` for an order of which nothing is left;
 * `already-registered` as `placeOrder` does.
 */
export async function addSeats(
  world: World,
  token: string,
  seats: readonly SeatRequest[],
): Promise<AddSeatsResult> {
  const opened = await orderByToken(world, token);
  if (!opened) return refusedFor({ code: "not-found" });
  try {
    return await inTransaction(world, (tx) => add(tx, opened, seats));
  } catch (error) {
    if (sqlStateOf(error) !== "23505") throw error;
    const emails = seats.map(({ email, again }) => (again ? null : (email ?? null)));
    const taken = await sendLinkAgain(
      world,
      opened.eventId,
      emails.filter((email) => email !== null),
    );
    const place = emails.findIndex((email) => email !== null && taken.has(email));
    return refusedFor({ code: "already-registered", field: `seats[${Math.max(0, place)}].email` });
  }
}

/**
 * Gives back one seat of an order through its contact's link, until the organiser's time for changes is over. Its
 * attendee hears of it. Refused: `not-found` also for a seat of another order, `changes-over`, and as
 * {@link cancelSeat} is.
 */
export async function dropSeat(
  world: World,
  token: string,
  registrationId: string,
  shown?: string,
): Promise<Result<{ id: string }, CancelProblem | Problem<"changes-over">>> {
  const order = await orderByToken(world, token);
  if (!order) return refuse("not-found");
  return inTransaction(world, async (tx) => {
    const seat = await tx.db.registration.findFirst({
      where: { id: registrationId, orderId: order.id, handedOverAt: null },
      select: { event: { select: { changesUntil: true } } },
    });
    if (!seat) return refuse("not-found");
    const { changesUntil } = seat.event;
    if (changesUntil && changesUntil <= tx.now()) return refuse("changes-over");
    return cancelSeat(tx, registrationId, "self", { shown });
  });
}

/**
 * What seats would cost that are added to an order, without adding them; `null` for nothing.
 *
 * Refused as {@link addSeats} is, but for what only the locked counters know.
 */
export async function priceOfSeats(
  world: World,
  token: string,
  seats: readonly SeatRequest[],
): Promise<Accepted<OrderSum | null> | (Refused & { readonly problems: readonly Problem[] })> {
  const opened = await orderByToken(world, token);
  if (!opened) return refusedFor({ code: "not-found" });
  const offer = await offerOf(world, opened.eventId);
  const closed = changesClosed(offer, "contact", world.now());
  if (closed) return refusedFor(closed);
  const order = await standingOrder(world, opened.id);
  if (order.ticketTypeIds.length + seats.length > seatsPerOrder)
    return refusedFor({ code: "too-many-seats" });
  const judged = await judgeMore(world, offer, order, seats);
  if (!judged.ok) return refusedFor(...judged.problems);
  const { lines, currency } = priceOrder({ offer, ...judged.value, now: world.now() });
  return accept(orderSum(lines, currency));
}

interface StandingOrder {
  readonly id: string;
  readonly companyId: string | null;
  readonly companyKey: string | null;
  readonly contact: { readonly name: string; readonly email: string };
  readonly language: Locale;
  readonly code: string | null;
  readonly payBy: string;
  /** The highest number a seat of it has. */
  readonly lastNumber: number;
  readonly statuses: readonly string[];
  /** The ticket types of its living seats. */
  readonly ticketTypeIds: readonly (string | null)[];
}

async function add(
  world: World,
  opened: { readonly id: string; readonly eventId: string },
  asked: readonly SeatRequest[],
): Promise<AddSeatsResult> {
  await holdEvent(world, opened.eventId);
  const offer = await offerOf(world, opened.eventId);
  const closed = changesClosed(offer, "contact", world.now());
  if (closed) return refusedFor(closed);
  const before = await standingOrder(world, opened.id);
  if (before.ticketTypeIds.length + asked.length > seatsPerOrder)
    return refusedFor({ code: "too-many-seats" });
  const judged = await judgeMore(world, offer, before, asked);
  if (!judged.ok) return refusedFor(...judged.problems);
  const people = await notePeople(world, offer, before, judged.value);

  await lockPoolOf(world, offer.eventId);
  await world.db.$queryRaw`SELECT 1 FROM "order" WHERE id = ${opened.id}::uuid FOR NO KEY UPDATE`;
  const order = await standingOrder(world, opened.id);
  const standing = activeStatuses.find((each) => order.statuses.includes(each));
  if (!standing) return refusedFor({ code: "seat-cancelled" });
  // Whoever was let in once has not let in others.
  if (offer.requiresApproval && standing !== "awaiting-approval")
    return refusedFor({ code: "needs-approval" });
  const reservation = judged.value.code?.reservation ?? null;
  const seated = isSeated(standing);
  const places = judged.value.seats.map((seat) =>
    seated ? placesOf(offer, seat, reservation) : [],
  );
  const { short } = await movePlaces(world, { wanted: sumPlaces(places) });
  if (short.length > 0) return refusedFor({ code: "seats-full" });

  const { lines } = priceOrder({ offer, ...judged.value, now: world.now() });
  const costs = lines.some(({ netMinor }) => netMinor > 0);
  const toPay = isSold(standing) && costs && order.payBy === "card" && offer.cardsOn;
  const status = toPay ? "awaiting-payment" : standing;
  const seatIds = judged.value.seats.map(() => world.newId());
  await writeSeats(world, offer, order, judged.value, { seatIds, status, places, people });
  const { consents } = await consentsOfOrder(
    world,
    offer,
    // Those who are added do not come alone.
    { contact: order.contact, language: order.language, seats: [{}, ...asked] },
    judged.value.seats.map(({ networkId }, at) => ({ id: seatIds[at] ?? "", networkId })),
  );
  await world.db.consent.createMany({
    data: consents.map((consent) => ({ ...consent, act: "given", at: world.now() })),
  });
  await writePrice(world, order, lines, seatIds);
  if (toPay) await keepUnpaid(world, order.id, holdTime, offer.startsAt);
  await settleOrder(world, order.id);
  if (!seated) await serveWaitlist(world, offer.eventId, { how: "joined", orderId: order.id });
  if (status === "confirmed") await tell(world, offer, order, judged.value, seatIds);
  if (toPay)
    await enqueueOrderMessages(world, order.id, "awaiting-payment", {
      about: seatIds[0] ?? "",
      notBefore: addTime(world.now(), payingQuietly),
    });
  return accept({ seatIds });
}

async function standingOrder(world: World, id: string): Promise<StandingOrder> {
  const order = await world.db.order.findUniqueOrThrow({
    where: { id },
    select: {
      contactName: true,
      contactEmail: true,
      language: true,
      companyId: true,
      payBy: true,
      company: { select: { matchKey: true } },
      usedCode: { select: { code: true } },
      registrations: { select: { seatNumber: true, status: true, ticketTypeId: true } },
    },
  });
  return {
    id,
    companyId: order.companyId,
    payBy: order.payBy,
    companyKey: order.company?.matchKey ?? null,
    contact: { name: order.contactName, email: order.contactEmail },
    language: isLocale(order.language) ? order.language : "nb",
    code: order.usedCode?.code ?? null,
    lastNumber: Math.max(0, ...order.registrations.map(({ seatNumber }) => seatNumber)),
    statuses: order.registrations.map(({ status }) => status),
    ticketTypeIds: order.registrations
      .filter(({ status }) => status !== "cancelled")
      .map(({ ticketTypeId }) => ticketTypeId),
  };
}

/** Judges more seats as an order of their own, by the code the order used; how often that may be used is no matter. */
async function judgeMore(
  world: World,
  offer: Offer,
  order: StandingOrder,
  seats: readonly SeatRequest[],
) {
  const known = order.code ? await codeOf(world, offer.eventId, order.code) : null;
  const memberships = await membershipsOf(world, offer.organisationId, {
    emails: seats.flatMap(({ email }) => email ?? []),
    companyMatchKey: order.companyKey,
  });
  const request: OrderRequest = {
    contact: order.contact,
    language: order.language,
    seats,
    ...(known ? { code: known.code } : {}),
  };
  const judged = judgeOrder(
    // What is asked of the order has been answered; registering may be over while seats can still be changed.
    {
      ...offer,
      // How it is paid for was chosen with the order.
      payBy: ["invoice"],
      registrationUntil: null,
      ticketTypes: offer.ticketTypes.map((type) => ({
        ...type,
        minPerOrder: 1,
        maxPerOrder:
          type.maxPerOrder === null
            ? null
            : type.maxPerOrder - order.ticketTypeIds.filter((id) => id === type.id).length,
      })),
      questions: offer.questions.filter(({ scope }) => scope === "seat"),
    },
    request,
    {
      memberOf: memberOfSeats(memberships, seats),
      code: known && { ...known, maxUses: null, amountMinor: null },
      companyKey: order.companyKey,
    },
    world.now(),
  );
  return judged;
}

/** The persons of the seats, locked in order of address. */
async function notePeople(
  world: World,
  { organisationId }: Offer,
  { companyId, language }: StandingOrder,
  { seats }: JudgedOrder,
): Promise<ReadonlyMap<string, string>> {
  const people = new Map<string, string>();
  const named = seats.flatMap(({ name, email }) => (email && name ? [{ name, email }] : []));
  for (const { name, email } of named.toSorted((a, b) => (a.email < b.email ? -1 : 1)))
    people.set(
      email,
      await findOrMakePerson(world, { organisationId, companyId, name, email, language }),
    );
  return people;
}

async function writeSeats(
  world: World,
  { organisationId, eventId }: Offer,
  order: StandingOrder,
  { seats }: JudgedOrder,
  about: {
    readonly seatIds: readonly string[];
    readonly status: string;
    readonly places: readonly (readonly string[])[];
    readonly people: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const now = world.now();
  for (const [at, seat] of seats.entries()) {
    await world.db.registration.create({
      data: {
        id: about.seatIds[at] ?? "",
        organisationId,
        eventId,
        orderId: order.id,
        seatNumber: order.lastNumber + at + 1,
        ticketTypeId: seat.ticketTypeId,
        personId: seat.email ? (about.people.get(seat.email) ?? null) : null,
        attendeeName: seat.name,
        attendeeEmail: seat.email,
        networkId: seat.networkId,
        again: seat.again,
        language: order.language,
        status: about.status,
        places: [...(about.places[at] ?? [])],
        createdAt: now,
        confirmedAt: about.status === "confirmed" ? now : null,
        sessions: { create: seat.sessionIds.map((sessionId) => ({ sessionId })) },
        addOns: {
          create: seat.addOnIds.map((addOnId) => ({
            addOnId,
            roomMate: seat.roomMates[addOnId] ?? "",
          })),
        },
        answers: {
          create: seat.answers.map(({ question, values }) => ({
            id: world.newId(),
            questionId: question,
            orderId: order.id,
            values: [...values],
            answeredAt: now,
          })),
        },
      },
    });
  }
}

async function writePrice(
  world: World,
  order: StandingOrder,
  lines: readonly PriceLine[],
  seatIds: readonly string[],
): Promise<void> {
  for (const [at, registrationId] of seatIds.entries())
    await addLines(
      world,
      order.id,
      lines.flatMap(({ seat, ...line }) => (seat === at ? [{ ...line, registrationId }] : [])),
    );
}

/** Those who are named get their confirmation, the contact an overview of the order as it is now. */
async function tell(
  world: World,
  { organisationId, eventId }: Offer,
  { id: orderId, contact, language }: StandingOrder,
  { seats }: JudgedOrder,
  seatIds: readonly string[],
): Promise<void> {
  const mailed = seats.map(({ name, email }, at) => ({
    registrationId: seatIds[at] ?? "",
    name,
    email,
  }));
  // A contact who adds their own seat does not come alone: there are others in the order.
  const messages = orderMessages("confirmed", contact, [
    ...mailed,
    { registrationId: "", name: "", email: null },
  ]);
  const unnamed = mailed.some(({ email }) => email === null);
  await enqueueMessages(
    world,
    messages
      .filter(({ kind }) => unnamed || kind !== "seat-to-be-named")
      .map(({ kind, to, registrationId }) => ({
        kind,
        recipient: to,
        language,
        cause: registrationId
          ? `registration:${registrationId}`
          : `order:${orderId}:added:${seatIds[0]}`,
        organisationId,
        eventId,
        orderId,
        registrationId,
      })),
  );
  world.wake("deliver-outbox");
}
