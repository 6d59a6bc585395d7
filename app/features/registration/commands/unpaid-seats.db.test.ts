import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { MadeEvent, Make } from "tests/support/make";
import { beginPaying, moneyComes, payByCard, price, takingCards } from "tests/support/paid";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { addTime, hour, minute } from "~/kernel/time";
import { cancelEvent } from "~/features/events/commands/publish-event.server";
import type { OrderRequest } from "../domain/order-request";
import { releaseUnpaid } from "../jobs/release-unpaid.server";
import { settleCalledOff } from "../jobs/settle-called-off.server";
import { orderToken, seatTokens } from "../queries/registration-by-token.server";
import { acceptOffer } from "./answer-offer.server";
import { cancelRegistration } from "./cancel-registration.server";
import { decideApplication } from "./decide-application.server";
import { addSeats } from "./edit-order.server";
import { nameSeat } from "./name-seat.server";
import { orderPayables } from "./order-payables.server";
import { placeOrder } from "./place-order.server";

type Placed = Awaited<ReturnType<Make["order"]>>;

/** An event of so many places at 500 kr, and the world where cards are taken. */
async function sold(own: TestWorld, make: Make, seats: number) {
  const world = takingCards(own);
  const event = await make.event({ seats });
  await price(world, event, 50_000);
  return { world, event };
}

async function place(world: TestWorld, event: MadeEvent, request: OrderRequest): Promise<Placed> {
  const placed = await placeOrder(world, anonymous, event.slug, request);
  if (!placed.ok) throw new Error(`order refused: ${placed.problem.code}`);
  return placed.value;
}

const seatLink = (world: TestWorld, { seats: [seat] }: Placed) =>
  seat ? seatTokens(world, seat).registration : "";
const orderLink = (world: TestWorld, placed: Placed) =>
  orderToken(world, { id: placed.id, generation: placed.generation });

async function stateOf(world: TestWorld, { id }: Placed) {
  const { registrations, paymentState, payUntil } = await world.db.order.findUniqueOrThrow({
    where: { id },
    include: { registrations: { orderBy: { seatNumber: "asc" } } },
  });
  return { seats: registrations.map(({ status }) => status), paymentState, payUntil };
}

const refundsOf = (world: TestWorld, { id }: Placed) =>
  world.db.refund.findMany({
    where: { payableId: id },
    select: { amountMinor: true, reason: true },
  });

/** Letters that are delivered now, to one address. */
const lettersTo = async (world: TestWorld, email: string) =>
  (await deliverAll(world)).filter(({ to }) => to === email).map(({ kind }) => kind);

async function lapse(world: TestWorld): Promise<void> {
  world.clock.advance(32 * minute);
  await releaseUnpaid(world);
}

