import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import {
  offerAddOn,
  offerCode,
  offerQuestion,
  offerQuota,
  offerSignUp,
  offerTicket,
} from "tests/support/offered";
import type { TestWorld } from "tests/support/world";
import { hour } from "~/kernel/time";
import { inTransaction } from "~/platform/world.server";
import { orderToken, seatTokens } from "../queries/registration-by-token.server";
import { cancelRegistration } from "./cancel-registration.server";
import { changeSeat, type ChangeBy, type SeatChange } from "./change-seat.server";
import { addSeats, dropSeat } from "./edit-order.server";
import { passOnSeat } from "./pass-on-seat.server";

const change = (
  world: TestWorld,
  id: string | undefined,
  what: SeatChange,
  by: ChangeBy = "attendee",
) => inTransaction(world, (tx) => changeSeat(tx, id ?? "", what, by));

async function takenOf(world: TestWorld, seatPoolOf: { seatPoolId: string | null }) {
  return world.db.seatPool.findUniqueOrThrow({ where: { id: seatPoolOf.seatPoolId ?? "" } });
}

describe("a seat", () => {
  dbTest(
    "gets other add-ons and sessions: places, lines and sums follow",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5 });
      const [bus, dinner] = [
        await offerAddOn(world, event, { priceMinor: 20_000, seats: 5 }),
        await offerAddOn(world, event, { priceMinor: 50_000, seats: 5 }),
      ];
      const workshop = await make.session(event);
      await offerSignUp(world, workshop, 1);
      const { seats, id: orderId } = await make.order(event, {
        ...make.companyRequest("Nordlys", []),
        seats: [{ addOns: [{ id: bus }] }, {}],
      });
      const [seat] = seats;
      expect(
        await change(world, seat?.id, { addOns: [{ id: dinner }], sessionIds: [workshop] }),
      ).toMatchObject({ ok: true, value: { waitsFor: [] } });
      const order = await world.db.order.findUniqueOrThrow({
        where: { id: orderId },
        include: { lines: true },
      });
      expect(order.netMinor).toBe(50_000);
      expect(order.lines.filter(({ cancelledAt }) => cancelledAt === null)).toHaveLength(3);
      expect(order.lines.filter(({ cancelledAt }) => cancelledAt !== null)).toHaveLength(1);
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
      // Nothing is said, nothing changes.
      expect(await change(world, seat?.id, {})).toMatchObject({ ok: true });
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
      await change(world, seat?.id, { addOns: [], sessionIds: [] });
      const none = await world.db.order.findUniqueOrThrow({ where: { id: orderId } });
      expect([none.totalMinor, none.paymentState]).toEqual([0, "none"]);
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
    },
  );

  dbTest(
    "is told what is full, waits for it when it would, and is charged once it has it",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5 });
      const dinner = await offerAddOn(world, event, { priceMinor: 50_000, seats: 1 });
      const room = await offerAddOn(world, event, { seats: 5, sharedBy: 2 });
      const ada = await make.order(event, {
        ...make.request("Ada"),
        seats: [{ name: "Ada", email: "ada@company.example", addOns: [{ id: dinner }] }],
      });
      const { seats, id: orderId } = await make.order(event, make.request("Grace"));
      const [seat] = seats;
      const both = { addOns: [{ id: dinner }, { id: room, roomMate: "Ada" }] };
      expect(await change(world, seat?.id, both)).toMatchObject({
        ok: false,
        problems: [{ code: "add-on-full", field: "addOns" }],
      });
      expect(
        await world.db.registrationAddOn.count({ where: { registrationId: seat?.id ?? "" } }),
      ).toBe(0);
      expect(await change(world, seat?.id, { ...both, waitFor: [dinner] })).toMatchObject({
        value: { waitsFor: [dinner] },
      });
      const rows = () =>
        world.db.registrationAddOn.findMany({
          where: { registrationId: seat?.id ?? "" },
          orderBy: { status: "asc" },
        });
      expect(await rows()).toMatchObject([
        { addOnId: room, status: "taken", roomMate: "Ada" },
        { addOnId: dinner, status: "waitlisted" },
      ]);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
      expect((await world.db.order.findUniqueOrThrow({ where: { id: orderId } })).netMinor).toBe(0);

      const [first] = ada.seats;
      if (first) await cancelRegistration(world, seatTokens(world, first).registration);
      expect((await rows()).map(({ status }) => status)).toEqual(["taken", "taken"]);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
      await change(world, seat?.id, {});
      expect((await world.db.order.findUniqueOrThrow({ where: { id: orderId } })).netMinor).toBe(
        50_000,
      );

      // No longer waiting for what one waits for leaves the line.
      const { seats: others } = await make.order(event, make.request("Karen"));
      const [third] = others;
      await change(world, third?.id, { addOns: [{ id: dinner }], waitFor: [dinner] });
      await change(world, third?.id, { addOns: [] });
      expect(await world.db.waitlistEntry.count({ where: { status: "waiting" } })).toBe(0);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest("keeps its places in what is no longer sold", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const ticket = await offerTicket(world, event, { seats: 2 });
    const other = await offerTicket(world, event, {});
    await offerQuota(world, event, 3, [ticket]);
    const bus = await offerAddOn(world, event, { seats: 5 });
    const dinner = await offerAddOn(world, event, { seats: 5 });
    const asked = make.request("Ada");
    const { seats } = await make.order(event, {
      ...asked,
      seats: [{ ...asked.seats[0], ticketType: ticket, addOns: [{ id: bus }] }],
    });
    const [seat] = seats;
    const gone = { archivedAt: world.now() };
    await world.db.ticketType.update({ where: { id: ticket }, data: gone });
    await world.db.addOn.update({ where: { id: bus }, data: gone });
    const placesNow = async () =>
      (await world.db.registration.findUniqueOrThrow({ where: { id: seat?.id ?? "" } })).places;
    // The event's, the type's, the quota's and the bus's.
    expect(await placesNow()).toHaveLength(4);
    for (const by of ["attendee", "contact", "organiser"] as const) {
      const addOns = [{ id: bus }, ...(by === "contact" ? [] : [{ id: dinner }])];
      expect(await change(world, seat?.id, { addOns, ticketTypeId: ticket }, by)).toMatchObject({
        ok: true,
      });
      expect(await placesNow()).toHaveLength(by === "contact" ? 4 : 5);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    }
    // Another ticket gives them back, and leaves the bus and the dinner alone.
    expect(await change(world, seat?.id, { ticketTypeId: other }, "organiser")).toMatchObject({
      ok: true,
    });
    expect(await placesNow()).toHaveLength(3);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest(
    "gets another ticket from its contact: places, price and discount go along",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5 });
      const [plain, full] = [
        await offerTicket(world, event, { priceMinor: 10_000, seats: 2 }),
        await offerTicket(world, event, { priceMinor: 30_000, seats: 1 }),
      ];
      await offerQuota(world, event, 3, [plain, full]);
      const { code } = await offerCode(world, event, { kind: "percentage", percent: 10 });
      const { seats, id: orderId } = await make.order(event, {
        ...make.companyRequest("Nordlys", []),
        seats: [{ ticketType: plain }, { ticketType: plain }],
        code,
      });
      const [one, two] = seats;
      expect(await change(world, one?.id, { ticketTypeId: full })).toMatchObject({
        problem: { code: "not-allowed", field: "ticketType" },
      });
      expect(await change(world, one?.id, { ticketTypeId: full }, "contact")).toMatchObject({
        ok: true,
      });
      expect((await world.db.order.findUniqueOrThrow({ where: { id: orderId } })).netMinor).toBe(
        36_000,
      );
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
      expect(await change(world, two?.id, { ticketTypeId: full }, "contact")).toMatchObject({
        problem: { code: "ticket-full", field: "ticketType" },
      });
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
    },
  );

  dbTest("changes its answers, until the organiser's deadline", async ({ world, make }) => {
    const event = await make.event({ seats: 5 });
    const bus = await offerQuestion(world, event, {
      kind: "choice",
      options: ["Oslo", "Moss"],
      required: true,
    });
    const { seats } = await make.order(event, {
      ...make.companyRequest("Nordlys", []),
      seats: [{}],
    });
    const [seat] = seats;
    const say = (...values: string[]) => ({ answers: [{ question: bus, values }] });
    expect(await change(world, seat?.id, say())).toMatchObject({
      problems: [{ code: "required", field: `q.${bus}` }],
    });
    expect(await change(world, seat?.id, say("Bergen"))).toMatchObject({
      problems: [{ code: "choice-unknown", field: `q.${bus}` }],
    });
    expect(await change(world, seat?.id, say("Moss"))).toMatchObject({ ok: true });
    expect(await change(world, seat?.id, say("Oslo"))).toMatchObject({ ok: true });
    expect(await world.db.answer.findMany()).toMatchObject([{ values: ["Oslo"] }]);
    await world.db.event.update({
      where: { id: event.id },
      data: { changesUntil: new Date(world.now().getTime() + hour) },
    });
    world.clock.advance(2 * hour);
    expect(await change(world, seat?.id, say("Moss"))).toMatchObject({
      problem: { code: "changes-over" },
    });
    expect(await change(world, seat?.id, say("Moss"), "organiser")).toMatchObject({ ok: true });
  });

  dbTest(
    "that is passed on takes bed, lines and place in the line along, and no answers",
    async ({ world, make }) => {
      const event = await make.event({ seats: 5 });
      const room = await offerAddOn(world, event, { priceMinor: 50_000, seats: 5, sharedBy: 2 });
      const health = await offerQuestion(world, event, { sensitive: true });
      const { seats, id: orderId } = await make.order(event, {
        ...make.companyRequest("Nordlys", []),
        seats: [
          {
            name: "Ada",
            email: "ada@nordlys.example",
            addOns: [{ id: room, roomMate: "Grace" }],
            questions: [{ question: health, values: ["Nøtter"] }],
          },
          { name: "Grace", email: "grace@nordlys.example", addOns: [{ id: room }] },
        ],
      });
      const [ada, grace] = seats;
      await world.db.registrationAddOn.updateMany({
        where: { registrationId: grace?.id ?? "" },
        data: { roomMateId: ada?.id ?? "" },
      });
      const passed = await inTransaction(world, (tx) =>
        passOnSeat(tx, ada?.id ?? "", { name: "Karen", email: "karen@nordlys.example" }),
      );
      const karen = passed.ok ? passed.value.id : "";
      const rows = await world.db.registrationAddOn.findMany({ orderBy: { roomMateId: "asc" } });
      expect(
        rows.map(({ registrationId, roomMate, roomMateId }) => [
          registrationId,
          roomMate,
          roomMateId,
        ]),
      ).toEqual([
        [grace?.id, "", karen],
        [karen, "", null],
      ]);
      expect(await world.db.orderLine.count({ where: { registrationId: karen } })).toBeGreaterThan(
        0,
      );
      expect(await world.db.answer.count()).toBe(0);
      expect((await world.db.order.findUniqueOrThrow({ where: { id: orderId } })).netMinor).toBe(
        100_000,
      );
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
      await inTransaction(world, (tx) => changeSeat(tx, karen, { addOns: [] }, "organiser"));
      const [left] = await world.db.registrationAddOn.findMany();
      expect(left?.roomMateId).toBeNull();
    },
  );
});

