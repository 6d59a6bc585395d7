import fc from "fast-check";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { offerAddOn, offerCode, offerTicket } from "tests/support/offered";
import { moneyOf, payByCard, pricedEvent } from "tests/support/refunded";
import type { TestWorld } from "tests/support/world";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import { addTime, day, instantOf, minute } from "~/kernel/time";
import { inTransaction } from "~/platform/world.server";
import { settleCalledOff } from "../jobs/settle-called-off.server";
import { shownAs } from "../domain/what-back";
import { orderToken, seatTokens } from "../queries/registration-by-token.server";
import { whatBack } from "../queries/what-back.server";
import {
  cancelAsOrganiser,
  cancelForErasure,
  cancelRegistration,
} from "./cancel-registration.server";
import { changeSeat } from "./change-seat.server";
import { acceptOffer, leaveQueue } from "./answer-offer.server";
import { dropSeat } from "./edit-order.server";
import { passOnSeat } from "./pass-on-seat.server";
import { restoreRegistration } from "./restore-registration.server";
import { bringBackEvent } from "./restore-event.server";

type Seat = { readonly id: string; readonly generation: number };

function linkOf(world: TestWorld, seat: Seat | undefined): string {
  return seat ? seatTokens(world, seat).registration : "";
}

describe("a seat that was paid for by card", () => {
  dbTest("is given back for half, and what was shown is what happens", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { id, seats } = await make.order(event, make.request("Ada"));
    await payByCard(world, id);
    expect(await moneyOf(world, id)).toMatchObject({ owed: 125_000, paid: 125_000, state: "paid" });
    const [seat] = seats;
    const what = await whatBack(world, id, [seat?.id ?? ""]);
    expect(what).toMatchObject({
      feeMinor: 62_500,
      backMinor: 62_500,
      creditMinor: 0,
      percent: 50,
    });
    const done = await cancelRegistration(world, linkOf(world, seat), shownAs(what));
    expect(done.ok).toBe(true);
    expect(await moneyOf(world, id)).toEqual({
      owed: 62_500,
      paid: 125_000,
      refunded: 62_500,
      refunds: [62_500],
      reasons: ["cancelled"],
      state: "paid",
      living: ["fee 50000"],
    });
    // Sent twice, money goes back once.
    const again = await cancelRegistration(world, linkOf(world, seat), shownAs(what));
    expect(again).toMatchObject({ ok: false, problem: { code: "already-cancelled" } });
    expect((await moneyOf(world, id)).refunds).toEqual([62_500]);
  });

  dbTest("is not given back for other amounts than were shown", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { id, seats } = await make.order(event, make.request("Ada"));
    await payByCard(world, id);
    const [seat] = seats;
    const shown = shownAs(await whatBack(world, id, [seat?.id ?? ""]));
    world.clock.advance(8 * day);
    for (const said of [shown, ""])
      expect(await cancelRegistration(world, linkOf(world, seat), said)).toMatchObject({
        problem: { code: "money-changed" },
      });
    expect((await moneyOf(world, id)).refunds).toEqual([]);
    const now = await whatBack(world, id, [seat?.id ?? ""]);
    expect(now).toMatchObject({ feeMinor: 125_000, backMinor: 0, percent: 0 });
    expect((await cancelRegistration(world, linkOf(world, seat), shownAs(now))).ok).toBe(true);
    expect(await moneyOf(world, id)).toMatchObject({ owed: 125_000, refunds: [], state: "paid" });
  });

  dbTest("is given back once by two clicks at once", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { id, seats } = await make.order(event, make.request("Ada"));
    await payByCard(world, id);
    const link = linkOf(world, seats[0]);
    const clicks = await Promise.all([1, 2, 3].map(() => cancelRegistration(world, link)));
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await moneyOf(world, id)).refunds).toEqual([62_500]);
  });

  dbTest("takes its fee off again when it is brought back", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { id, seats } = await make.order(event, make.request("Ada"));
    await payByCard(world, id);
    await cancelRegistration(world, linkOf(world, seats[0]));
    const restored = await inTransaction(world, (tx) =>
      restoreRegistration(tx, seats[0]?.id ?? ""),
    );
    expect(restored.ok).toBe(true);
    expect(await moneyOf(world, id)).toMatchObject({
      owed: 125_000,
      refunded: 62_500,
      state: "awaiting-payment",
      living: ["ticket 100000"],
    });
  });

  dbTest(
    "keeps nothing when the organiser cancels, unless they say so",
    async ({ world, make }) => {
      const event = await pricedEvent(world, make);
      const { slug, owner } = event.organisation;
      const { id, seats } = await make.order(
        event,
        make.companyRequest("Nordlys", ["Ada", "Grace", "Karen"]),
      );
      await payByCard(world, id);
      const [ada = { id: "" }, grace = { id: "" }, karen = { id: "" }] = seats;
      await cancelAsOrganiser(world, owner, slug, ada.id);
      expect(await moneyOf(world, id)).toMatchObject({ owed: 250_000, refunds: [125_000] });
      await cancelAsOrganiser(world, owner, slug, grace.id, { back: "by-rule" });
      expect(await moneyOf(world, id)).toMatchObject({ owed: 187_500, refunds: [125_000, 62_500] });
      await cancelAsOrganiser(world, owner, slug, karen.id, { back: "nothing" });
      expect(await moneyOf(world, id)).toMatchObject({ owed: 187_500, refunds: [125_000, 62_500] });
    },
  );

  dbTest("is kept of by the rule when its attendee is erased", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { id, seats } = await make.order(event, make.request("Ada"));
    await payByCard(world, id);
    await inTransaction(world, (tx) => cancelForErasure(tx, seats[0]?.id ?? ""));
    expect(await moneyOf(world, id)).toMatchObject({ owed: 62_500, refunds: [62_500] });
  });

  dbTest("costs what it cost when a colleague takes it over", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { id, seats } = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
    await payByCard(world, id);
    const before = await moneyOf(world, id);
    const to = { name: "Karen", email: "karen@nordlys.example" };
    await inTransaction(world, (tx) => passOnSeat(tx, seats[0]?.id ?? "", to));
    expect(await moneyOf(world, id)).toEqual(before);
  });
});

