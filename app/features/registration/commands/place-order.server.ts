import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { sqlStateOf } from "~/platform/db.server";
import { keyedHash, sameDigest } from "~/platform/tokens.server";
import { runAgain, type World } from "~/platform/world.server";
import type { NumberProblem } from "~/features/companies/domain/organisation-number";
import { companyRecord, type CompanyRecord } from "~/features/companies/queries/company-record.server";
import { outboxRow } from "~/features/mail/commands/enqueue-messages.server";
import { decideAdmission, type Admission, type AdmissionProblem } from "../domain/admission";
import { orderCodeOf } from "../domain/order-code";
import { orderMessages } from "../domain/order-messages";
import type { OrderRequest } from "../domain/order-request";
import { knownSessions, orderTerms, type OrderTerms } from "../queries/order-terms.server";
import { placedOrder, placedOrderOf, type PlacedOrder } from "../queries/placed-order.server";
import { claimSeats, type SeatClaim } from "./claim-seats.server";
import { consentsOfOrder } from "./consents-of-order.server";
import { sendLinkAgain } from "./send-link-again.server";

export type OrderProblem =
  | AdmissionProblem
  | NumberProblem
  | Problem<
      | "not-found"
      | "choice-unknown"
      | "name-needed"
      | "duplicate-in-order"
      | "already-registered"
      | "submission-differs"
    >;

/**
 * Registers one or more seats with an event: seated, queued or put before the organiser, whole.
 *
 * @remarks Everything promised is in the database before this answers; the mails are enqueued with it. The
 * same submission again, however often and however many at once, answers with the same order.
 *
 * Refused: `not-found`; `event-not-open`, `event-started`, `too-many-seats`; `choice-unknown` for a ticket
 * type, group or session that is not the event's; `name-needed` for an address without a name, which would
 * be lost: a seat is named by both; `duplicate-in-order` for an address given twice;
 * `already-registered` for an address that has a place (its link is mailed to it once more);
 * `submission-differs` when the key was used for something else.
 */
export async function placeOrder(
  world: World,
  actor: Actor,
  slug: string,
  request: OrderRequest,
): Promise<Result<PlacedOrder, OrderProblem>> {
  const terms = await orderTerms(world, actor, slug);
  if (!terms) return refuse("not-found");

  const before = await earlierSubmission(world, terms, request);
  if (before) return before;
  // How full the event is decides the database, on the locked counter.
  const open = decideAdmission(
    {
      eventStatus: terms.status,
      startsAt: terms.startsAt,
      requiresApproval: terms.requiresApproval,
      pool: { size: 0, taken: 0, waiting: 0 },
      seats: request.seats.length,
    },
    world.now(),
  );
  if (!open.ok) return open;
  const choices = await checkChoices(world, terms, request);
  if (!choices.ok) return choices;

  const { company: given } = request.contact;
  const company = given ? companyRecord(world, given) : accept(null);
  if (!company.ok) return company;

  const placed = claimOf(world, terms, request, company.value);
  const claim = { ...placed, ...(await consentsOfOrder(world, terms, request, placed.seats)) };
  try {
    const outcome = await runAgain(world, () => claimSeats(world, claim));
    if (!outcome) return refuse("event-not-open");
    world.wake("deliver-outbox");
    if (company.value?.organisationNumber) world.wake("read-company-register");
    return accept(await placedOrderOf(world, claim, outcome));
  } catch (error) {
    if (sqlStateOf(error) !== "23505") throw error;
    return (
      (await earlierSubmission(world, terms, request)) ??
      (await alreadyRegistered(world, terms, request))
    );
  }
}

async function earlierSubmission(
  world: World,
  terms: OrderTerms,
  request: OrderRequest,
): Promise<Result<PlacedOrder, OrderProblem> | null> {
  if (!request.submissionKey) return null;
  const order = await world.db.order.findUnique({
    where: {
      eventId_submissionKey: { eventId: terms.eventId, submissionKey: request.submissionKey },
    },
    select: { id: true, submissionHash: true },
  });
  if (!order) return null;
  const same = order.submissionHash && sameDigest(order.submissionHash, hashOf(world, request));
  if (!same) return refuse("submission-differs");
  const placed = await placedOrder(world, order.id);
  return placed ? accept(placed) : null;
}

