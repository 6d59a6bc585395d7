import { addTime, type Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { untilStart } from "../domain/seat-deadlines";
import { offerOf } from "../queries/offer.server";

/**
 * Whether the seats of an order that has got its places wait until they are paid for by card. An order that was to be
 * paid by card is invoiced where cards are off by now.
 *
 * @remarks The order is locked.
 */
export async function isPaidFirst(world: World, orderId: string): Promise<boolean> {
  const { eventId, payBy, totalMinor } = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { eventId: true, payBy: true, totalMinor: true },
  });
  if (payBy !== "card" || totalMinor === 0) return false;
  const { cardsOn } = await offerOf(world, eventId);
  if (!cardsOn) await world.db.order.update({ where: { id: orderId }, data: { payBy: "invoice" } });
  return cardsOn;
}

/**
 * Keeps the unpaid places of an order for so long, in milliseconds, or until its event begins; never shorter than they
 * are kept already. The order is locked.
 */
export async function keepUnpaid(
  world: World,
  orderId: string,
  time: number,
  startsAt: Instant,
): Promise<void> {
  const until = untilStart(startsAt, addTime(world.now(), time));
  await world.db.order.updateMany({
    where: { id: orderId, OR: [{ payUntil: null }, { payUntil: { lt: until } }] },
    data: { payUntil: until },
  });
}
