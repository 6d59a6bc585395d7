import { addTime, hour } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { untilStart } from "../domain/seat-deadlines";
import { sumPlaces } from "../domain/offer";
import type { PromotionReason } from "../domain/promotion-reason";
import type { QueuedEntry } from "../queries/waiting-line.server";
import { movePlaces } from "./move-places.server";
import { enqueueChoiceMessage, enqueueOrderMessages } from "./order-letters.server";
import { lockOrderRow, settleOrder } from "./settle-order.server";

/** Somebody in the queue who gets what they wait for, and why. */
export interface Turn {
  readonly entry: QueuedEntry;
  readonly reason: PromotionReason;
}

/**
 * Gives some entries of the queue their places, in the transaction that holds the event and its counters and has seen
 * that they fit: orders that cost nothing and choices of a single seat at once, other orders as an offer, which runs
 * out after the event's hours and at its start at the latest.
 */
export async function seatEntries(
  world: World,
  event: { readonly startsAt: Date; readonly offerHours: number },
  turns: readonly Turn[],
): Promise<void> {
  if (turns.length === 0) return;
  const seats = turns.flatMap(({ entry }) => entry.seats.map(({ places }) => places));
  const { short } = await movePlaces(world, { wanted: sumPlaces(seats), ahead: true });
  if (short.length > 0) throw new Error(`places were given of ${short.join()} that it has not`);
  for (const turn of turns) {
    await lockOrderRow(world, turn.entry.orderId);
    if (turn.entry.addOnId || turn.entry.sessionId) await giveChoice(world, turn);
    else await seatOrder(world, event, turn);
  }
}

async function seatOrder(
  world: World,
  event: { readonly startsAt: Date; readonly offerHours: number },
  { entry, reason }: Turn,
): Promise<void> {
  const now = world.now();
  const expiresAt = untilStart(event.startsAt, addTime(now, event.offerHours * hour));
  await world.db.waitlistEntry.update({
    where: { id: entry.id },
    data: entry.paid
      ? { status: "offered", offeredAt: now, offerExpiresAt: expiresAt, waitsAt: [], reason }
      : { status: "promoted", endedAt: now, waitsAt: [], reason },
  });
  for (const { id, places } of entry.seats)
    await world.db.registration.update({
      where: { id },
      data: entry.paid
        ? { status: "offered", places: [...places] }
        : { status: "confirmed", confirmedAt: now, places: [...places] },
    });
  await enqueueOrderMessages(world, entry.orderId, entry.paid ? "offered" : "promoted", {
    about: entry.id,
    ...(entry.paid ? { reminderAt: lastQuarter(now, expiresAt) } : {}),
  });
}

/** When a quarter of the time is left. */
function lastQuarter(from: Date, until: Date): Date {
  return addTime(until, -Math.round((until.getTime() - from.getTime()) / 4));
}

/** The add-on or session one seat waited for. */
async function giveChoice(world: World, { entry, reason }: Turn): Promise<void> {
  const [seat] = entry.seats;
  if (!seat) return;
  await world.db.waitlistEntry.update({
    where: { id: entry.id },
    data: { status: "promoted", endedAt: world.now(), waitsAt: [], reason },
  });
  if (seat.places.length > 0)
    await world.db.registration.update({
      where: { id: seat.id },
      data: { places: { push: [...seat.places] } },
    });
  const taken = { status: "taken" };
  if (entry.addOnId)
    await world.db.registrationAddOn.updateMany({
      where: { registrationId: seat.id, addOnId: entry.addOnId },
      data: taken,
    });
  if (entry.sessionId)
    await world.db.registrationSession.updateMany({
      where: { registrationId: seat.id, sessionId: entry.sessionId },
      data: taken,
    });
  // What it costs is charged now: whoever queued for it said they want it.
  await settleOrder(world, entry.orderId);
  await enqueueChoiceMessage(world, {
    id: entry.id,
    registrationId: seat.id,
    addOnId: entry.addOnId,
    sessionId: entry.sessionId,
  });
}
