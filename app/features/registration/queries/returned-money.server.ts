import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";

/** Money that went back, or is on its way. */
export interface ReturnedMoney {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly how: "card" | "by-hand";
  readonly state: "on-its-way" | "gone" | "failed";
  readonly settledAt: Instant | null;
}

/** What was given back of an order, the latest first. Whoever asks has opened it. */
export async function returnedMoney(world: World, orderId: string): Promise<ReturnedMoney[]> {
  const rows = await world.db.refund.findMany({
    where: { payableId: orderId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      amountMinor: true,
      currency: true,
      state: true,
      settledAt: true,
      payment: { select: { method: true } },
    },
  });
  return rows.map(({ payment, state, ...row }) => ({
    ...row,
    how: payment.method === "card" ? "card" : "by-hand",
    state: state === "succeeded" ? "gone" : state === "failed" ? "failed" : "on-its-way",
  }));
}