describe("a seat of an invoice", () => {
  dbTest("is charged the fee, and only that", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { id, generation, seats } = await make.order(
      event,
      make.companyRequest("Nordlys", ["Ada", "Grace"]),
    );
    const token = orderToken(world, { id, generation });
    const [ada] = seats;
    const what = await whatBack(world, id, [ada?.id ?? ""]);
    expect(what).toMatchObject({ feeMinor: 62_500, backMinor: 0, dueMinor: 187_500 });
    expect((await dropSeat(world, token, ada?.id ?? "", shownAs(what))).ok).toBe(true);
    expect(await moneyOf(world, id)).toMatchObject({
      owed: 187_500,
      refunds: [],
      state: "to-be-invoiced",
      living: ["fee 50000", "ticket 100000"],
    });
  });
});

describe("nothing is kept", () => {
  dbTest("of what waits, was offered or was free", async ({ world, make }) => {
    const event = await pricedEvent(world, make, { seats: 1, rule: [{ days: 0, percent: 0 }] });
    await make.order(event, make.request("Ada"));
    const waiting = await make.order(event, make.request("Grace"));
    expect(
      await whatBack(
        world,
        waiting.id,
        waiting.seats.map(({ id }) => id),
      ),
    ).toMatchObject({
      owedBeforeMinor: 0,
      feeMinor: 0,
    });
    await leaveQueue(world, { seat: linkOf(world, waiting.seats[0]) });
    expect((await moneyOf(world, waiting.id)).living).toEqual([]);
    const free = await make.event();
    const order = await make.order(free, make.request("Karen"));
    await cancelRegistration(world, linkOf(world, order.seats[0]), "");
    expect(await world.db.orderLine.count({ where: { orderId: order.id } })).toBe(0);
  });

  dbTest("of a place that was offered and is declined, or runs out", async ({ world, make }) => {
    const event = await pricedEvent(world, make, { seats: 1, rule: [{ days: 0, percent: 0 }] });
    const first = await make.order(event, make.request("Ada"));
    const second = await make.order(event, make.request("Grace"));
    await cancelRegistration(world, linkOf(world, first.seats[0]));
    const status = () => world.db.registration.findFirst({ where: { orderId: second.id } });
    expect(await status()).toMatchObject({ status: "offered" });
    expect(
      await whatBack(
        world,
        second.id,
        second.seats.map(({ id }) => id),
      ),
    ).toMatchObject({ feeMinor: 0 });
    await leaveQueue(world, { seat: linkOf(world, second.seats[0]) });
    expect((await moneyOf(world, second.id)).living).toEqual([]);
    // Taken, it is as any other.
    const third = await make.order(event, make.request("Karen"));
    await acceptOffer(world, { seat: linkOf(world, third.seats[0]) });
    const what = await whatBack(
      world,
      third.id,
      third.seats.map(({ id }) => id),
    );
    expect(what).toMatchObject({ feeMinor: 125_000 });
  });

  dbTest("of what was never paid by card", async ({ world, make }) => {
    const event = await pricedEvent(world, make, { rule: [{ days: 0, percent: 0 }] });
    const { id, seats } = await make.order(event, make.request("Ada"));
    await world.db.order.update({ where: { id }, data: { payBy: "card" } });
    await world.db.registration.updateMany({
      where: { orderId: id },
      data: { status: "awaiting-payment" },
    });
    expect(await whatBack(world, id, [seats[0]?.id ?? ""])).toMatchObject({
      feeMinor: 0,
      owedAfterMinor: 0,
    });
    await cancelRegistration(world, linkOf(world, seats[0]));
    expect((await moneyOf(world, id)).living).toEqual([]);
  });
});