describe("an order that is paid for by card", () => {
  dbTest("has its places, and is confirmed when the money comes", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 1);
    const ada = await place(world, event, make.request("Ada"));
    expect(ada.seats[0]?.status).toBe("awaiting-payment");
    expect(await stateOf(world, ada)).toEqual({
      seats: ["awaiting-payment"],
      paymentState: "awaiting-payment",
      payUntil: addTime(world.now(), 15 * minute),
    });
    expect(await lettersTo(world, "ada@company.example")).toEqual([]);
    const grace = await place(world, event, make.request("Grace"));
    expect(grace.seats[0]?.status).toBe("waitlisted");

    const checkout = await beginPaying(world, ada.id);
    expect((await stateOf(world, ada)).payUntil).toEqual(addTime(world.now(), 31 * minute));
    await moneyComes(world, checkout ?? "");
    expect(await stateOf(world, ada)).toEqual({
      seats: ["confirmed"],
      paymentState: "paid",
      payUntil: null,
    });
    expect(await lettersTo(world, "ada@company.example")).toEqual([
      "payment-received",
      "confirmation",
    ]);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest("gets a letter with the link to who has not paid", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 1);
    await place(world, event, make.request("Ada"));
    world.clock.advance(6 * minute);
    expect(await lettersTo(world, "ada@company.example")).toEqual(["payment-due"]);
  });

  dbTest(
    "gives its places to who waits once its time is over, and says so",
    async ({ world: own, make }) => {
      const { world, event } = await sold(own, make, 1);
      const ada = await place(world, event, make.request("Ada"));
      const grace = await place(world, event, make.request("Grace"));
      world.clock.advance(14 * minute);
      expect(await releaseUnpaid(world)).toBe(0);
      world.clock.advance(minute);
      expect(await releaseUnpaid(world)).toBe(1);
      expect(await stateOf(world, ada)).toEqual({
        seats: ["cancelled"],
        paymentState: "none",
        payUntil: null,
      });
      expect((await stateOf(world, grace)).seats).toEqual(["offered"]);
      expect(await lettersTo(world, "ada@company.example")).toContain("payment-lapsed");
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);

      const taken = await acceptOffer(world, { seat: seatLink(world, grace) });
      expect(taken).toMatchObject({ ok: true, value: { toPay: expect.any(String) } });
      expect(await acceptOffer(world, { seat: seatLink(world, grace) })).toEqual(taken);
      expect((await stateOf(world, grace)).seats).toEqual(["awaiting-payment"]);
      await payByCard(world, grace.id);
      expect((await stateOf(world, grace)).seats).toEqual(["confirmed"]);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest("is not released while its bank is at work", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 1);
    const ada = await place(world, event, make.request("Ada"));
    const checkout = await beginPaying(world, ada.id, "paying");
    world.clock.advance(48 * hour);
    expect(await releaseUnpaid(world)).toBe(0);
    await moneyComes(world, checkout ?? "");
    expect((await stateOf(world, ada)).seats).toEqual(["confirmed"]);
  });

  dbTest("is left alone where nothing costs anything", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 1);
    await price(world, event, 0);
    const ada = await place(world, event, make.request("Ada"));
    expect(await stateOf(world, ada)).toEqual({
      seats: ["confirmed"],
      paymentState: "none",
      payUntil: null,
    });
    expect(await world.db.payable.count()).toBe(0);
  });

  dbTest("refuses a way to pay that is not offered", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 4);
    const asked = (request: OrderRequest, where: TestWorld = world) =>
      placeOrder(where, anonymous, event.slug, request);
    const refused = { ok: false, problem: { code: "way-to-pay-unknown", field: "payBy" } };
    expect(await asked(make.request("Ada", { payBy: "invoice" }))).toMatchObject(refused);
    expect(await asked(make.request("Ada", { payBy: "card" }), own)).toMatchObject(refused);
    await world.db.event.update({ where: { id: event.id }, data: { payBy: ["invoice"] } });
    expect(await asked(make.request("Ada", { payBy: "card" }))).toMatchObject(refused);
    await world.db.event.update({ where: { id: event.id }, data: { payBy: ["card", "invoice"] } });
    const company = { ...make.companyRequest("Sivilt AS", ["Ada"]), payBy: "invoice" as const };
    const placed = await place(world, event, company);
    expect(await stateOf(world, placed)).toMatchObject({
      seats: ["confirmed"],
      paymentState: "to-be-invoiced",
    });
    const byHand = await place(world, event, make.request("Grace", { source: "organiser" }));
    expect((await stateOf(world, byHand)).seats).toEqual(["confirmed"]);
  });
});

