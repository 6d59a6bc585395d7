import type { World } from "~/platform/world.server";
import { goodwillAgain, trimmedAdjustments, type RefundedLine } from "../domain/refund-fees";
import { grantedGoodwill, orderLines } from "../queries/order-lines.server";
import { addLines } from "./order-lines.server";

/**
 * Makes an organiser's goodwills smaller that take off more than is left once these seats' lines count no more, in the
 * transaction that has locked the order and settles it afterwards.
 */
export async function trimGoodwill(
  world: World,
  orderId: string,
  endedSeats: readonly string[],
): Promise<void> {
  const lines = await orderLines(world, orderId);
  const stays = lines.filter(
    ({ kind, registrationId }) =>
      kind === "fee" || kind === "adjustment" || !endedSeats.includes(registrationId ?? ""),
  );
  await exchange(world, orderId, trimmedAdjustments(stays));
}

/**
 * Lets goodwills count again as far as they were granted, where lines have come back that they were taken off; what an
 * organiser took off again stays off. In the transaction that has brought the lines back and settles the order.
 */
export async function restoreGoodwill(world: World, orderId: string): Promise<void> {
  const granted = await grantedGoodwill(world, orderId);
  if (granted.length === 0) return;
  await exchange(world, orderId, goodwillAgain(await orderLines(world, orderId), granted));
}

/** An organiser takes a goodwill off again: nothing brings it back. */
export async function takeGoodwillOff(world: World, lineId: string): Promise<void> {
  const { goodwillId } = await world.db.orderLine.update({
    where: { id: lineId },
    data: { cancelledAt: world.now() },
    select: { goodwillId: true },
  });
  if (goodwillId !== null)
    await world.db.orderLine.updateMany({ where: { goodwillId }, data: { goodwillId: null } });
}

async function exchange(
  world: World,
  orderId: string,
  { struck, written }: { struck: readonly string[]; written: readonly RefundedLine[] },
): Promise<void> {
  await world.db.orderLine.updateMany({
    where: { id: { in: [...struck] } },
    data: { cancelledAt: world.now() },
  });
  await addLines(
    world,
    orderId,
    written.map((line) => ({ ...line, registrationId: null })),
  );
}
