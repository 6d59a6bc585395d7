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
import { anonymous } from "~/kernel/actor";
import { day } from "~/kernel/time";
import { inTransaction } from "~/platform/world.server";
import { seatTokens } from "../queries/registration-by-token.server";
import { cancelRegistration } from "./cancel-registration.server";
import { placeOrder } from "./place-order.server";

describe("an order of everything", () => {
  dbTest("is judged, priced and written whole", async ({ world, make }) => {
    const event = await make.event({ seats: 10 });
    await world.db.organisation.update({
      where: { id: event.organisation.id },
      data: { vatRegistered: true },
    });
    const ticket = await offerTicket(world, event, { priceMinor: 10_000, seats: 5 });
    await offerQuota(world, event, 4, [ticket]);
    const room = await offerAddOn(world, event, {
      kind: "lodging",
      priceMinor: 5_000,
      seats: 4,
      sharedBy: 2,
    });
    const workshop = await make.session(event);
    await offerSignUp(world, workshop, 3);
    const allergy = await offerQuestion(world, event, { sensitive: true });
    const invoice = await offerQuestion(world, event, { scope: "order" });
    const { code, id: codeId } = await offerCode(world, event, { kind: "percentage", percent: 10 });
    const placed = await make.order(event, {
      ...make.companyRequest("Nordlys", []),
      seats: [
        {
          name: "Ada",
          email: "ada@nordlys.example",
          ticketType: ticket,
          addOns: [{ id: room, roomMate: "Grace" }],
          sessions: [workshop],
          questions: [{ question: allergy, values: ["Nøtter"] }],
        },
        { ticketType: ticket },
      ],
      questions: [{ question: invoice, values: ["Avdeling 7"] }],
      code,
      reference: "PO 1234",
      source: "api",
    });
    const order = await world.db.order.findUniqueOrThrow({
      where: { id: placed.id },
      include: {
        lines: { orderBy: { position: "asc" } },
        answers: true,
        registrations: {
          include: { addOns: true, sessions: true },
          orderBy: { seatNumber: "asc" },
        },
      },
    });
    expect(order).toMatchObject({ source: "api", reference: "PO 1234", codeId, currency: "NOK" });
    expect(order.lines.map(({ kind, netMinor }) => [kind, netMinor])).toEqual([
      ["ticket", 10_000],
      ["add-on", 5_000],
      ["ticket", 10_000],
      ["discount", -1_000],
      ["discount", -1_000],
    ]);
    expect([order.netMinor, order.vatMinor, order.totalMinor]).toEqual([23_000, 5_750, 28_750]);
    expect(order.paymentState).toBe("to-be-invoiced");
    expect(order.answers.flatMap(({ values }) => values).toSorted()).toEqual([
      "Avdeling 7",
      "Nøtter",
    ]);
    const [ada] = order.registrations;
    expect(ada?.addOns).toMatchObject([{ addOnId: room, roomMate: "Grace", status: "taken" }]);
    expect(ada?.sessions).toMatchObject([{ sessionId: workshop, status: "taken" }]);
    expect(ada?.places).toHaveLength(5);
    expect((await world.db.code.findUniqueOrThrow({ where: { id: codeId } })).uses).toBe(1);
    expect(await faultsInBooks(world.db, event.id)).toEqual([]);

    const [first, second] = placed.seats;
    if (!first || !second) throw new Error("no seats");
    await cancelRegistration(world, seatTokens(world, first).registration);
    const half = await world.db.order.findUniqueOrThrow({ where: { id: placed.id } });
    expect([half.netMinor, half.vatMinor, half.totalMinor]).toEqual([9_000, 2_250, 11_250]);
    expect(await world.db.answer.count({ where: { questionId: allergy } })).toBe(0);
    expect((await world.db.code.findUniqueOrThrow({ where: { id: codeId } })).uses).toBe(1);
    await cancelRegistration(world, seatTokens(world, second).registration);
    const none = await world.db.order.findUniqueOrThrow({ where: { id: placed.id } });
    expect([none.totalMinor, none.paymentState]).toEqual([0, "none"]);
    expect((await world.db.code.findUniqueOrThrow({ where: { id: codeId } })).uses).toBe(0);
    const pools = await world.db.seatPool.aggregate({ _sum: { taken: true } });
    expect(pools._sum.taken).toBe(0);
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest(
    "waits whole for a dinner that is full, and is served when it is free",
    async ({ world, make }) => {
      const event = await make.event({ seats: 10 });
      const dinner = await offerAddOn(world, event, { seats: 1 });
      const first = await make.order(event, {
        ...make.request("Ada"),
        seats: [{ name: "Ada", email: "ada@company.example", addOns: [{ id: dinner }] }],
      });
      const second = await make.order(event, {
        ...make.companyRequest("Nordlys", []),
        seats: [{ addOns: [{ id: dinner }] }, {}],
      });
      expect(second.seats.map(({ status }) => status)).toEqual(["waitlisted", "waitlisted"]);
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
      const other = await make.order(event, make.request("Grace"));
      expect(other.seats[0]?.status).toBe("confirmed");
      const [seat] = first.seats;
      if (seat) await cancelRegistration(world, seatTokens(world, seat).registration);
      const served = await world.db.registration.findMany({ where: { orderId: second.id } });
      expect(served.map(({ status }) => status)).toEqual(["confirmed", "confirmed"]);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest(
    "with a code whose last use or place is gone is refused, and leaves nothing",
    async ({ world, make }) => {
      const event = await make.event({ seats: 10 });
      const ticket = await offerTicket(world, event, { hidden: true });
      const once = await offerCode(world, event, {
        kind: "unlock",
        ticketTypeIds: [ticket],
        maxUses: 1,
      });
      const reserved = await offerCode(world, event, {
        kind: "reserved",
        ticketTypeIds: [ticket],
        seats: 2,
      });
      const ask = (name: string, code: string, seats = 1) =>
        placeOrder(world, anonymous, event.slug, {
          ...make.companyRequest(name, []),
          seats: Array.from({ length: seats }, (_, n) => ({
            name: `${name} ${n}`,
            email: `${name}${n}@firm.example`,
            ticketType: ticket,
          })),
          code,
        });
      const answers = await Promise.all(["a", "b", "c", "d"].map((name) => ask(name, once.code)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      for (const answer of answers)
        if (!answer.ok)
          expect(answer.problem).toMatchObject({ code: "order-code-used-up", field: "code" });
      expect(await world.db.person.count()).toBe(1);

      expect(await ask("e", reserved.code, 2)).toMatchObject({ ok: true });
      expect(await ask("f", reserved.code)).toMatchObject({
        problem: { code: "order-code-used-up" },
      });
      expect(await world.db.person.count()).toBe(3);
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      expect(pool.taken).toBe(3);
    },
  );

  dbTest(
    "for somebody who has a seat is asked about, and placed when it is meant",
    async ({ world, make }) => {
      const event = await make.event({ seats: 10 });
      await make.order(event, make.request("Ada"));
      const company = {
        ...make.companyRequest("Nordlys", []),
        seats: [{}, { name: "Ada", email: "ada@company.example" }],
      };
      expect(await placeOrder(world, anonymous, event.slug, company)).toMatchObject({
        problem: { code: "already-registered", field: "seats[1].email" },
        problems: [{ code: "already-registered" }],
      });
      const meant = company.seats.map((seat) => ({ ...seat, again: true }));
      expect(
        await placeOrder(world, anonymous, event.slug, { ...company, seats: meant }),
      ).toMatchObject({ ok: true });
      const twice = [...meant, ...meant];
      expect(
        await placeOrder(world, anonymous, event.slug, { ...company, seats: twice }),
      ).toMatchObject({ ok: true });
      expect(await world.db.person.count()).toBe(1);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest(
    "made from an offer that has changed meanwhile is judged by the new one",
    async ({ world, make }) => {
      const event = await make.event({ seats: 10 });
      const ticket = await offerTicket(world, event, { priceMinor: 10_000 });
      const [rise] = await Promise.all(
        [
          inTransaction(world, async (tx) => {
            await tx.db
              .$executeRaw`SELECT 1 FROM event WHERE id = ${event.id}::uuid FOR NO KEY UPDATE`;
            await new Promise((done) => setTimeout(done, 300));
            await tx.db.ticketType.update({ where: { id: ticket }, data: { priceMinor: 20_000 } });
            await tx.db.event.update({
              where: { id: event.id },
              data: { offerRevision: { increment: 1 } },
            });
          }),
        ].concat(
          new Promise<void>((done) => setTimeout(done, 100)).then(async () => {
            await make.order(event, { ...make.request("Ada"), seats: [{ ticketType: ticket }] });
          }),
        ),
      );
      expect(rise).toBeUndefined();
      const [order] = await world.db.order.findMany();
      expect(order?.netMinor).toBe(20_000);
    },
  );

  dbTest(
    "where smaller parties come first is seated at once though a larger one waits",
    async ({ world, make }) => {
      const event = await make.event({ seats: 2 });
      await world.db.event.update({ where: { id: event.id }, data: { smallerFirst: true } });
      await make.order(event, make.request("Ada"));
      const large = await make.order(event, make.companyRequest("Nordlys", ["Karen", "Kirsten"]));
      const small = await make.order(event, make.request("Grace"));
      expect(large.seats[0]?.status).toBe("waitlisted");
      expect(small.seats[0]?.status).toBe("confirmed");
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest(
    "is given back by its link until the organiser's deadline, by the organiser until the end",
    async ({ world, make }) => {
      const event = await make.event({ seats: 2 });
      const placed = await make.order(event, make.request("Ada"));
      await world.db.event.update({
        where: { id: event.id },
        data: { cancelUntil: new Date(world.now().getTime() + day) },
      });
      world.clock.advance(2 * day);
      const [seat] = placed.seats;
      if (!seat) throw new Error("no seat");
      expect(await cancelRegistration(world, seatTokens(world, seat).registration)).toMatchObject({
        problem: { code: "cancel-over" },
      });
    },
  );
});
