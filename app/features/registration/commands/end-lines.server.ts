import type { World } from "~/platform/world.server";
import { endedLines, type Ending, type GivenBackOf } from "../domain/ended-lines";
import { orderLines, refundTerms } from "../queries/order-lines.server";
import { addLines } from "./order-lines.server";

/**
 * Strikes lines of a seat out and charges what is kept of them, in the transaction that has locked the seat's order and
 * settles it afterwards. See `endedLines` for what is kept.
 */
export async function endLines(
  world: World,
  orderId: string,
  ending: Ending,
  back: GivenBackOf,
): Promise<void> {
  const { struck, written } = endedLines(
    await orderLines(world, orderId),
    ending,
    back,
    await refundTerms(world, orderId),
  );
  await world.db.orderLine.updateMany({
    where: { id: { in: [...struck] } },
    data: { cancelledAt: world.now() },
  });
  await addLines(world, orderId, written);
}