describe("money that comes too late", () => {
  dbTest("gets its seats back while there is room", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 2);
    const code = await world.db.code.create({
      data: {
        id: world.newId(),
        eventId: event.id,
        code: "TIDLIG",
        kind: "percentage",
        percent: 20,
        maxUses: 1,
      },
    });
    const ada = await place(world, event, make.request("Ada", { code: "TIDLIG" }));
    const checkout = await beginPaying(world, ada.id);
    await lapse(world);
    expect((await stateOf(world, ada)).seats).toEqual(["cancelled"]);
    expect((await world.db.code.findUniqueOrThrow({ where: { id: code.id } })).uses).toBe(0);

    await moneyComes(world, checkout ?? "");
    expect(await stateOf(world, ada)).toMatchObject({ seats: ["confirmed"], paymentState: "paid" });
    expect((await world.db.code.findUniqueOrThrow({ where: { id: code.id } })).uses).toBe(1);
    expect(await refundsOf(world, ada)).toEqual([]);
    expect(await lettersTo(world, "ada@company.example")).toContain("confirmation");
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest(
    "goes back with a letter when the place is somebody else's",
    async ({ world: own, make }) => {
      const { world, event } = await sold(own, make, 1);
      const ada = await place(world, event, make.request("Ada"));
      const checkout = await beginPaying(world, ada.id);
      await lapse(world);
      const grace = await place(world, event, make.request("Grace"));
      await moneyComes(world, checkout ?? "");
      expect(await stateOf(world, ada)).toMatchObject({
        seats: ["cancelled"],
        paymentState: "none",
      });
      expect(await refundsOf(world, ada)).toEqual([{ amountMinor: 50_000, reason: "too-late" }]);
      expect((await stateOf(world, grace)).seats).toEqual(["awaiting-payment"]);
      expect(await lettersTo(world, "ada@company.example")).toContain("payment-too-late");
      expect(world.woken).toContain("carry-out-refunds");
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest("does not overtake whoever waits", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 2);
    const ada = await place(world, event, make.request("Ada"));
    await place(world, event, make.request("Grace"));
    const checkout = await beginPaying(world, ada.id);
    // A party of two waits; one place comes free, which is theirs to wait at.
    const party = await place(world, event, make.companyRequest("Sivilt AS", ["Karen", "Dorothy"]));
    await world.db.order.updateMany({
      where: { id: { not: ada.id } },
      data: { payUntil: addTime(world.now(), hour) },
    });
    await lapse(world);
    expect((await stateOf(world, party)).seats).toEqual(["waitlisted", "waitlisted"]);
    await moneyComes(world, checkout ?? "");
    expect((await stateOf(world, ada)).seats).toEqual(["cancelled"]);
    expect(await refundsOf(world, ada)).toEqual([{ amountMinor: 50_000, reason: "too-late" }]);
  });

  dbTest("goes back when they have registered anew meanwhile", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 5);
    const first = await place(world, event, make.request("Ada"));
    const checkout = await beginPaying(world, first.id);
    await lapse(world);
    const again = await place(world, event, make.request("Ada"));
    await moneyComes(world, checkout ?? "");
    expect(await refundsOf(world, first)).toEqual([{ amountMinor: 50_000, reason: "too-late" }]);
    expect((await stateOf(world, again)).seats).toEqual(["awaiting-payment"]);
  });

  dbTest("goes back when the event has begun, or was called off", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 5);
    const ada = await place(world, event, make.request("Ada"));
    const adas = await beginPaying(world, ada.id);
    const grace = await place(world, event, make.request("Grace"));
    const graces = await beginPaying(world, grace.id);
    await lapse(world);
    await world.db.event.update({ where: { id: event.id }, data: { startsAt: world.now() } });
    await moneyComes(world, adas ?? "");
    expect(await refundsOf(world, ada)).toHaveLength(1);
    await world.db.event.update({
      where: { id: event.id },
      data: { startsAt: event.startsAt, status: "cancelled" },
    });
    await moneyComes(world, graces ?? "");
    expect(await refundsOf(world, grace)).toEqual([{ amountMinor: 50_000, reason: "too-late" }]);
  });

  dbTest(
    "gives places and money back when the event is called off while somebody pays",
    async ({ world: own, make }) => {
      const { world, event } = await sold(own, make, 5);
      const ada = await place(world, event, make.request("Ada"));
      const checkout = await beginPaying(world, ada.id);
      const { owner, slug } = event.organisation;
      expect((await cancelEvent(world, owner, slug, event.slug)).ok).toBe(true);
      const kept = await orderPayables.change(world, [ada.id], (tx) =>
        orderPayables.keepUntil(tx, ada.id, addTime(world.now(), hour)),
      );
      expect(kept).toBe(false);
      await moneyComes(world, checkout ?? "");
      expect((await stateOf(world, ada)).seats).toEqual(["cancelled"]);
      expect(await refundsOf(world, ada)).toEqual([{ amountMinor: 50_000, reason: "too-late" }]);
    },
  );

  dbTest(
    "goes back when its contact gave the seats back while paying",
    async ({ world: own, make }) => {
      const { world, event } = await sold(own, make, 5);
      const ada = await place(world, event, make.request("Ada"));
      const checkout = await beginPaying(world, ada.id);
      expect((await cancelRegistration(world, seatLink(world, ada))).ok).toBe(true);
      await moneyComes(world, checkout ?? "");
      expect((await stateOf(world, ada)).seats).toEqual(["cancelled"]);
      expect(await refundsOf(world, ada)).toEqual([{ amountMinor: 50_000, reason: "too-late" }]);
    },
  );

  dbTest(
    "pays what is left of an order of which a part was given back",
    async ({ world: own, make }) => {
      const { world, event } = await sold(own, make, 5);
      const both = await place(world, event, make.companyRequest("Sivilt AS", ["Ada", "Grace"]));
      const checkout = await beginPaying(world, both.id);
      expect((await cancelRegistration(world, seatLink(world, both))).ok).toBe(true);
      await moneyComes(world, checkout ?? "");
      expect(await stateOf(world, both)).toMatchObject({
        seats: ["cancelled", "confirmed"],
        paymentState: "paid",
      });
      expect(await refundsOf(world, both)).toHaveLength(1);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );
});

