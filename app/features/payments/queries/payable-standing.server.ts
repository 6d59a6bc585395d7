import type { World } from "~/platform/world.server";
import type { Standing } from "../domain/standing";

const nothing = { owedMinor: 0, invoicedMinor: 0, paidMinor: 0, refundedMinor: 0 };

/** How a payable stands by its sums; nothing of anything for one that was never noted. */
export async function payableStanding(
  world: World,
  id: string,
): Promise<Omit<Standing, "isInvoiceOpen">> {
  const row = await world.db.payable.findUnique({
    where: { id },
    select: { owedMinor: true, invoicedMinor: true, paidMinor: true, refundedMinor: true },
  });
  return row ?? nothing;
}
