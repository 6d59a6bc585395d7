import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { addTime, type Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import { keptReady } from "~/platform/ready-statements";
import { keyedHash } from "~/platform/tokens.server";
import { inTransaction, type World } from "~/platform/world.server";
import { closedFor } from "../domain/admission";
import { isSeen, judgeCode, type AppliedCode } from "../domain/codes";
import { beyondLimits, holdTime } from "../domain/holds";
import { addOnProblems, sessionProblems, whyNotTicket } from "../domain/judge-order";
import { placesOf, sumPlaces, type Offer, type Places, type SeatBasket } from "../domain/offer";
import { codeOf } from "../queries/code.server";
import { offerFor } from "../queries/offer.server";
import { lockCounters, movePlaces } from "./move-places.server";
import { holdEvent, serveWaitlist } from "./serve-waitlist.server";

/** Who fills in a form: the same submission of the same visitor has one hold. */
export interface HoldOwner {
  /** The form's, which its order will have too. */
  readonly submissionKey: string;
  /** The secret in the visitor's cookie; kept as a keyed hash. */
  readonly visitor: string;
}

/** What somebody asks to be kept for them while they fill in the rest. */
export interface HoldRequest extends HoldOwner {
  /** Where they ask from, as limits count it (network-of.ts); kept as a keyed hash. */
  readonly network?: string | undefined;
  readonly seats: readonly SeatBasket[];
  /** As it was typed. */
  readonly code?: string | undefined;
}

export type HoldOutcome =
  | { readonly kind: "held"; readonly expiresAt: Instant; readonly mayRenew: boolean }
  /** Something of it is not free: the order would wait. What was held before is still held. */
  | { readonly kind: "full" }
  /** Nothing is kept: the organiser decides, the order is placed already, or somebody holds very much. */
  | { readonly kind: "not-held" };

/**
 * Keeps places for {@link holdTime} while somebody fills in the form. Asked again for the same submission, with another
 * basket, what is kept is swapped for that in one move, and the time goes on running; once it has run out, it begins
 * anew.
 *
 * @remarks Locks as an order does: event, hold, counters. Limited by visitor and by network address, see `holds.ts`.
 *
 * Refused: `not-found`; `event-not-open`, `event-started`, `too-many-seats`; what the code is refused for; and at the
 * seat's field what cannot be chosen (now). All else is judged when the order is placed.
 */
export async function holdSeats(
  world: World,
  actor: Actor,
  slug: string,
  request: HoldRequest,
): Promise<Result<HoldOutcome>> {
  for (let run = 1; ; run++) {
    const offer = await offerFor(world, actor, slug);
    if (!offer) return refuse("not-found");
    const wanted = await wantedPlaces(world, offer, request);
    if (!wanted.ok) return wanted;
    if (offer.requiresApproval) return accept({ kind: "not-held" });
    const held = await inTransaction(world, (tx) => hold(tx, offer, request, wanted.value));
    if (held !== "changed") return held;
    if (run === runsAtMost) return refuse("event-not-open");
  }
}

/** How often an offer is read again that was changed meanwhile. */
const runsAtMost = 5;

/**
 * Keeps a hold as long again, once. Refused: `hold-over` when it has run out, became an order, is somebody else's or
 * was renewed before.
 */
export async function renewHold(
  world: World,
  slug: string,
  owner: HoldOwner,
): Promise<Result<{ expiresAt: Instant; mayRenew: false }, Problem<"hold-over">>> {
  const now = world.now();
  const expiresAt = addTime(now, holdTime);
  const renewed = await world.db.$executeRaw`
    UPDATE hold SET renewed_at = ${now}, expires_at = ${expiresAt}
    FROM event
    WHERE event.id = hold.event_id AND event.slug = ${slug} AND submission_key = ${owner.submissionKey}
      AND visitor = ${visitorOf(world, owner)} AND ended_at IS NULL AND expires_at > ${now} AND renewed_at IS NULL`;
  return renewed > 0 ? accept({ expiresAt, mayRenew: false }) : refuse("hold-over");
}

/** Gives back what a visitor holds; those who wait get it in the same transaction. Nothing is held: nothing happens. */
export async function endHold(world: World, slug: string, owner: HoldOwner): Promise<void> {
  const hold = await world.db.hold.findFirst({
    where: { event: { slug }, submissionKey: owner.submissionKey, endedAt: null },
    select: { eventId: true, visitor: true },
  });
  if (!hold || !visitorOf(world, owner).equals(hold.visitor)) return;
  await giveBackHold(world, hold.eventId, owner.submissionKey);
}

/** Ends the hold of a submission, if there is one, and serves those who wait. */
export function giveBackHold(world: World, eventId: string, submissionKey: string): Promise<void> {
  return withHold(world, eventId, submissionKey, (tx, held) => giveBackHolds(tx, eventId, [held]));
}

/** Gives back what a submission holds beyond what it wants, and serves those who wait. */
export function trimHold(
  world: World,
  eventId: string,
  submissionKey: string,
  wanted: Places,
): Promise<void> {
  return withHold(world, eventId, submissionKey, async (tx, { id, places }) => {
    const kept = Object.entries(places).map(([counter, held]) => [
      counter,
      Math.min(held, wanted[counter] ?? 0),
    ]);
    const trimmed: Places = Object.fromEntries(kept);
    await lockCounters(tx, eventId);
    await movePlaces(tx, { back: places, wanted: trimmed });
    await tx.db.hold.update({ where: { id }, data: { places: trimmed } });
    await serveWaitlist(tx, eventId, { how: "hold-ended" });
  });
}

/** Does something with the living hold of a submission, if there is one, while it and its event are locked. */
async function withHold(
  world: World,
  eventId: string,
  submissionKey: string,
  work: (world: World, held: { id: string; places: Places }) => Promise<void>,
): Promise<void> {
  await inTransaction(world, async (tx) => {
    await holdEvent(tx, eventId);
    const [held] = await tx.db.$queryRaw<{ id: string; places: Places }[]>`
      SELECT id::text, places FROM hold
      WHERE event_id = ${eventId}::uuid AND submission_key = ${submissionKey} AND ended_at IS NULL FOR UPDATE`;
    if (held) await work(tx, held);
  });
}

/** Gives back holds of one event that are locked, as the event is, and serves those who wait. */
export async function giveBackHolds(
  world: World,
  eventId: string,
  holds: readonly { readonly id: string; readonly places: Places }[],
): Promise<void> {
  await lockCounters(world, eventId);
  await movePlaces(world, { back: addPlaces(holds.map(({ places }) => places)) });
  await world.db.hold.updateMany({
    where: { id: { in: holds.map(({ id }) => id) } },
    data: { endedAt: world.now() },
  });
  await serveWaitlist(world, eventId, { how: "hold-ended" });
}

interface LockedHold {
  readonly id: string;
  readonly places: Places;
  readonly visitor: Uint8Array;
  readonly expiresAt: Date;
  readonly renewedAt: Date | null;
  readonly endedAt: Date | null;
  /** What else the visitor holds, and what else is held from their network: holds, and seats in them. */
  readonly vh: number;
  readonly vs: number;
  readonly nh: number;
  readonly ns: number;
}

const ready = Prisma.raw(keptReady);

async function hold(
  world: World,
  offer: Offer,
  request: HoldRequest,
  wanted: Places,
): Promise<Result<HoldOutcome> | "changed"> {
  const { eventId } = offer;
  const visitor = visitorOf(world, request);
  // One after another for one visitor and for one network: their holds are counted.
  const network = networkHash(world, request);
  const turns = [visitor, ...(network ? [network] : [])].map((hash) => hash.toString("hex"));
  const event = await holdEvent(world, eventId, turns);
  if (event.offerRevision !== offer.revision || event.status !== offer.eventStatus)
    return "changed";

  const own = await lockOwnHold(world, offer, request);
  if (!visitor.equals(own.visitor)) return refuse("not-found");
  if (await wasPlaced(world, eventId, request.submissionKey)) return accept({ kind: "not-held" });
  const now = world.now();
  let living = own.endedAt === null;
  if (living && own.expiresAt <= now) {
    await giveBackHolds(world, eventId, [own]);
    living = false;
  }
  if (holdsTooMuch(own, request)) return accept({ kind: "not-held" });

  const back = living ? own.places : {};
  const frees = Object.entries(back).some(([id, places]) => places > (wanted[id] ?? 0));
  if (frees) await lockCounters(world, eventId);
  const expiresAt = living ? own.expiresAt : addTime(now, holdTime);
  const [moved] = await world.db.$queryRaw<{ short: string[] }[]>`${ready}
    WITH moved AS (
      SELECT short FROM move_places(${JSON.stringify(back)}::jsonb, ${JSON.stringify(wanted)}::jsonb, false, NULL)
    ),
    kept AS (
      UPDATE hold SET places = ${JSON.stringify(wanted)}::jsonb, seats = ${request.seats.length}, ended_at = NULL,
                      expires_at = ${expiresAt},
                      created_at = CASE WHEN ${living} THEN created_at ELSE ${now} END,
                      renewed_at = CASE WHEN ${living} THEN renewed_at END
      FROM moved WHERE id = ${own.id}::uuid AND moved.short = '{}'
    )
    SELECT short::text[] FROM moved`;
  if (!moved || moved.short.length > 0) return accept({ kind: "full" });
  if (frees) await serveWaitlist(world, eventId, { how: "hold-ended" });
  return accept({ kind: "held", expiresAt, mayRenew: !living || own.renewedAt === null });
}

/**
 * The row of a submission's hold, locked; a new one has ended already, for nothing is held by it. With what else is
 * held by the same visitor and from the same network.
 */
async function lockOwnHold(
  world: World,
  { eventId }: Offer,
  request: HoldRequest,
): Promise<LockedHold> {
  const now = world.now();
  const visitor = visitorOf(world, request);
  const network = networkHash(world, request);
  const [row] = await world.db.$queryRaw<LockedHold[]>`${ready}
    WITH own AS (
      INSERT INTO hold (id, event_id, submission_key, visitor, network, seats, created_at, expires_at, ended_at)
      VALUES (${world.newId()}::uuid, ${eventId}::uuid, ${request.submissionKey}, ${visitor}, ${network},
              ${request.seats.length}, ${now}, ${now}, ${now})
      ON CONFLICT (event_id, submission_key) DO UPDATE SET submission_key = hold.submission_key
      RETURNING id, places, visitor, expires_at, renewed_at, ended_at
    ),
    others AS (
      SELECT count(*) FILTER (WHERE visitor = ${visitor})::int AS vh,
             coalesce(sum(seats) FILTER (WHERE visitor = ${visitor}), 0)::int AS vs,
             count(*) FILTER (WHERE network = ${network})::int AS nh,
             coalesce(sum(seats) FILTER (WHERE network = ${network}), 0)::int AS ns
      FROM hold
      WHERE (visitor = ${visitor} OR network = ${network}) AND ended_at IS NULL
        AND NOT (event_id = ${eventId}::uuid AND submission_key = ${request.submissionKey})
    )
    SELECT id::text, places, visitor, expires_at AS "expiresAt", renewed_at AS "renewedAt", ended_at AS "endedAt",
           vh, vs, nh, ns
    FROM own, others`;
  if (!row) throw new Error("a hold was neither found nor made");
  return row;
}

async function wasPlaced(world: World, eventId: string, submissionKey: string): Promise<boolean> {
  const placed = await world.db.$queryRaw<unknown[]>`${ready}
    SELECT 1 FROM "order" WHERE event_id = ${eventId}::uuid AND submission_key = ${submissionKey}`;
  return placed.length > 0;
}

function holdsTooMuch({ vh, vs, nh, ns }: LockedHold, { seats }: HoldRequest): boolean {
  return beyondLimits(
    { visitor: { holds: vh, seats: vs }, network: { holds: nh, seats: ns } },
    seats.length,
  );
}

/** The places of everything asked for, when all of it can be chosen (now). */
async function wantedPlaces(
  world: World,
  offer: Offer,
  request: HoldRequest,
): Promise<Result<Places>> {
  const now = world.now();
  const closed = closedFor({ ...offer, seats: request.seats.length }, now);
  if (closed) return closed;
  if (request.seats.length === 0) return refuse("seats-missing");
  let code: AppliedCode | null = null;
  if (request.code) {
    const known = await codeOf(world, offer.eventId, request.code);
    // Whose it is and what it is good for is judged with the whole order.
    const use = { ticketTypeIds: [], companyKey: known?.companyKey ?? null };
    const judged = judgeCode(known, use, now);
    if (!judged.ok) return judged;
    code = judged.value;
  }
  const places: string[][] = [];
  for (const [at, basket] of request.seats.entries()) {
    const seat = { ...basket, ticketTypeId: basket.ticketTypeId ?? firstTicket(offer, code, now) };
    const problem = whyNot(offer, seat, code, now);
    if (problem) {
      const { field, ...rest } = problem;
      return refuse(rest.code, { ...rest, field: `seats[${at}].${field ?? "ticketType"}` });
    }
    places.push(placesOf(offer, seat, code?.reservation ?? null));
  }
  return accept(sumPlaces(places));
}

function firstTicket(offer: Offer, code: AppliedCode | null, now: Instant): string | null {
  const seen = offer.ticketTypes.filter((type) => isSeen(type, code));
  const first = seen.find((type) => whyNotTicket(type, [], now) === null);
  return (first ?? seen[0])?.id ?? null;
}

function whyNot(
  offer: Offer,
  seat: SeatBasket,
  code: AppliedCode | null,
  now: Instant,
): Problem | null {
  const type = offer.ticketTypes.find(({ id }) => id === seat.ticketTypeId);
  if (offer.ticketTypes.length > 0) {
    const unseen = !type || !isSeen(type, code);
    // Who belongs to which network is judged with the whole order.
    const networks = type?.onlyNetworkId ? [type.onlyNetworkId] : [];
    const wrong = unseen ? "choice-unknown" : whyNotTicket(type, networks, now);
    if (wrong) return { code: wrong, field: "ticketType" };
  }
  const { ticketTypeId, addOnIds, sessionIds } = seat;
  const [addOn] = addOnProblems(offer, addOnIds, { ticketTypeId, bound: true, now });
  if (addOn) return { ...addOn, field: "addOns" };
  const [session] = sessionProblems(offer, sessionIds);
  return session ? { ...session, field: "sessions" } : null;
}

function visitorOf(world: World, { visitor }: HoldOwner): Buffer {
  return keyedHash(world.settings.secret, "hold-visitor", visitor);
}

function networkHash(world: World, { network }: HoldRequest): Buffer | null {
  return network === undefined ? null : keyedHash(world.settings.secret, "hold-network", network);
}

function addPlaces(all: readonly Places[]): Places {
  const sum: Record<string, number> = {};
  for (const places of all)
    for (const [id, count] of Object.entries(places)) sum[id] = (sum[id] ?? 0) + count;
  return sum;
}
