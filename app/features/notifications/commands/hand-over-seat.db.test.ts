import { describe, expect } from "vitest";
import { ClientCalendars } from "tests/support/client-calendar";
import { dbTest } from "tests/support/db";
import { deliverAll, propertyOf } from "tests/support/deliver";
import type { Make, MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { addTime, day } from "~/kernel/time";
import { placeOrder } from "~/features/registration/commands/place-order.server";
import { answerSensitive } from "~/features/registration/commands/answer-sensitive.server";
import { cancelRegistration } from "~/features/registration/commands/cancel-registration.server";
import { orderPage, seatPage } from "~/features/registration/queries/seat-page.server";
import {
  handedOverBy,
  orderToken,
  registrationByToken,
  seatTokens,
} from "~/features/registration/queries/registration-by-token.server";
import { anonymous } from "~/kernel/actor";
import { handOverSeat } from "./hand-over-seat.server";

const grace = { name: "Grace Prøve", email: "grace@company.example" };

async function comes(world: TestWorld, make: Make, event: MadeEvent, name = "Ada") {
  const placed = await make.order(event, { ...make.request(name), submissionKey: `key-${name}` });
  const [seat] = placed.seats;
  if (!seat) throw new Error("no seat");
  return {
    id: seat.id,
    token: seatTokens(world, seat).registration,
    feed: seatTokens(world, seat).feed,
    order: orderToken(world, placed),
  };
}

const trip = async (make: Make, seats = 40) => {
  const event = await make.event({ seats, hours: 30, title: "Studietur" });
  await make.session(event, { title: "Middag" });
  await make.session(event, { title: "Besøk", startsAt: addTime(event.startsAt, day) });
  return event;
};

describe("a place given to a colleague", () => {
  dbTest(
    "leaves one calendar and stands in the other, and nobody else is mailed",
    async ({ world, make }) => {
      const event = await trip(make);
      const { token } = await comes(world, make, event);
      const calendars = new ClientCalendars();
      calendars.receive(await deliverAll(world));
      const uids = calendars.of("ada@company.example").entries.map(({ uid }) => uid);
      const passed = await handOverSeat(world, token, grace);
      expect(passed).toMatchObject({ ok: true });
      const mails = await deliverAll(world);
      expect(
        mails
          .map(({ kind, to, calendar }) =>
            [kind, to.split("@")[0], propertyOf(calendar, "METHOD")].join(" "),
          )
          .toSorted(),
      ).toEqual([
        "calendar-day ada CANCEL",
        "calendar-day grace REQUEST",
        "cancelled ada CANCEL",
        "confirmation grace REQUEST",
      ]);
      expect(mails.find(({ kind }) => kind === "cancelled")?.text).not.toContain("Grace");
      calendars.receive(mails);
      expect(calendars.of("ada@company.example").entries).toEqual([]);
      const hers = calendars.of("grace@company.example").entries;
      expect(hers).toHaveLength(2);
      expect(hers.filter(({ uid }) => uids.includes(uid))).toEqual([]);
      expect(calendars.complaints).toEqual([]);
    },
  );

  dbTest(
    "ends every link to it, the order's too, and a form that is sent again",
    async ({ world, make }) => {
      const event = await trip(make);
      const { token, feed, order } = await comes(world, make, event);
      await handOverSeat(world, token, grace);
      expect(await registrationByToken(world, token)).toBeNull();
      expect(await registrationByToken(world, feed, "feed")).toBeNull();
      expect(await seatPage(world, token)).toBeNull();
      expect(await orderPage(world, order)).toBeNull();
      expect(await handedOverBy(world, token)).toMatchObject({ slug: event.slug });
      expect(await handedOverBy(world, feed)).toBeNull();
      const again = await placeOrder(world, anonymous, event.slug, {
        ...make.request("Ada"),
        submissionKey: "key-Ada",
      });
      expect(again).toMatchObject({ problem: { code: "submission-differs" } });
      expect(await handOverSeat(world, token, grace)).toMatchObject({
        problem: { code: "not-found" },
      });
    },
  );

  dbTest(
    "keeps its number, its ticket and the count of places; the answers go",
    async ({ world, make }) => {
      const event = await trip(make, 1);
      await world.db.sensitiveQuestion.create({ data: { eventId: event.id, kind: "diet" } });
      const { id, token } = await comes(world, make, event);
      await make.order(event, make.request("Karen"));
      await answerSensitive(world, token, { kind: "diet", choices: ["vegan"], note: "" }, "nb");
      const passed = await handOverSeat(world, token, grace);
      const rows = await world.db.registration.findMany({
        where: { eventId: event.id },
        orderBy: { createdAt: "asc" },
        select: {
          id: true,
          status: true,
          seatNumber: true,
          attendeeName: true,
          ticketTypeId: true,
        },
      });
      const newId = passed.ok ? passed.value.id : "";
      const [was, is] = [rows.find((row) => row.id === id), rows.find((row) => row.id === newId)];
      expect(was).toMatchObject({ status: "cancelled", seatNumber: 2 });
      expect(is).toMatchObject({ status: "confirmed", seatNumber: 1, attendeeName: "Grace Prøve" });
      expect(is?.ticketTypeId).toBe(was?.ticketTypeId);
      // Nobody in the queue was let in, and nobody was let out.
      expect(rows.filter(({ status }) => status === "waitlisted")).toHaveLength(1);
      expect(
        await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } }),
      ).toMatchObject({ taken: 1, waiting: 1 });
      expect(await world.db.sensitiveAnswer.count()).toBe(0);
      expect(
        await world.db.consent.findMany({ where: { registrationId: id, act: "lapsed" } }),
      ).toHaveLength(1);
      expect(await world.db.auditEntry.count({ where: { action: "hand-over-seat" } })).toBe(1);
    },
  );

  dbTest(
    "of a company's order leaves the contact in charge, and comes with its group",
    async ({ world, make }) => {
      const event = await trip(make);
      const group = await make.network(event.organisation, "Næring");
      await make.session(event, { title: "Gruppemøte", networkId: group });
      const order = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Karen"]));
      const [seat] = order.seats;
      const token = seat ? seatTokens(world, seat).registration : "";
      const passed = await handOverSeat(world, token, { ...grace, group });
      expect(passed).toMatchObject({ ok: true });
      const page = await orderPage(world, orderToken(world, order));
      expect(
        page?.seats.map(({ number, name, group: of, status }) => [number, name, of, status]),
      ).toEqual([
        [1, "Grace Prøve", "Næring", "confirmed"],
        [2, "Karen", null, "confirmed"],
      ]);
      expect(
        await world.db.consent.count({
          where: { registrationId: passed.ok ? passed.value.id : "", purpose: "group" },
        }),
      ).toBe(1);
    },
  );

  dbTest(
    "does not leave when the invitation never did: the letter goes alone",
    async ({ world, make }) => {
      const event = await trip(make);
      const { token } = await comes(world, make, event);
      await handOverSeat(world, token, grace);
      const mails = await deliverAll(world);
      expect(mails.filter(({ to }) => to.startsWith("ada"))).toMatchObject([
        { kind: "cancelled", calendar: null },
      ]);
    },
  );
});

