import { keyedHash } from "~/platform/tokens.server";
import type { World } from "~/platform/world.server";
import { companyRecord } from "~/features/companies/queries/company-record.server";
import { outboxRow } from "~/features/mail/commands/enqueue-messages.server";
import { addTime } from "~/kernel/time";
import type { PlacedStatus } from "../domain/admission";
import { holdTime, payingQuietly } from "../domain/holds";
import type { JudgedOrder, JudgedSeat } from "../domain/judge-order";
import { placesOf, type Offer } from "../domain/offer";
import { orderCodeOf } from "../domain/order-code";
import { orderMessages } from "../domain/order-messages";
import type { OrderRequest } from "../domain/order-request";
import { priceOrder, type Price } from "../domain/price";
import type { SeatClaim, WaitedChoice } from "./claim-seats.server";
import { consentsOfOrder } from "./consents-of-order.server";

/** Everything that goes into the database with an order, with the identities it gets there. */
export async function claimOf(
  world: World,
  offer: Offer,
  request: OrderRequest,
  judged: JudgedOrder,
): Promise<SeatClaim> {
  const { contact, language } = request;
  const orderId = world.newId();
  const price = priceOrder({ offer, seats: judged.seats, code: judged.code, now: world.now() });
  const reservation = judged.code?.reservation ?? null;
  const seats = judged.seats.map((seat, place) => ({
    id: world.newId(),
    personId: world.newId(),
    seatNumber: place + 1,
    name: seat.name,
    email: seat.email,
    ticketTypeId: seat.ticketTypeId,
    networkId: seat.networkId,
    again: seat.again,
    sessionIds: seat.sessionIds,
    addOns: seat.addOnIds.map((id) => ({ id, roomMate: seat.roomMates[id] ?? "" })),
    places: placesOf(offer, seat, reservation),
    waits: waitsOf(offer, seat),
  }));
  const { organisationId, eventId } = offer;
  return {
    order: {
      id: orderId,
      organisationId,
      eventId,
      code: orderCodeOf(keyedHash(world.settings.secret, "order-code", orderId)),
      contactName: contact.name,
      contactEmail: contact.email,
      language,
      submissionKey: request.submissionKey ?? null,
      submissionHash: submissionHash(world, request),
      source: request.source ?? "web",
      importId: request.importId ?? null,
      reference: request.reference ?? "",
      currency: price.currency,
      netMinor: price.netMinor,
      vatMinor: price.vatMinor,
      totalMinor: price.totalMinor,
      payBy: judged.payBy,
      payUntil: isPaidFirst(judged, price) ? addTime(world.now(), holdTime) : null,
    },
    revision: offer.revision,
    mayBeHeld: (request.source ?? "web") === "web" && request.submissionKey !== undefined,
    servesQueue: offer.smallerFirst,
    locksAll: offer.smallerFirst || seats.some(({ waits }) => waits.length > 0),
    refusedAt: request.refuseFull ? choicePools(offer) : [],
    code: judged.code
      ? { id: judged.code.id, reservedPoolId: reservation ? reservation.poolId : null }
      : null,
    company: companyOf(world, contact.company),
    seats,
    lines: linesOf(world, price, seats),
    questions: [
      ...judged.answers.map((answer) => ({ registrationId: null, ...answer })),
      ...judged.seats.flatMap((seat, place) =>
        seat.answers.map((answer) => ({ registrationId: seats[place]?.id ?? null, ...answer })),
      ),
    ].map(({ registrationId, question, values }) => ({
      id: world.newId(),
      questionId: question,
      registrationId,
      values,
    })),
    ...(await consentsOfOrder(world, offer, request, seats)),
    messages: messagesOf(world, offer, request, orderId, seats),
  };
}

/** Whether an order is paid for before it is confirmed. */
function isPaidFirst({ payBy }: JudgedOrder, { totalMinor }: Price): boolean {
  return payBy === "card" && totalMinor > 0;
}

/** What a seat waits for, with the counter of each. */
function waitsOf(offer: Offer, { waitsFor, roomMates }: JudgedSeat): WaitedChoice[] {
  return [
    ...offer.addOns
      .filter(({ id }) => waitsFor.includes(id))
      .map(({ id, pool }) => ({
        kind: "add-on" as const,
        id,
        roomMate: roomMates[id] ?? "",
        poolId: pool?.id ?? null,
      })),
    ...offer.sessions
      .filter(({ id }) => waitsFor.includes(id))
      .map(({ id, signUp, pool }) => ({
        kind: "session" as const,
        id,
        roomMate: "",
        poolId: signUp ? (pool?.id ?? null) : null,
      })),
  ];
}

function choicePools({ addOns, sessions }: Offer): string[] {
  return [...addOns, ...sessions].flatMap(({ pool }) => pool?.id ?? []);
}

/** Keyed, so that nobody who reads the database finds out by trying what somebody eats. */
export function submissionHash(world: World, request: OrderRequest): Buffer {
  const { contact, language, seats, questions = [], code = "", reference = "", payBy } = request;
  // Without a way to pay it is the hash it was before there were any.
  const said = JSON.stringify([
    contact,
    language,
    seats,
    questions,
    code,
    reference,
    ...(payBy ? [payBy] : []),
  ]);
  return keyedHash(world.settings.secret, "submission", said);
}

function companyOf(
  world: World,
  company: OrderRequest["contact"]["company"],
): SeatClaim["company"] {
  if (!company) return null;
  const record = companyRecord(world, company);
  // It was judged with the order.
  if (!record.ok) throw new Error(`a company was claimed with ${record.problem.code}`);
  return { id: world.newId(), ...record.value };
}

function linesOf(world: World, price: Price, seats: SeatClaim["seats"]): SeatClaim["lines"] {
  return price.lines.map(({ seat, ...line }, position) => ({
    ...line,
    id: world.newId(),
    registrationId: seat === null ? null : (seats[seat]?.id ?? null),
    position,
  }));
}

function messagesOf(
  world: World,
  { organisationId, eventId }: Offer,
  { contact, language }: OrderRequest,
  orderId: string,
  seats: SeatClaim["seats"],
): SeatClaim["messages"] {
  const mailed = seats.map(({ id, name, email }) => ({ registrationId: id, name, email }));
  const messagesWhen = (outcome: PlacedStatus) =>
    orderMessages(outcome, contact, mailed).map(({ kind, to, registrationId }) =>
      outboxRow(world, {
        kind,
        recipient: to,
        language,
        cause: registrationId ? `registration:${registrationId}` : `order:${orderId}`,
        organisationId,
        eventId,
        orderId,
        registrationId,
        ...(outcome === "awaiting-payment"
          ? { notBefore: addTime(world.now(), payingQuietly) }
          : {}),
      }),
    );
  return {
    confirmed: messagesWhen("confirmed"),
    "awaiting-payment": messagesWhen("awaiting-payment"),
    waitlisted: messagesWhen("waitlisted"),
    "awaiting-approval": messagesWhen("awaiting-approval"),
  };
}
