import type { SoldLinesOf } from "~/features/payments/queries/postings.server";
import type { HistoricLine } from "~/features/payments/domain/postings";
import type { VatCategory } from "~/features/payments/domain/vat-categories";

/** All lines orders ever had, with the time each of them counted: what is struck out stays. */
export const soldLinesOf: SoldLinesOf = async ({ db }, orderIds) => {
  const lines = await db.orderLine.findMany({
    where: { orderId: { in: [...orderIds] } },
    orderBy: [{ createdAt: "asc" }, { position: "asc" }, { id: "asc" }],
    include: { order: { select: { event: { select: { title: true } } } } },
  });
  return lines.map(
    ({ orderId, order, id, kind, vatCategory, createdAt, cancelledAt, ...line }) => ({
      payableId: orderId,
      sourceId: id,
      kind: kind as HistoricLine["kind"],
      label: line.label,
      event: order.event.title,
      netMinor: line.netMinor,
      vatCategory: vatCategory as VatCategory,
      vatRate: line.vatRate,
      from: createdAt,
      until: cancelledAt,
    }),
  );
};
