import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Accepted, type Problem, type Refused } from "~/kernel/result";
import { sqlStateOf } from "~/platform/db.server";
import { sameDigest } from "~/platform/tokens.server";
import { inTransaction, runAgain, type World } from "~/platform/world.server";
import { companyRecord } from "~/features/companies/queries/company-record.server";
import { judgeOrder, type OrderJudgement } from "../domain/judge-order";
import { fullChoices } from "../domain/full-choices";
import { sumPlaces, type Offer } from "../domain/offer";
import type { OrderRequest } from "../domain/order-request";
import { codeOf } from "../queries/code.server";
import { memberOfSeats, membershipsOf } from "../queries/memberships.server";
import { offerFor, offerOf } from "../queries/offer.server";
import { placedOrder, placedOrderOf, type PlacedOrder } from "../queries/placed-order.server";
import { claimSeats, type ClaimOutcome, type SeatClaim } from "./claim-seats.server";
import { giveBackHold, trimHold } from "./hold-seats.server";
import { claimOf, submissionHash } from "./order-claim.server";
import { queueChoices } from "./queue-choices.server";
import { serveWaitlist } from "./serve-waitlist.server";
import { sendLinkAgain } from "./send-link-again.server";

/** An order that was placed, or why it was not: `problem` is the first of `problems`. */
export type OrderResult =
  | Accepted<PlacedOrder>
  | (Refused & { readonly problems: readonly Problem[] });

/**
 * Registers one or more seats with an event: seated, queued or put before the organiser, whole.
 *
 * @remarks Everything promised is in the database before this answers; the mails are enqueued with it. The
 * same submission again, however often and however many at once, answers with the same order.
 *
 * With `refuseFull` also `add-on-full` and `session-full`, each at the seats for which too few are left.
 *
 * Refused: `not-found`; all that {@link judgeOrder} refuses, each at its field, and a company's number that is none; `order-code-used-up` when the code's
 * last use or reserved place went to somebody else meanwhile; `already-registered` for an address that has a place and
 * is not said to have one more (its link is mailed to it again); `submission-differs` when the key was used for
 * something else. Not to be called inside a transaction: a refusal may end it.
 */
export async function placeOrder(
  world: World,
  actor: Actor,
  slug: string,
  request: OrderRequest,
): Promise<OrderResult> {
  // Another offer may stand by the time it is claimed from: then it is read, judged and priced again.
  for (let run = 1; ; run++) {
    const offer = await offerFor(world, actor, slug);
    if (!offer) return refused({ code: "not-found" });
    const before = await earlierSubmission(world, offer, request);
    if (before) return before;
    const judged = await judge(world, offer, request);
    if (!judged.ok) return refused(...judged.problems);
    const claim = await claimOf(world, offer, request, judged.value);
    const placed = await tryToClaim(world, offer, request, claim);
    if (placed !== "changed") return placed;
    if (run === runsAtMost) return refused({ code: "event-not-open" });
  }
}

function refused(...problems: readonly Problem[]): OrderResult {
  return { ...refuse(problems[0]?.code ?? "choice-unknown", problems[0]), problems };
}

/** How often an offer is read again that was changed meanwhile. */
const runsAtMost = 5;

async function tryToClaim(
  world: World,
  offer: Offer,
  request: OrderRequest,
  claim: SeatClaim,
): Promise<OrderResult | "changed"> {
  try {
    const outcome = await claimWithHold(world, claim);
    if (outcome.kind === "closed-or-changed") return "changed";
    if (outcome.kind === "code-used-up")
      return refused({ code: "order-code-used-up", field: "code" });
    if (outcome.kind === "choice-full") return await choiceFull(world, offer, claim, outcome);
    if (outcome.kind !== "placed") throw new Error(`the hold of order ${claim.order.id} came back`);
    world.wake("deliver-outbox");
    if (claim.company?.organisationNumber) world.wake("read-company-register");
    if (claim.locksAll) {
      const served = await placedOrder(world, claim.order.id);
      if (served) return accept(served);
    }
    return accept(await placedOrderOf(world, claim, outcome));
  } catch (error) {
    if (sqlStateOf(error) !== "23505") throw error;
    return (
      (await earlierSubmission(world, offer, request)) ??
      (await alreadyRegistered(world, offer, request))
    );
  }
}

/**
 * Claims what an order wants. What is held for it is swapped for that. What is held beyond it goes back first, to those
 * who wait; when it wants more than is held or free, the hold ends, and it stands in line like anybody else.
 */
async function claimWithHold(world: World, claim: SeatClaim): Promise<ClaimOutcome> {
  const outcome = await claimAtOnce(world, claim);
  const { eventId, submissionKey } = claim.order;
  if (submissionKey === null) return outcome;
  if (outcome.kind === "hold-too-small") await giveBackHold(world, eventId, submissionKey);
  else if (outcome.kind === "hold-too-large")
    await trimHold(
      world,
      eventId,
      submissionKey,
      sumPlaces(claim.seats.map((seat) => seat.places)),
    );
  else return outcome;
  return claimWithHold(world, claim);
}

