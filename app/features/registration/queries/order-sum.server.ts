import type { VatCategory } from "~/features/payments/domain/vat-categories";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { orderSum, type OrderSum, type SummedLine } from "../domain/order-sum";

/** The columns of a line that its sum is made of. */
const summedColumns = {
  kind: true,
  itemId: true,
  label: true,
  netMinor: true,
  vatCategory: true,
  vatRate: true,
} satisfies Prisma.OrderLineSelect;

/** The lines that count, as a relation of an order or a seat is asked for. */
export const livingLines = {
  where: { cancelledAt: null },
  orderBy: [{ position: "asc" }, { id: "asc" }],
  select: summedColumns,
} satisfies Prisma.Order$linesArgs;

/** A line as the database has it. */
export interface StoredLine extends Omit<SummedLine, "kind" | "vatCategory"> {
  readonly kind: string;
  readonly vatCategory: string;
}

/** The sum of stored lines; `null` for what is free. */
export function sumOfStored(lines: readonly StoredLine[], currency: string): OrderSum | null {
  return orderSum(
    lines.map((line) => ({
      ...line,
      kind: line.kind as SummedLine["kind"],
      vatCategory: line.vatCategory as VatCategory,
    })),
    currency,
  );
}

/** What an order comes to now; `null` for a free one. Whoever asks has opened it. */
export async function orderSumOf(world: World, orderId: string): Promise<OrderSum | null> {
  const { currency, lines } = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { currency: true, lines: livingLines },
  });
  return sumOfStored(lines, currency);
}