async function checkChoices(
  world: World,
  terms: OrderTerms,
  request: OrderRequest,
): Promise<Result<null, OrderProblem>> {
  const sessions = await knownSessions(world, terms.eventId, [
    ...new Set(request.seats.flatMap((seat) => seat.sessions ?? [])),
  ]);
  const seen = new Set<string>();
  for (const [place, seat] of request.seats.entries()) {
    const field = (name: string) => ({ field: `seats[${place}].${name}` });
    if (seat.ticketType && !terms.ticketTypes.includes(seat.ticketType))
      return refuse("choice-unknown", field("ticketType"));
    if (seat.group && !terms.groups.includes(seat.group))
      return refuse("choice-unknown", field("group"));
    if (seat.sessions?.some((id) => !sessions.has(id)))
      return refuse("choice-unknown", field("sessions"));
    if (!seat.email) continue;
    if (!seat.name) return refuse("name-needed", field("name"));
    if (seen.has(seat.email)) return refuse("duplicate-in-order", field("email"));
    seen.add(seat.email);
  }
  return accept(null);
}

function claimOf(
  world: World,
  terms: OrderTerms,
  request: OrderRequest,
  company: CompanyRecord | null,
): Omit<SeatClaim, "consents" | "answers"> {
  const { contact, language } = request;
  const orderId = world.newId();
  const seats = request.seats.map((seat, place) => ({
    id: world.newId(),
    personId: world.newId(),
    seatNumber: place + 1,
    name: seat.name ?? null,
    email: seat.email ?? null,
    ticketTypeId: seat.ticketType ?? terms.ticketTypes[0] ?? null,
    networkId: seat.group ?? null,
    sessionIds: seat.sessions ?? [],
    places: [terms.seatPoolId],
  }));
  const mailed = seats.map(({ id, name, email }) => ({ registrationId: id, name, email }));
  const messagesWhen = (outcome: Admission) =>
    orderMessages(outcome, contact, mailed).map(({ kind, to, registrationId }) =>
      outboxRow(world, {
        kind,
        recipient: to,
        language,
        cause: registrationId ? `registration:${registrationId}` : `order:${orderId}`,
        organisationId: terms.organisationId,
        eventId: terms.eventId,
        orderId,
        registrationId,
      }),
    );
  return {
    order: {
      id: orderId,
      organisationId: terms.organisationId,
      eventId: terms.eventId,
      code: orderCodeOf(keyedHash(world.settings.secret, "order-code", orderId)),
      contactName: contact.name,
      contactEmail: contact.email,
      language,
      submissionKey: request.submissionKey ?? null,
      submissionHash: hashOf(world, request),
    },
    company: company && { id: world.newId(), ...company },
    seats,
    messages: {
      confirmed: messagesWhen("confirmed"),
      waitlisted: messagesWhen("waitlisted"),
      "awaiting-approval": messagesWhen("awaiting-approval"),
    },
  };
}

/** Says which address has a place already, and mails that address its own link once more. */
async function alreadyRegistered(
  world: World,
  terms: OrderTerms,
  request: OrderRequest,
): Promise<Result<never, OrderProblem>> {
  const emails = request.seats.map((seat) => seat.email ?? null);
  const taken = await sendLinkAgain(
    world,
    terms.eventId,
    emails.filter((email) => email !== null),
  );
  const place = emails.findIndex((email) => email !== null && taken.has(email));
  return refuse("already-registered", place < 0 ? {} : { field: `seats[${place}].email` });
}

/** Keyed, so that nobody who reads the database finds out by trying what somebody eats. */
function hashOf(world: World, request: OrderRequest): Buffer {
  const { contact, language, seats } = request;
  const said = JSON.stringify([contact, language, seats]);
  return keyedHash(world.settings.secret, "submission", said);
}
