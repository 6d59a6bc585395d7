import type { World } from "~/platform/world.server";
import { isSeated } from "../domain/registration-transitions";
import type { Placed, SeatClaim, WaitedChoice } from "./claim-seats.server";
import { joinQueue } from "./join-queue.server";
import { movePlaces } from "./move-places.server";
import { settleOrder } from "./settle-order.server";

/**
 * Queues the seats of a new order for the add-ons and sessions they wait for, in the transaction that claimed it. What
 * is free after all they get at once, and it is charged. A seat that waits itself, for its place or for an answer,
 * keeps its number, and waits nowhere until it has its place.
 */
export async function queueChoices(
  world: World,
  { order, seats }: SeatClaim,
  { status }: Placed,
): Promise<void> {
  const waits = seats.flatMap((seat) => seat.waits.map((choice) => ({ seat: seat.id, choice })));
  if (waits.length === 0) return;
  const { seatPoolId: dispenser } = await world.db.event.findUniqueOrThrow({
    where: { id: order.eventId },
    select: { seatPoolId: true },
  });
  let isCharged = false;
  for (const { seat: registrationId, choice } of waits) {
    const { poolId } = choice;
    const queueNumber = isSeated(status)
      ? (await movePlaces(world, { wanted: poolId === null ? {} : { [poolId]: 1 }, dispenser }))
          .queueNumber
      : await nextNumber(world, dispenser);
    await writeChoice(world, registrationId, choice, queueNumber === null ? "taken" : "waitlisted");
    if (queueNumber === null) {
      isCharged = true;
      if (poolId !== null)
        await world.db.registration.update({
          where: { id: registrationId },
          data: { places: { push: poolId } },
        });
      continue;
    }
    await joinQueue(world, {
      dispenser,
      queueNumber,
      waitsAt: isSeated(status) && poolId !== null ? [poolId] : [],
      orderId: order.id,
      choice:
        choice.kind === "add-on"
          ? { registrationId, addOnId: choice.id }
          : { registrationId, sessionId: choice.id },
    });
  }
  if (isCharged) await settleOrder(world, order.id);
}

async function writeChoice(
  world: World,
  registrationId: string,
  { kind, id, roomMate }: WaitedChoice,
  status: "taken" | "waitlisted",
): Promise<void> {
  if (kind === "add-on")
    await world.db.registrationAddOn.create({
      data: { registrationId, addOnId: id, roomMate, status },
    });
  else
    await world.db.registrationSession.create({ data: { registrationId, sessionId: id, status } });
}

/** A number in the line for whoever waits at no counter yet; the event's counter is locked. */
async function nextNumber(world: World, dispenser: string): Promise<number> {
  const { nextQueueNumber } = await world.db.seatPool.update({
    where: { id: dispenser },
    data: { nextQueueNumber: { increment: 1 } },
    select: { nextQueueNumber: true },
  });
  return Number(nextQueueNumber) - 1;
}
