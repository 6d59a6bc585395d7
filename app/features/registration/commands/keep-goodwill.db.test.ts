import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import type { Make } from "tests/support/make";
import { beginPaying, moneyComes, takingCards } from "tests/support/paid";
import { moneyOf, payByCard, pricedEvent } from "tests/support/refunded";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { minute } from "~/kernel/time";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { releaseUnpaid } from "../jobs/release-unpaid.server";
import { settleCalledOff } from "../jobs/settle-called-off.server";
import { orderToken } from "../queries/registration-by-token.server";
import { actOnRegistration } from "./act-on-registration.server";
import { addSeats } from "./edit-order.server";
import { placeOrder } from "./place-order.server";
import { refundOrder } from "./refund-order.server";
import { bringBackEvent } from "./restore-event.server";

/** Two tickets of 1250 kroner with VAT, paid by card; nothing is given back by rule. */
async function paidForTwo(own: TestWorld, make: Make) {
  const world = takingCards(own);
  const event = await pricedEvent(world, make, { rule: [{ days: 0, percent: 0 }] });
  const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
  await payByCard(world, order.id);
  const { owner, slug } = event.organisation;
  const where = { organisation: slug, event: event.slug, order: order.id };
  const give = async (amountMinor: number) => {
    const act = { act: "goodwill", amountMinor, note: "" } as const;
    expect((await refundOrder(world, owner, where, act)).ok).toBe(true);
  };
  const cancel = async (seats: readonly number[], back: "whole" | "by-rule") => {
    const ids = seats.map((seat) => order.seats[seat]?.id ?? "");
    const act = { act: "cancel", seats: ids, back, quietly: true } as const;
    expect((await refundOrder(world, owner, where, act)).ok).toBe(true);
  };
  const callOff = async () => {
    await cancelEvent(world, owner, slug, event.slug);
    world.clock.advance(11 * minute);
    expect(await settleCalledOff(world)).toBe(1);
  };
  const bringBack = async () => {
    await bringBackEvent(world, owner, slug, event.slug);
    expect(await settleCalledOff(world)).toBe(1);
  };
  return { world, event, order, owner, slug, where, give, cancel, callOff, bringBack };
}

describe("a goodwill that had nothing left to take off", () => {
  dbTest("counts again when the event is on again", async ({ world: own, make }) => {
    const { world, order, give, callOff, bringBack } = await paidForTwo(own, make);
    await give(50_000);
    await callOff();
    expect(await moneyOf(world, order.id)).toMatchObject({
      owed: 0,
      refunded: 250_000,
      living: [],
    });
    await bringBack();
    expect(await moneyOf(world, order.id)).toMatchObject({
      owed: 200_000,
      refunded: 250_000,
      living: ["adjustment -40000", "ticket 100000", "ticket 100000"],
    });
    await callOff();
    await bringBack();
    expect(await moneyOf(world, order.id)).toMatchObject({ owed: 200_000 });
  });

  dbTest(
    "counts again whole where some of it was still taken off a fee, unless it was taken off meanwhile",
    async ({ world: own, make }) => {
      for (const takesOff of [false, true]) {
        const made = await paidForTwo(own, make);
        const { world, order, owner, where, give, cancel, callOff, bringBack } = made;
        await cancel([1], "by-rule");
        await give(150_000);
        await callOff();
        expect(await moneyOf(world, order.id)).toMatchObject({
          owed: 0,
          living: ["adjustment -100000", "fee 100000"],
        });
        const left = await world.db.orderLine.findFirstOrThrow({
          where: { orderId: order.id, kind: "adjustment", cancelledAt: null },
        });
        const off = { act: "take-off", line: left.id } as const;
        if (takesOff) expect((await refundOrder(world, owner, where, off)).ok).toBe(true);
        await bringBack();
        expect(await moneyOf(world, order.id)).toMatchObject({
          owed: takesOff ? 250_000 : 100_000,
        });
      }
    },
  );

  dbTest(
    "counts again with seats that are brought back, in any order",
    async ({ world: own, make }) => {
      for (const back of [
        [0, 1],
        [1, 0],
      ]) {
        const { world, event, order, owner, slug, give, cancel } = await paidForTwo(own, make);
        await give(150_000);
        await cancel([0], "whole");
        world.clock.advance(minute);
        await cancel([1], "whole");
        expect(await moneyOf(world, order.id)).toMatchObject({ owed: 0, living: [] });
        const owed: number[] = [];
        for (const seat of back) {
          world.clock.advance(minute);
          const id = order.seats[seat]?.id ?? "";
          const seatOf = { organisation: slug, event: event.slug, id };
          const done = await actOnRegistration(world, owner, seatOf, { act: "restore" });
          expect(done.ok).toBe(true);
          owed.push((await moneyOf(world, order.id)).owed);
        }
        expect(owed).toEqual([0, 100_000]);
        expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
      }
    },
  );

  dbTest("counts again with an order that is paid too late", async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await pricedEvent(world, make);
    const { owner, slug } = event.organisation;
    const request = make.companyRequest("Nordlys", ["Ada", "Grace"]);
    const placed = await placeOrder(world, anonymous, event.slug, { ...request, payBy: "card" });
    if (!placed.ok) throw new Error(placed.problem.code);
    const order = placed.value;
    const where = { organisation: slug, event: event.slug, order: order.id };
    const act = { act: "goodwill", amountMinor: 50_000, note: "" } as const;
    expect((await refundOrder(world, owner, where, act)).ok).toBe(true);
    const checkout = await beginPaying(world, order.id);
    world.clock.advance(32 * minute);
    expect(await releaseUnpaid(world)).toBe(1);
    expect(await moneyOf(world, order.id)).toMatchObject({ owed: 0, living: [] });
    await moneyComes(world, checkout ?? "");
    expect(await moneyOf(world, order.id)).toMatchObject({
      owed: 200_000,
      paid: 200_000,
      refunds: [],
      state: "paid",
    });
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });
});

dbTest(
  "of a partly paid order only what is unpaid runs out, and its books stay right with a goodwill",
  async ({ world: own, make }) => {
    const { world, event, order, give } = await paidForTwo(own, make);
    const link = orderToken(world, { id: order.id, generation: order.generation });
    const added = await addSeats(world, link, [{ name: "Karen", email: "karen@nordlys.example" }]);
    expect(added.ok).toBe(true);
    await give(50_000);
    expect(await moneyOf(world, order.id)).toMatchObject({ owed: 325_000, refunds: [] });
    world.clock.advance(32 * minute);
    expect(await releaseUnpaid(world)).toBe(1);
    // What was paid for stays, less what the organiser takes off the whole order.
    expect(await moneyOf(world, order.id)).toMatchObject({
      owed: 200_000,
      paid: 250_000,
      refunds: [50_000],
      state: "paid",
      living: ["adjustment -40000", "ticket 100000", "ticket 100000"],
    });
    const seats = await world.db.registration.findMany({
      where: { orderId: order.id },
      orderBy: { seatNumber: "asc" },
    });
    expect(seats.map(({ status }) => status)).toEqual(["confirmed", "confirmed", "cancelled"]);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  },
);
