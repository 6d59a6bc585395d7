import type { World } from "~/platform/world.server";
import type { NewSeatLine } from "../domain/changed-lines";

/** Writes more lines of a seat, after those its order has. */
export async function addLines(
  world: World,
  of: { readonly orderId: string; readonly registrationId: string },
  lines: readonly NewSeatLine[],
): Promise<void> {
  const { _max } = await world.db.orderLine.aggregate({
    where: { orderId: of.orderId },
    _max: { position: true },
  });
  const next = (_max.position ?? -1) + 1;
  await world.db.orderLine.createMany({
    data: lines.map(({ kind, itemId, label, netMinor, vatCategory, vatRate }, place) => ({
      ...of,
      kind,
      itemId,
      label,
      netMinor,
      vatCategory,
      vatRate,
      id: world.newId(),
      position: next + place,
      createdAt: world.now(),
    })),
  });
}