describe("part of a seat", () => {
  dbTest(
    "that is given up is kept of like the whole; by an organiser it is given back",
    async ({ world, make }) => {
      const event = await pricedEvent(world, make);
      const dinner = await offerAddOn(world, event, { priceMinor: 40_000 });
      const bus = await offerAddOn(world, event, { priceMinor: 20_000 });
      const { id, seats } = await make.order(event, {
        ...make.request("Ada"),
        seats: [
          { name: "Ada", email: "ada@company.example", addOns: [{ id: dinner }, { id: bus }] },
        ],
      });
      await payByCard(world, id);
      const seat = seats[0]?.id ?? "";
      const become = (addOns: readonly string[], by: "attendee" | "organiser") =>
        inTransaction(world, (tx) =>
          changeSeat(tx, seat, { addOns: addOns.map((each) => ({ id: each })) }, by),
        );
      expect((await become([bus], "attendee")).ok).toBe(true);
      expect(await moneyOf(world, id)).toMatchObject({
        refunds: [25_000],
        living: ["add-on 20000", "fee 20000", "ticket 100000"],
      });
      expect((await become([], "organiser")).ok).toBe(true);
      expect(await moneyOf(world, id)).toMatchObject({
        refunds: [25_000, 25_000],
        living: ["fee 20000", "ticket 100000"],
      });
      // The fee stays when the add-on is chosen anew, which is charged anew.
      expect((await become([dinner], "organiser")).ok).toBe(true);
      expect((await moneyOf(world, id)).living).toEqual([
        "add-on 40000",
        "fee 20000",
        "ticket 100000",
      ]);
    },
  );

  dbTest(
    "is kept of the difference when the ticket becomes a cheaper one",
    async ({ world, make }) => {
      const event = await pricedEvent(world, make);
      const cheaper = await offerTicket(world, event, { priceMinor: 60_000 });
      const { id, seats } = await make.order(event, make.request("Ada"));
      await payByCard(world, id);
      const done = await inTransaction(world, (tx) =>
        changeSeat(tx, seats[0]?.id ?? "", { ticketTypeId: cheaper }, "contact"),
      );
      expect(done.ok).toBe(true);
      expect(await moneyOf(world, id)).toMatchObject({
        owed: 100_000,
        refunds: [25_000],
        living: ["fee 20000", "ticket 60000"],
      });
    },
  );

  dbTest("shrinks with its discount", async ({ world, make }) => {
    const event = await pricedEvent(world, make);
    const { code } = await offerCode(world, event, { kind: "percentage", percent: 20 });
    const { id, seats } = await make.order(event, { ...make.request("Ada"), code });
    await payByCard(world, id);
    expect(await moneyOf(world, id)).toMatchObject({ owed: 100_000 });
    await cancelRegistration(world, linkOf(world, seats[0]));
    expect(await moneyOf(world, id)).toMatchObject({ owed: 50_000, living: ["fee 40000"] });
  });
});

