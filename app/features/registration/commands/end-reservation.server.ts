import type { World } from "~/platform/world.server";
import { sumPlaces } from "../domain/offer";
import { movePlaces } from "./move-places.server";

/** The counters a seat with one of these ticket types stands in; of all the event's types when none is named. */
export async function countersOfTypes(
  world: World,
  eventId: string,
  ticketTypeIds: readonly string[],
): Promise<string[]> {
  const event = await world.db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: {
      seatPoolId: true,
      ticketTypes: {
        where: ticketTypeIds.length > 0 ? { id: { in: [...ticketTypeIds] } } : { archivedAt: null },
        select: {
          seatPoolId: true,
          quotas: { select: { quota: { select: { seatPoolId: true } } } },
        },
      },
    },
  });
  const own = event.ticketTypes.flatMap(({ seatPoolId, quotas }) => [
    ...(seatPoolId ? [seatPoolId] : []),
    ...quotas.map(({ quota }) => quota.seatPoolId),
  ]);
  return [...new Set([event.seatPoolId, ...own])];
}

/**
 * Ends a code, in the transaction that holds its event alone and its counters. Of the places it reserved those nobody
 * uses go back; whoever sits on one stands from now on in the counters of their own ticket type, and a hold in all
 * the code's.
 */
export async function endReservation(
  world: World,
  code: {
    readonly id: string;
    readonly eventId: string;
    readonly seatPoolId: string | null;
    readonly places: readonly string[];
  },
): Promise<void> {
  await world.db.code.update({ where: { id: code.id }, data: { archivedAt: world.now() } });
  const { seatPoolId } = code;
  if (!seatPoolId) return;
  const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: seatPoolId } });
  const wanted = [
    ...(await seatsToTheirTypes(world, code.eventId, seatPoolId)),
    ...(await holdsToCounters(world, code.eventId, seatPoolId, code.places)),
  ];
  const back = Object.fromEntries([
    ...code.places.map((id) => [id, pool.size] as const),
    [seatPoolId, pool.taken],
  ]);
  const { short } = await movePlaces(world, { back, wanted: sumPlaces(wanted), ahead: true });
  if (short.length > 0) throw new Error(`code ${code.id}: more places are used than it reserved`);
}

/** @returns for each seat on a reserved place the counters it stands in instead. */
async function seatsToTheirTypes(
  world: World,
  eventId: string,
  seatPoolId: string,
): Promise<readonly (readonly string[])[]> {
  const seats = await world.db.registration.findMany({
    where: { eventId, places: { has: seatPoolId } },
    select: { id: true, ticketTypeId: true, places: true },
  });
  const moved: string[][] = [];
  for (const { id, ticketTypeId, places } of seats) {
    const own = ticketTypeId
      ? await countersOfTypes(world, eventId, [ticketTypeId])
      : [
          (
            await world.db.event.findUniqueOrThrow({
              where: { id: eventId },
              select: { seatPoolId: true },
            })
          ).seatPoolId,
        ];
    moved.push(own);
    const kept = places.filter((place) => place !== seatPoolId);
    await world.db.registration.update({ where: { id }, data: { places: [...own, ...kept] } });
  }
  return moved;
}

/** @returns for each reserved place that is held the counters it is held in instead. */
async function holdsToCounters(
  world: World,
  eventId: string,
  seatPoolId: string,
  counters: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const holds = await world.db.hold.findMany({ where: { eventId, endedAt: null } });
  const moved: (readonly string[])[] = [];
  for (const { id, places } of holds) {
    const { [seatPoolId]: reserved, ...rest } = places as Record<string, number>;
    if (!reserved) continue;
    const now: Record<string, number> = { ...rest };
    for (const counter of counters) now[counter] = (now[counter] ?? 0) + reserved;
    for (let n = 0; n < reserved; n++) moved.push(counters);
    await world.db.hold.update({ where: { id }, data: { places: now } });
  }
  return moved;
}
