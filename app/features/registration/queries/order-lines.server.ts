import { keptMinor } from "~/features/payments/domain/standing";
import type { VatCategory } from "~/features/payments/domain/vat-categories";
import { payableStanding } from "~/features/payments/queries/payable-standing.server";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { OrderedLine, RefundTerms } from "../domain/ended-lines";
import type { GrantedLine } from "../domain/refund-fees";
import { refundRuleOf, refundShare } from "../domain/refund-rule";

/** The lines of an order that count, in their order. Whoever asks has opened it. */
export function orderLines(world: World, orderId: string): Promise<OrderedLine[]> {
  return linesWhere(world, { orderId, cancelledAt: null });
}

/** Some of an order's lines, in their order. */
export async function linesWhere(
  world: World,
  where: Prisma.OrderLineWhereInput & { readonly orderId: string },
): Promise<OrderedLine[]> {
  const lines = await world.db.orderLine.findMany({
    where,
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      registrationId: true,
      kind: true,
      itemId: true,
      label: true,
      netMinor: true,
      vatCategory: true,
      vatRate: true,
      goodwillId: true,
    },
  });
  return orderedLines(lines);
}

/** Lines as they are stored, in the domain's words. */
export function orderedLines<Row extends { readonly kind: string; readonly vatCategory: string }>(
  rows: readonly Row[],
): (Row & Pick<OrderedLine, "kind" | "vatCategory">)[] {
  return rows.map((row) => ({
    ...row,
    kind: row.kind as OrderedLine["kind"],
    vatCategory: row.vatCategory as VatCategory,
  }));
}

/** The goodwills of an order as they were granted, but for those an organiser took off again, in their order. */
export async function grantedGoodwill(world: World, orderId: string): Promise<GrantedLine[]> {
  const lines = await world.db.orderLine.findMany({
    where: { orderId, kind: "adjustment", goodwillId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return orderedLines(lines).flatMap((line) =>
    line.goodwillId === line.id ? { ...line, goodwillId: line.id } : [],
  );
}

/** What giving back of an order's price goes by now. */
export async function refundTerms(world: World, orderId: string): Promise<RefundTerms> {
  const { payBy, event } = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      payBy: true,
      event: { select: { refundRule: true, startsAt: true, timeZone: true } },
    },
  });
  const standing = payBy === "card" ? await payableStanding(world, orderId) : null;
  return {
    percent: refundShare(refundRuleOf(event.refundRule), event, world.now()),
    paidMinor: standing && keptMinor(standing) + standing.invoicedMinor,
  };
}
