/** Whoever changes an order's money waits for the counters before it has the order: everybody locks in that order. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { Make, MadeEvent } from "tests/support/make";
import { beginPaying, moneyComes, price, takingCards } from "tests/support/paid";
import type { TestWorld } from "tests/support/world";
import { openDatabase } from "~/platform/db.server";
import { orderToken } from "../queries/registration-by-token.server";
import { editOrderDetails } from "./edit-order-details.server";

type Placed = Awaited<ReturnType<Make["order"]>>;

async function ordered(own: TestWorld, make: Make) {
  const world = takingCards(own);
  const event = await make.event({ seats: 5 });
  await price(world, event, 50_000);
  const order = await make.order(event, make.companyRequest("Sivilt AS", ["Ada"]));
  await world.db.order.update({ where: { id: order.id }, data: { payBy: "card" } });
  return { world, event, order };
}

/** Does something while somebody else has the counters. @returns whether it waited, and the order was free meanwhile. */
async function whileCountersAreTaken(
  world: TestWorld,
  event: MadeEvent,
  order: Placed,
  deed: () => Promise<unknown>,
): Promise<boolean> {
  const other = openDatabase(world.settings.databaseUrl, 2);
  let deeds: Promise<unknown> = Promise.resolve();
  try {
    return await other.$transaction(async (tx) => {
      await tx.$queryRaw`
        SELECT 1 FROM seat_pool WHERE id = (SELECT seat_pool_id FROM event WHERE id = ${event.id}::uuid) FOR UPDATE`;
      let isDone = false;
      deeds = deed().finally(() => {
        isDone = true;
      });
      await sleep(500);
      const free = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM "order" WHERE id = ${order.id}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
      return !isDone && free.length > 0;
    });
  } finally {
    await deeds;
    await other.$disconnect();
  }
}

describe("locking in one order", () => {
  dbTest("money by card for an order that is invoiced by now", async ({ world: own, make }) => {
    const { world, event, order } = await ordered(own, make);
    const checkout = (await beginPaying(world, order.id)) ?? "";
    await world.db.checkout.updateMany({ data: { state: "expired" } });
    await world.db.order.update({ where: { id: order.id }, data: { payBy: "invoice" } });
    const free = await whileCountersAreTaken(world, event, order, () =>
      moneyComes(world, checkout),
    );
    expect(free).toBe(true);
    expect(await world.db.payment.count()).toBe(1);
  });

  dbTest("what a company wants to find on its invoice", async ({ world: own, make }) => {
    const { world, event, order } = await ordered(own, make);
    const link = orderToken(world, { id: order.id, generation: order.generation });
    const details = { reference: "PO 7", country: "NO" } as const;
    const free = await whileCountersAreTaken(world, event, order, () =>
      editOrderDetails(world, link, details),
    );
    expect(free).toBe(true);
    const payable = await world.db.payable.findUniqueOrThrow({ where: { id: order.id } });
    expect(payable.reference).toBe("PO 7");
  });

  dbTest("an event that is called off meanwhile is waited for", async ({ world: own, make }) => {
    const { world, event, order } = await ordered(own, make);
    const link = orderToken(world, { id: order.id, generation: order.generation });
    const other = openDatabase(world.settings.databaseUrl, 2);
    try {
      let edited: ReturnType<typeof editOrderDetails> | undefined;
      await other.$transaction(async (tx) => {
        await tx.event.update({
          where: { id: event.id },
          data: { status: "cancelled", cancelledAt: world.now() },
        });
        edited = editOrderDetails(world, link, { reference: "PO 7", country: "NO" });
        await sleep(500);
      });
      expect(await edited).toMatchObject({ problem: { code: "changes-over" } });
    } finally {
      await other.$disconnect();
    }
  });
});
