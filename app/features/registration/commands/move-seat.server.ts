import type { Problem } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { placesOf, sumPlaces, type Offer } from "../domain/offer";
import { isSeated } from "../domain/registration-transitions";
import type { WantedSeat } from "../domain/wanted-seat";
import type { StoredSeat } from "../queries/stored-seat.server";
import { movePlaces } from "./move-places.server";

/** An add-on or session a seat has not got yet. */
interface Item {
  readonly kind: "add-on" | "session";
  readonly id: string;
  readonly name: string;
  readonly poolId: string | null;
}

/** What became of a seat's places. */
export interface MovedSeat {
  readonly ok: true;
  /** The counters it has a place in now; none while it waits itself. */
  readonly places: readonly string[];
  /** What it is queued for instead, with its number in the line. */
  readonly waits: readonly (Item & { readonly queueNumber: number })[];
}

/**
 * Moves a seat's places to those of what it is to be, in one move; what is full and may be waited for is queued
 * instead. The event's counters are locked. Nothing is moved when something else is full.
 */
export async function moveSeat(
  world: World,
  offer: Offer,
  seat: StoredSeat,
  wanted: WantedSeat,
  waitFor: ReadonlySet<string>,
): Promise<MovedSeat | { readonly ok: false; readonly problems: readonly Problem[] }> {
  if (!isSeated(seat.status)) return { ok: true, places: [], waits: [] };
  const ticket = ticketMove(offer, seat, wanted);
  const added = addedItems(offer, seat, wanted);
  const given = [...ticket.back, ...droppedPools(seat, wanted)];
  const poolsOf = (items: readonly Item[]) => items.flatMap(({ poolId }) => poolId ?? []);
  const take = (items: readonly Item[]) =>
    movePlaces(world, {
      back: sumPlaces([given]),
      wanted: sumPlaces([ticket.wanted, poolsOf(items)]),
    });

  const { short } = await take(added);
  const full = added.filter(({ poolId }) => poolId !== null && short.includes(poolId));
  const problems: Problem[] = [
    ...(ticket.wanted.some((id) => short.includes(id))
      ? [{ code: "ticket-full", field: "ticketType" }]
      : []),
    ...full
      .filter(({ id }) => !waitFor.has(id))
      .map(({ kind, name }) => ({
        code: `${kind}-full`,
        field: kind === "add-on" ? "addOns" : "sessions",
        params: { name },
      })),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const had = added.filter((item) => !full.includes(item));
  // Each counter is short by itself: without those that are, the rest is there.
  if (full.length > 0) await take(had);

  const waits: (Item & { queueNumber: number })[] = [];
  for (const item of full) {
    const { queueNumber } = await movePlaces(world, {
      wanted: sumPlaces([poolsOf([item])]),
      dispenser: offer.pool.id,
    });
    if (queueNumber === null) throw new Error(`${item.kind} ${item.id} was full and is not`);
    waits.push({ ...item, queueNumber });
  }
  const places = without(seat.places, given);
  return { ok: true, places: [...places, ...ticket.wanted, ...poolsOf(had)], waits };
}

/** What another ticket type takes instead of what this one stands in, whatever is said of it now. */
function ticketMove(
  offer: Offer,
  seat: StoredSeat,
  { ticketTypeId, code }: WantedSeat,
): { back: readonly string[]; wanted: readonly string[] } {
  if (ticketTypeId === seat.ticketTypeId) return { back: [], wanted: [] };
  const choices = [
    ...seat.addOns.map(({ status, addOn }) => (status === "taken" ? addOn.seatPoolId : null)),
    ...seat.sessions.map(({ status, session }) =>
      status === "taken" && session.signUp ? session.seatPoolId : null,
    ),
  ].flatMap((id) => id ?? []);
  const has = without(seat.places, choices);
  const basket = { ticketTypeId, addOnIds: [], sessionIds: [] };
  const needs = placesOf(offer, basket, code?.reservation ?? null);
  return { back: without(has, needs), wanted: without(needs, has) };
}

function addedItems(offer: Offer, seat: StoredSeat, wanted: WantedSeat): Item[] {
  const addOns = wanted.addOns
    .filter(({ id }) => !seat.addOns.some(({ addOnId }) => addOnId === id))
    .flatMap(({ id }) => offer.addOns.filter((addOn) => addOn.id === id))
    .map(({ id, name, pool }): Item => ({ kind: "add-on", id, name, poolId: pool?.id ?? null }));
  const sessions = wanted.sessionIds
    .filter((id) => !seat.sessions.some(({ sessionId }) => sessionId === id))
    .flatMap((id) => offer.sessions.filter((session) => session.id === id))
    .map(({ id, title, signUp, pool }): Item => ({
      kind: "session",
      id,
      name: title,
      poolId: signUp ? (pool?.id ?? null) : null,
    }));
  return [...addOns, ...sessions];
}

/** The counters of what it had and is to have no longer; what it only waited for has none. */
function droppedPools(seat: StoredSeat, wanted: WantedSeat): string[] {
  const pools = [
    ...seat.addOns
      .filter(({ addOnId }) => !wanted.addOns.some(({ id }) => id === addOnId))
      .map(({ addOn }) => addOn.seatPoolId),
    ...seat.sessions
      .filter(({ sessionId }) => !wanted.sessionIds.includes(sessionId))
      .map(({ session }) => session.seatPoolId),
  ];
  return pools.flatMap((id) => (id !== null && seat.places.includes(id) ? [id] : []));
}

/** `all` without one of each of `some`. */
function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...all];
  for (const each of some) {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