dbTest(
  "an event that is called off gives everything back, whatever its rule, and owes it anew when it is on again",
  async ({ world, make }) => {
    const event = await pricedEvent(world, make, { rule: [{ days: 0, percent: 0 }] });
    const { slug, owner } = event.organisation;
    const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
    await payByCard(world, order.id);
    await cancelRegistration(world, linkOf(world, order.seats[1]));
    await cancelEvent(world, owner, slug, event.slug);
    expect(world.woken).toContain("settle-called-off");
    expect(await settleCalledOff(world)).toBe(0);
    world.clock.advance(11 * minute);
    expect(await Promise.all([settleCalledOff(world), settleCalledOff(world)])).toContain(1);
    // What was kept of the seat that was given back before stays.
    expect(await moneyOf(world, order.id)).toMatchObject({
      owed: 125_000,
      refunds: [125_000],
      living: ["fee 100000"],
    });
    expect(await settleCalledOff(world)).toBe(0);
    await bringBackEvent(world, owner, slug, event.slug);
    expect(await settleCalledOff(world)).toBe(1);
    expect(await moneyOf(world, order.id)).toMatchObject({
      owed: 250_000,
      refunded: 125_000,
      living: ["fee 100000", "ticket 100000"],
    });
    expect(await settleCalledOff(world)).toBe(0);
  },
);

dbTest(
  "money in is money kept and money given back, whatever is cancelled when",
  async ({ world, make }) => {
    const startsAt = instantOf("2027-11-01T09:00", "Europe/Oslo") ?? new Date();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 3 }),
        fc.array(
          fc.record({
            days: fc.integer({ min: 0, max: 20 }),
            percent: fc.integer({ min: 0, max: 100 }),
          }),
          {
            maxLength: 3,
          },
        ),
        fc.array(fc.integer({ min: 0, max: 20 * 24 * 60 }), { minLength: 3, maxLength: 3 }),
        async (prices, rule, moments) => {
          world.clock.set(addTime(startsAt, -40 * day));
          const event = await pricedEvent(world, make, {
            startsAt,
            rule,
            priceMinor: prices[0] ?? 1,
          });
          const addOns = await Promise.all(
            prices.slice(1).map((priceMinor) => offerAddOn(world, event, { priceMinor })),
          );
          const request = make.companyRequest(`Firma ${world.newId()}`, ["Ada", "Grace", "Karen"]);
          const { id, seats } = await make.order(event, {
            ...request,
            seats: request.seats.map((seat) => ({
              ...seat,
              addOns: addOns.map((each) => ({ id: each })),
            })),
          });
          await payByCard(world, id);
          const minutes = moments.toSorted((a, b) => b - a);
          for (const [at, seat] of seats.entries()) {
            world.clock.set(addTime(startsAt, -Math.max(1, minutes[at] ?? 1) * minute));
            const before = await moneyOf(world, id);
            const what = await whatBack(world, id, [seat.id]);
            const done = await cancelRegistration(world, linkOf(world, seat), shownAs(what));
            expect(done.ok).toBe(true);
            const after = await moneyOf(world, id);
            expect(after.refunded - before.refunded).toBe(what.backMinor);
            expect(after.owed).toBe(what.owedAfterMinor);
            expect(after.owed).toBe(after.paid - after.refunded);
            expect(after.refunds.reduce((sum, each) => sum + each, 0)).toBe(after.refunded);
          }
        },
      ),
      { numRuns: 12 },
    );
  },
);