describe("one order that cannot be settled", () => {
  /** Its books say that money came, of which there is no payment to give back. */
  const spoil = (world: TestWorld, id: string, paidMinor: number) =>
    world.db.payable.update({ where: { id }, data: { paidMinor } });

  dbTest("keeps no other from running out, and goes on later", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 5);
    const ada = await place(world, event, make.request("Ada"));
    world.clock.advance(minute);
    const grace = await place(world, event, make.request("Grace"));
    await spoil(world, ada.id, 10_000);
    await expect(lapse(world)).rejects.toThrow(`${ada.id} could not be done, 1 in all`);
    expect((await stateOf(world, ada)).seats).toEqual(["awaiting-payment"]);
    expect((await stateOf(world, grace)).seats).toEqual(["cancelled"]);
    await spoil(world, ada.id, 0);
    expect(await releaseUnpaid(world)).toBe(1);
    expect((await stateOf(world, ada)).seats).toEqual(["cancelled"]);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest("keeps no other of an event that is off from its money", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 5);
    const orders = [];
    for (const name of ["Ada", "Grace", "Karen"]) {
      const placed = await place(world, event, make.request(name));
      await payByCard(world, placed.id);
      orders.push(placed);
    }
    const [first] = orders.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const { owner, slug } = event.organisation;
    expect((await cancelEvent(world, owner, slug, event.slug)).ok).toBe(true);
    world.clock.advance(hour);
    await spoil(world, first?.id ?? "", 90_000);
    await expect(settleCalledOff(world)).rejects.toThrow(AggregateError);
    expect(await world.db.refund.count()).toBe(2);
    await spoil(world, first?.id ?? "", 50_000);
    expect(await settleCalledOff(world)).toBe(1);
    expect(await world.db.refund.count()).toBe(3);
  });
});

