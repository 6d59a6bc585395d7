import type { World } from "~/platform/world.server";
import type { WrittenLine } from "../domain/ended-lines";

/** Writes more lines of seats or of the whole order, after those the order has. */
export async function addLines(
  world: World,
  orderId: string,
  lines: readonly WrittenLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const { _max } = await world.db.orderLine.aggregate({
    where: { orderId },
    _max: { position: true },
  });
  const next = (_max.position ?? -1) + 1;
  await world.db.orderLine.createMany({
    data: lines.map(
      (
        { registrationId, kind, itemId, label, netMinor, vatCategory, vatRate, goodwillId },
        place,
      ) => {
        const id = world.newId();
        return {
          id,
          orderId,
          registrationId,
          kind,
          itemId,
          label,
          netMinor,
          vatCategory,
          vatRate,
          goodwillId: kind === "adjustment" ? (goodwillId ?? id) : null,
          position: next + place,
          createdAt: world.now(),
        };
      },
    ),
  });
}