describe("an order", () => {
  dbTest(
    "gets more seats while there is room, and gives one back, by its contact's link",
    async ({ world, make }) => {
      const event = await make.event({ seats: 3 });
      const ticket = await offerTicket(world, event, { priceMinor: 10_000, seats: 3 });
      const { code } = await offerCode(world, event, {
        kind: "percentage",
        percent: 50,
        maxUses: 1,
      });
      const placed = await make.order(event, {
        ...make.companyRequest("Nordlys", []),
        seats: [{ name: "Ada", email: "ada@nordlys.example", ticketType: ticket }],
        code,
      });
      const token = orderToken(world, placed);
      const more = [
        { name: "Grace", email: "grace@nordlys.example", ticketType: ticket },
        { ticketType: ticket },
      ];
      expect(await addSeats(world, "nonsense", more)).toMatchObject({
        problem: { code: "not-found" },
      });
      expect(
        await addSeats(world, token, [{ name: "Ada", email: "ada@nordlys.example" }]),
      ).toMatchObject({
        problem: { code: "already-registered", field: "seats[0].email" },
      });
      const added = await addSeats(world, token, more);
      expect(added.ok && added.value.seatIds).toHaveLength(2);
      expect((await world.db.order.findUniqueOrThrow({ where: { id: placed.id } })).netMinor).toBe(
        15_000,
      );
      expect(await addSeats(world, token, more.slice(1))).toMatchObject({
        problem: { code: "seats-full" },
      });
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
      const mails = await world.db.outboxMessage.findMany({ orderBy: { createdAt: "asc" } });
      expect(mails.map(({ kind, recipientEmail }) => `${kind} ${recipientEmail}`)).toContain(
        "confirmation grace@nordlys.example",
      );

      const other = await make.order(event, make.companyRequest("Blåskjell", [""]));
      const [foreign] = other.seats;
      expect(await dropSeat(world, token, foreign?.id ?? "")).toMatchObject({
        problem: { code: "not-found" },
      });
      const [ada] = placed.seats;
      expect(await dropSeat(world, token, ada?.id ?? "")).toMatchObject({ ok: true });
      expect((await world.db.order.findUniqueOrThrow({ where: { id: placed.id } })).netMinor).toBe(
        10_000,
      );
      const served = await world.db.registration.findFirst({ where: { id: foreign?.id ?? "" } });
      expect(served?.status).toBe("confirmed");
      expect((await takenOf(world, event)).taken).toBe(3);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );
});