describe("refused", () => {
  dbTest(
    "for somebody who is registered, with the sentence beside the address",
    async ({ world, make }) => {
      const event = await trip(make);
      const { token } = await comes(world, make, event);
      await comes(world, make, event, "Grace");
      for (const email of [grace.email, "GRACE@company.example", "ada@company.example"])
        expect(await handOverSeat(world, token, { ...grace, email })).toMatchObject({
          problem: { code: "already-registered", field: "email" },
        });
      expect(await seatPage(world, token)).toMatchObject({ status: "confirmed", name: "Ada" });
      const stranger = await make.network(await make.organisation(), "Fremmed");
      expect(
        await handOverSeat(world, token, {
          ...grace,
          email: "ny@company.example",
          group: stranger,
        }),
      ).toMatchObject({ problem: { code: "choice-unknown", field: "group" } });
    },
  );

  dbTest(
    "once the event has begun, for a place in the queue, and one given back",
    async ({ world, make }) => {
      const event = await trip(make, 1);
      const { token } = await comes(world, make, event);
      const karen = await comes(world, make, event, "Karen");
      expect(await handOverSeat(world, karen.token, grace)).toMatchObject({
        problem: { code: "seat-cancelled" },
      });
      await cancelRegistration(world, karen.token);
      expect(await handOverSeat(world, karen.token, grace)).toMatchObject({
        problem: { code: "seat-cancelled" },
      });
      world.clock.set(event.startsAt);
      expect(await handOverSeat(world, token, grace)).toMatchObject({
        problem: { code: "event-started" },
      });
    },
  );
});

describe("at once", () => {
  dbTest(
    "two hand-overs: one of them has the place, the other hears that it is gone",
    async ({ world, make }) => {
      const event = await trip(make);
      const { token } = await comes(world, make, event);
      const results = await Promise.all(
        ["karen", "kirsten", "tove"].map((name) =>
          handOverSeat(world, token, { name, email: `${name}@company.example` }),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      for (const result of results)
        if (!result.ok) expect(["seat-cancelled", "not-found"]).toContain(result.problem.code);
      expect(
        await world.db.registration.count({ where: { eventId: event.id, status: "confirmed" } }),
      ).toBe(1);
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      expect(pool.taken).toBe(1);
    },
  );

  dbTest(
    "a hand-over and a cancellation: the counter is right either way",
    async ({ world, make }) => {
      const event = await trip(make);
      for (let round = 0; round < 5; round++) {
        const name = `Ada ${round}`;
        const { token } = await comes(world, make, event, name);
        await Promise.all([
          cancelRegistration(world, token),
          handOverSeat(world, token, { name: "Ny", email: `ny${round}@company.example` }),
        ]);
      }
      const confirmed = await world.db.registration.count({
        where: { eventId: event.id, status: "confirmed" },
      });
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      expect(pool.taken).toBe(confirmed);
    },
  );

  dbTest("two seats handed to one person: one of them keeps its owner", async ({ world, make }) => {
    const event = await trip(make);
    const seats = [await comes(world, make, event), await comes(world, make, event, "Karen")];
    const results = await Promise.all(seats.map(({ token }) => handOverSeat(world, token, grace)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      problem: { code: "already-registered", field: "email" },
    });
  });
});