describe("an order whose seats are paid for one after the other", () => {
  dbTest(
    "keeps those that are confirmed, and loses only those that are not paid",
    async ({ world: own, make }) => {
      const { world, event } = await sold(own, make, 5);
      const first = await place(world, event, make.companyRequest("Sivilt AS", ["Ada", ""]));
      await payByCard(world, first.id);
      await deliverAll(world);
      const added = await addSeats(world, orderLink(world, first), [
        { name: "Karen", email: "karen@sivilt.example" },
      ]);
      expect(added.ok).toBe(true);
      expect(await stateOf(world, first)).toMatchObject({
        seats: ["confirmed", "confirmed", "awaiting-payment"],
        paymentState: "awaiting-payment",
      });
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
      await lapse(world);
      expect(await stateOf(world, first)).toMatchObject({
        seats: ["confirmed", "confirmed", "cancelled"],
        paymentState: "paid",
      });
      expect(await refundsOf(world, first)).toEqual([]);
      // Of those who stay only the contact hears of it.
      const told = (await deliverAll(world)).map(({ to, kind }) => `${kind} to ${to}`);
      expect(told).toEqual(["payment-lapsed to contact@siviltas.example"]);

      const more = await addSeats(world, orderLink(world, first), [
        { name: "Dorothy", email: "dorothy@sivilt.example" },
      ]);
      expect(more.ok).toBe(true);
      await payByCard(world, first.id);
      expect(await stateOf(world, first)).toMatchObject({
        seats: ["confirmed", "confirmed", "cancelled", "confirmed"],
        paymentState: "paid",
      });
      expect(await lettersTo(world, "dorothy@sivilt.example")).toEqual(["confirmation"]);
      expect(await lettersTo(world, "ada@sivilt.example")).toEqual([]);
    },
  );

  dbTest(
    "gives what was added its place back when the money comes late, and the money back where there is none",
    async ({ world: own, make }) => {
      const { world, event } = await sold(own, make, 2);
      const first = await place(world, event, make.companyRequest("Sivilt AS", ["Ada"]));
      await payByCard(world, first.id);
      const add = async (name: string) => {
        const email = `${name.toLowerCase()}@sivilt.example`;
        expect((await addSeats(world, orderLink(world, first), [{ name, email }])).ok).toBe(true);
        const checkout = (await beginPaying(world, first.id)) ?? "";
        await lapse(world);
        return checkout;
      };
      const karen = await add("Karen");
      await moneyComes(world, karen);
      expect(await stateOf(world, first)).toMatchObject({
        seats: ["confirmed", "confirmed"],
        paymentState: "paid",
      });
      expect(await refundsOf(world, first)).toEqual([]);

      expect((await cancelRegistration(world, seatLink(world, first))).ok).toBe(true);
      await deliverAll(world);
      const hedy = await add("Hedy");
      await place(world, event, make.request("Grace"));
      await moneyComes(world, hedy);
      expect(await stateOf(world, first)).toMatchObject({
        seats: ["cancelled", "confirmed", "cancelled"],
        paymentState: "paid",
      });
      expect((await refundsOf(world, first)).map(({ reason }) => reason).toSorted()).toEqual([
        "cancelled",
        "too-late",
      ]);
      expect(await lettersTo(world, "contact@siviltas.example")).toContain("payment-too-late");
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest("confirms what is added to an order that is invoiced", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 5);
    const request = { ...make.companyRequest("Sivilt AS", ["Ada"]), payBy: "invoice" as const };
    const placed = await place(world, event, request);
    await addSeats(world, orderLink(world, placed), [{}]);
    expect(await stateOf(world, placed)).toMatchObject({
      seats: ["confirmed", "confirmed"],
      paymentState: "to-be-invoiced",
    });
    expect(await world.db.payable.findMany({ select: { owedMinor: true, payBy: true } })).toEqual([
      { owedMinor: 100_000, payBy: "invoice" },
    ]);
  });

  dbTest("has its seats named while it is unpaid", async ({ world: own, make }) => {
    const { world, event } = await sold(own, make, 5);
    const placed = await place(world, event, make.companyRequest("Sivilt AS", [""]));
    const named = await nameSeat(world, seatLink(world, placed), {
      name: "Ada",
      email: "ada@sivilt.example",
    });
    expect(named.ok).toBe(true);
    expect(await lettersTo(world, "ada@sivilt.example")).toEqual([]);
    await payByCard(world, placed.id);
    expect(await lettersTo(world, "ada@sivilt.example")).toEqual(["confirmation"]);
  });
});

describe("an application that is paid for by card", () => {
  dbTest("is kept for the event's hours once it is approved", async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await make.event({ seats: 5, requiresApproval: true });
    await price(world, event, 50_000);
    const ada = await place(world, event, make.request("Ada"));
    expect(await stateOf(world, ada)).toMatchObject({
      seats: ["awaiting-approval"],
      paymentState: "none",
    });
    const { owner, slug } = event.organisation;
    const decided = await decideApplication(world, owner, slug, ada.id, "approve");
    expect(decided).toEqual({ ok: true, value: { outcome: "awaiting-payment" } });
    expect(await stateOf(world, ada)).toEqual({
      seats: ["awaiting-payment"],
      paymentState: "awaiting-payment",
      payUntil: addTime(world.now(), 24 * hour),
    });
    expect(await lettersTo(world, "ada@company.example")).toContain("payment-due");
    await payByCard(world, ada.id);
    expect((await stateOf(world, ada)).seats).toEqual(["confirmed"]);
  });

  dbTest("owes nothing when it is declined", async ({ world: own, make }) => {
    const world = takingCards(own);
    const event = await make.event({ seats: 5, requiresApproval: true });
    await price(world, event, 50_000);
    const ada = await place(world, event, make.request("Ada"));
    const { owner, slug } = event.organisation;
    await decideApplication(world, owner, slug, ada.id, "decline");
    expect(await stateOf(world, ada)).toMatchObject({ seats: ["declined"], paymentState: "none" });
    expect(await beginPaying(world, ada.id)).toBeNull();
  });
});