/**
 * With a code all of it is undone when the code turns out to be used up: nobody is noted for nothing. Where smaller
 * parties come first, whoever joins the queue may be the next it serves.
 */
async function claimAtOnce(world: World, claim: SeatClaim): Promise<ClaimOutcome> {
  const { code, servesQueue, locksAll, refusedAt, order } = claim;
  const refuses = claim.seats.some(({ places }) => places.some((id) => refusedAt.includes(id)));
  const waits = claim.seats.some((seat) => seat.waits.length > 0);
  if (!code && !locksAll && !refuses) return runAgain(world, () => claimSeats(world, claim));
  try {
    return await inTransaction(world, async (tx) => {
      const outcome = await claimSeats(tx, claim);
      if (outcome.kind !== "placed") throw new Undone(outcome);
      if (code?.reservedPoolId && outcome.short.includes(code.reservedPoolId))
        throw new Undone({ kind: "code-used-up" });
      const { short } = outcome;
      // What waits for its event or ticket waits whole, whatever else is full.
      if (short.length > 0 && short.every((id) => refusedAt.includes(id)))
        throw new Undone({ kind: "choice-full", short });
      await queueChoices(tx, claim, outcome);
      if (servesQueue && (outcome.status === "waitlisted" || waits))
        await serveWaitlist(tx, order.eventId, { how: "joined" });
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

/** Says at which seats something is full: the last ones, as far as what is left goes to those before them. */
async function choiceFull(
  world: World,
  offer: Offer,
  { seats }: SeatClaim,
  { short }: Extract<ClaimOutcome, { kind: "choice-full" }>,
): Promise<OrderResult> {
  const baskets = seats.map(({ ticketTypeId, addOns, sessionIds }) => ({
    ticketTypeId,
    addOnIds: addOns.map(({ id }) => id),
    sessionIds,
  }));
  return refused(...fullChoices(await offerOf(world, offer.eventId), baskets, short));
}

/** Ends a transaction of which nothing is to stay. */
class Undone extends Error {
  constructor(readonly outcome: ClaimOutcome) {
    super("nothing was claimed");
  }
}

async function earlierSubmission(
  world: World,
  offer: Offer,
  request: OrderRequest,
): Promise<OrderResult | null> {
  if (!request.submissionKey) return null;
  const order = await world.db.order.findUnique({
    where: {
      eventId_submissionKey: { eventId: offer.eventId, submissionKey: request.submissionKey },
    },
    select: { id: true, submissionHash: true },
  });
  if (!order) return null;
  const same =
    order.submissionHash && sameDigest(order.submissionHash, submissionHash(world, request));
  if (!same) return refused({ code: "submission-differs" });
  const placed = await placedOrder(world, order.id);
  return placed ? accept(placed) : null;
}

/** Reads what an order is judged by beside the offer, and judges it. */
export async function judge(
  world: World,
  offer: Offer,
  request: OrderRequest,
): Promise<OrderJudgement> {
  const { company } = request.contact;
  const record = company ? companyRecord(world, company) : null;
  const companyKey = record?.ok ? record.value.matchKey : null;
  const code = request.code ? await codeOf(world, offer.eventId, request.code) : null;
  const emails = request.seats.flatMap(({ email }) => (email ? [email] : []));
  const memberOf = asksWhoBelongs(offer)
    ? memberOfSeats(
        await membershipsOf(world, offer.organisationId, { emails, companyMatchKey: companyKey }),
        request.seats,
      )
    : [];
  const judged = judgeOrder(offer, request, { memberOf, code, companyKey }, world.now());
  if (!record || record.ok) return judged;
  return { ok: false, problems: [record.problem, ...(judged.ok ? [] : judged.problems)] };
}

/** Whether it matters to what is offered which networks somebody belongs to. */
function asksWhoBelongs({ ticketTypes }: Offer): boolean {
  return ticketTypes.some(({ member, onlyNetworkId }) => member !== null || onlyNetworkId !== null);
}

/** Says which address has a place already, and mails that address its own link once more. */
async function alreadyRegistered(
  world: World,
  offer: Offer,
  request: OrderRequest,
): Promise<OrderResult> {
  const emails = request.seats.map(({ email, again }) => (again ? null : (email ?? null)));
  const taken = await sendLinkAgain(
    world,
    offer.eventId,
    emails.filter((email) => email !== null),
  );
  const problems = emails.flatMap((email, place) =>
    email !== null && taken.has(email)
      ? [{ code: "already-registered", field: `seats[${place}].email` }]
      : [],
  );
  return refused(...(problems.length > 0 ? problems : [{ code: "already-registered" }]));
}
