import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { deliverAll } from "tests/support/deliver";
import type { MadeEvent, Make } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { hour, minute } from "~/kernel/time";
import { inTransaction } from "~/platform/world.server";
import { expireOffers } from "../jobs/expire-offers.server";
import { orderToken, seatTokens } from "../queries/registration-by-token.server";
import { orderPage, seatPage } from "../queries/seat-page.server";
import { waitlistOfEvent } from "../queries/waitlist-of-event.server";
import { acceptOffer, leaveChoice, leaveQueue } from "./answer-offer.server";
import { cancelRegistration } from "./cancel-registration.server";
import { changeSeat } from "./change-seat.server";
import { changeQueueRule, offerOutOfTurn, takeOffQueue } from "./manage-waitlist.server";

type Placed = Awaited<ReturnType<Make["order"]>>;

/** An event where a place costs something; offers stand for a day. */
async function costly(world: TestWorld, make: Make, seats: number): Promise<MadeEvent> {
  const event = await make.event({ seats });
  await world.db.ticketType.updateMany({
    where: { eventId: event.id },
    data: { priceMinor: 50_000 },
  });
  return event;
}

const seatLink = (world: TestWorld, { seats: [seat] }: Placed) =>
  seat ? seatTokens(world, seat).registration : "";
const orderLink = (world: TestWorld, placed: Placed) =>
  orderToken(world, { id: placed.id, generation: placed.generation });
const statusesOf = async (world: TestWorld, placed: Placed) =>
  (await world.db.registration.findMany({ where: { orderId: placed.id } })).map(
    (seat) => seat.status,
  );
const kindsTo = async (world: TestWorld, email: string) =>
  (await deliverAll(world)).filter(({ to }) => to === email).map(({ kind }) => kind);

describe("a place that costs something", () => {
  dbTest("is offered, kept, and taken by one click", async ({ world, make }) => {
    const event = await costly(world, make, 1);
    const ada = await make.order(event, make.request("Ada"));
    const grace = await make.order(event, make.request("Grace"));
    await deliverAll(world);
    // The price of the day goes up; what Grace agreed to stands.
    await world.db.ticketType.updateMany({
      where: { eventId: event.id },
      data: { priceMinor: 90_000 },
    });
    await cancelRegistration(world, seatLink(world, ada));

    expect(await statusesOf(world, grace)).toEqual(["offered"]);
    const page = await seatPage(world, seatLink(world, grace));
    expect(page?.offer).toMatchObject({ totalMinor: 50_000, seats: 1 });
    expect(page?.offer?.expiresAt).toEqual(new Date(world.now().getTime() + 24 * hour));
    expect(await kindsTo(world, "grace@company.example")).toEqual(["offered"]);
    const full = await make.order(event, make.request("Karen"));
    expect(await statusesOf(world, full)).toEqual(["waitlisted"]);

    const link = { seat: seatLink(world, grace) };
    expect(await acceptOffer(world, link)).toEqual({ ok: true, value: { toPay: null } });
    expect(await acceptOffer(world, link)).toEqual({ ok: true, value: { toPay: null } });
    expect(await statusesOf(world, grace)).toEqual(["confirmed"]);
    expect(await world.db.order.findUnique({ where: { id: grace.id } })).toMatchObject({
      paymentState: "to-be-invoiced",
      totalMinor: 50_000,
    });
    world.clock.advance(25 * hour);
    expect(await expireOffers(world)).toBe(0);
    expect(await kindsTo(world, "grace@company.example")).toEqual(["confirmation"]);
  });

  dbTest("goes to the next when nobody answers, after a reminder", async ({ world, make }) => {
    const event = await costly(world, make, 1);
    const ada = await make.order(event, make.request("Ada"));
    const grace = await make.order(event, make.request("Grace"));
    const karen = await make.order(event, make.request("Karen"));
    await cancelRegistration(world, seatLink(world, ada));
    await deliverAll(world);
    world.clock.advance(18 * hour + minute);
    expect(await kindsTo(world, "grace@company.example")).toEqual(["offer-ending"]);
    world.clock.advance(6 * hour);
    expect(await acceptOffer(world, { seat: seatLink(world, grace) })).toMatchObject({
      problem: { code: "offer-expired" },
    });
    expect(await expireOffers(world)).toBe(1);
    expect(await statusesOf(world, grace)).toEqual(["cancelled"]);
    expect(await statusesOf(world, karen)).toEqual(["offered"]);
    expect(await acceptOffer(world, { seat: seatLink(world, grace) })).toMatchObject({
      problem: { code: "offer-expired" },
    });
    expect(await kindsTo(world, "grace@company.example")).toEqual(["offer-expired"]);
    expect(await world.db.order.findUnique({ where: { id: grace.id } })).toMatchObject({
      totalMinor: 0,
      paymentState: "none",
    });
  });

  dbTest("is never offered beyond the event's start", async ({ world, make }) => {
    const event = await costly(world, make, 1);
    const ada = await make.order(event, make.request("Ada"));
    const grace = await make.order(event, make.request("Grace"));
    world.clock.set(new Date(event.startsAt.getTime() - 3 * hour));
    await cancelRegistration(world, seatLink(world, ada));
    expect((await seatPage(world, seatLink(world, grace)))?.offer?.expiresAt).toEqual(
      event.startsAt,
    );
  });

  dbTest("of a company is answered by its contact alone, for all", async ({ world, make }) => {
    const event = await costly(world, make, 2);
    const first = await make.order(event, make.companyRequest("Nordlys", ["Ada", "Grace"]));
    const second = await make.order(event, make.companyRequest("Blåskjell", ["Karen", "Kirsten"]));
    for (const seat of first.seats)
      await cancelRegistration(world, seatTokens(world, seat).registration);
    expect(await statusesOf(world, second)).toEqual(["offered", "offered"]);
    expect(await acceptOffer(world, { seat: seatLink(world, second) })).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await acceptOffer(world, { order: orderLink(world, first) })).toMatchObject({
      problem: { code: "no-offer" },
    });
    expect((await orderPage(world, orderLink(world, second)))?.offer?.seats).toBe(2);
    expect(await leaveQueue(world, { order: orderLink(world, second) })).toMatchObject({
      ok: true,
    });
    expect(await statusesOf(world, second)).toEqual(["cancelled", "cancelled"]);
    const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
    expect(pool).toMatchObject({ taken: 0, waiting: 0 });
  });

  dbTest("is either taken or passed on, when both happen at once", async ({ world, make }) => {
    for (let round = 0; round < 5; round++) {
      const event = await costly(world, make, 1);
      const ada = await make.order(event, make.request(`Ada ${round}`));
      const grace = await make.order(event, make.request(`Grace ${round}`));
      const karen = await make.order(event, make.request(`Karen ${round}`));
      await cancelRegistration(world, seatLink(world, ada));
      // The one still thinks it is early, to the other it is over.
      const late = { ...world, now: () => new Date(world.now().getTime() + 25 * hour) };
      const [accepted] = await Promise.all([
        acceptOffer(world, { seat: seatLink(world, grace) }),
        expireOffers(late),
      ]);
      expect(await statusesOf(world, grace)).toEqual([accepted.ok ? "confirmed" : "cancelled"]);
      expect(await statusesOf(world, karen)).toEqual([accepted.ok ? "waitlisted" : "offered"]);
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      expect(pool.taken).toBe(1);
    }
  });

  dbTest("is not given to who leaves the queue at the same moment", async ({ world, make }) => {
    for (let round = 0; round < 5; round++) {
      const event = await make.event({ seats: 1 });
      const ada = await make.order(event, make.request(`Ada ${round}`));
      const grace = await make.order(event, make.request(`Grace ${round}`));
      const karen = await make.order(event, make.request(`Karen ${round}`));
      await Promise.all([
        cancelRegistration(world, seatLink(world, ada)),
        leaveQueue(world, { seat: seatLink(world, grace) }),
      ]);
      const [gone] = await statusesOf(world, grace);
      expect(await statusesOf(world, karen)).toEqual([
        gone === "confirmed" ? "waitlisted" : "confirmed",
      ]);
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      expect(pool).toMatchObject({ taken: 1, waiting: gone === "confirmed" ? 1 : 0 });
    }
  });
});

describe("an add-on that is full", () => {
  dbTest(
    "is waited for by one seat, given with what it costs, and can be let go of",
    async ({ world, make }) => {
      const event = await make.event();
      const [poolId, addOnId] = [world.newId(), world.newId()];
      await world.db.seatPool.create({ data: { id: poolId, size: 1 } });
      await world.db.addOn.create({
        data: {
          id: addOnId,
          eventId: event.id,
          kind: "lodging",
          name: "Enkeltrom",
          priceMinor: 120_000,
          ticketTypeIds: [],
          seatPoolId: poolId,
        },
      });
      const withRoom = (name: string) => {
        const asked = make.request(name);
        return {
          ...asked,
          seats: asked.seats.map((seat) => ({ ...seat, addOns: [{ id: addOnId }] })),
        };
      };
      const ada = await make.order(event, withRoom("Ada"));
      const waiting: Placed[] = [];
      for (const name of ["Grace", "Karen"]) {
        const placed = await make.order(event, make.request(name));
        const [seat] = placed.seats;
        const change = { addOns: [{ id: addOnId }], waitFor: [addOnId] };
        const changed = await inTransaction(world, (tx) =>
          changeSeat(tx, seat?.id ?? "", change, "attendee"),
        );
        expect(changed).toMatchObject({ value: { waitsFor: [addOnId] } });
        waiting.push(placed);
      }
      const [grace, karen] = waiting;
      if (!grace || !karen) throw new Error("nobody waits");
      const [asked] = (await seatPage(world, seatLink(world, karen)))?.waitsFor ?? [];
      expect(asked).toMatchObject({ name: "Enkeltrom", position: 2 });
      expect(await leaveChoice(world, seatLink(world, grace), asked?.entryId ?? "")).toMatchObject({
        problem: { code: "not-found" },
      });
      expect(await leaveChoice(world, seatLink(world, karen), asked?.entryId ?? "")).toMatchObject({
        ok: true,
      });

      await deliverAll(world);
      await cancelRegistration(world, seatLink(world, ada));
      const choice = {
        registrationId_addOnId: { registrationId: grace.seats[0]?.id ?? "", addOnId },
      };
      expect(await world.db.registrationAddOn.findUnique({ where: choice })).toMatchObject({
        status: "taken",
      });
      expect(await world.db.order.findUnique({ where: { id: grace.id } })).toMatchObject({
        netMinor: 120_000,
        paymentState: "to-be-invoiced",
      });
      expect(await world.db.seatPool.findUnique({ where: { id: poolId } })).toMatchObject({
        taken: 1,
        waiting: 0,
      });
      expect(await kindsTo(world, "grace@company.example")).toEqual(["choice-given"]);
    },
  );
});

describe("an organiser", () => {
  dbTest(
    "sees who waits for what and why, and why somebody was served",
    async ({ world, make }) => {
      const event = await make.event({ seats: 3 });
      const { slug, owner } = event.organisation;
      const first = await make.order(event, make.companyRequest("Nordlys", ["A", "B", "C"]));
      await make.order(event, make.companyRequest("Blåskjell", ["Karen", "Kirsten"]));
      await make.order(event, make.request("Ada"));
      await cancelRegistration(world, seatLink(world, first));
      const before = await waitlistOfEvent(world, owner, slug, event.slug);
      expect(before).toMatchObject({
        value: {
          waiting: [
            {
              company: "Blåskjell",
              position: 1,
              lacks: [{ counter: event.seatPoolId, free: 1, wants: 2 }],
              fits: false,
            },
            { name: "Ada", position: 2, lacks: [{ free: 1, wants: 1 }], fits: true },
          ],
        },
      });
      expect(
        await changeQueueRule(world, owner, slug, event.slug, {
          smallerFirst: true,
          offerHours: 12,
        }),
      ).toMatchObject({
        value: { served: 1 },
      });
      const after = await waitlistOfEvent(world, owner, slug, event.slug);
      if (!after.ok) throw new Error(after.problem.code);
      expect(after.value.past).toMatchObject([
        {
          name: "Ada",
          status: "promoted",
          reason: {
            by: "turn",
            freed: { how: "changed" },
            room: [{ free: 1, wants: 1 }],
            passed: [{ lacks: [{ free: 1, wants: 2 }] }],
          },
        },
      ]);
      expect(Object.values(after.value.names)).toContain("Blåskjell");
    },
  );

  dbTest(
    "serves somebody out of turn only with a note and where there is room",
    async ({ world, make }) => {
      const event = await make.event({ seats: 2 });
      const { slug, owner } = event.organisation;
      const first = await make.order(event, make.companyRequest("Nordlys", ["A", "B"]));
      const group = await make.order(event, make.companyRequest("Blåskjell", ["Karen", "Kirsten"]));
      const ada = await make.order(event, make.request("Ada"));
      await cancelRegistration(world, seatLink(world, first));
      const idOf = async (placed: Placed) =>
        (await world.db.waitlistEntry.findFirstOrThrow({ where: { orderId: placed.id } })).id;
      expect(await offerOutOfTurn(world, owner, slug, await idOf(ada), " ")).toMatchObject({
        problem: { code: "note-needed", field: "note" },
      });
      expect(await offerOutOfTurn(world, owner, slug, await idOf(group), "Vert")).toMatchObject({
        problem: { code: "no-room" },
      });
      expect(
        await offerOutOfTurn(world, owner, slug, await idOf(ada), "Holder innlegg"),
      ).toMatchObject({ ok: true });
      expect(await offerOutOfTurn(world, owner, slug, await idOf(ada), "Igjen")).toMatchObject({
        problem: { code: "not-waiting" },
      });
      expect(await statusesOf(world, ada)).toEqual(["confirmed"]);
      const { reason } = await world.db.waitlistEntry.findFirstOrThrow({
        where: { orderId: ada.id },
      });
      expect(reason).toMatchObject({
        by: "organiser",
        note: "Holder innlegg",
        accountId: owner.accountId,
      });
      expect(await world.db.auditEntry.count({ where: { action: "offer-out-of-turn" } })).toBe(1);

      expect(await takeOffQueue(world, owner, slug, await idOf(group))).toMatchObject({ ok: true });
      expect(await statusesOf(world, group)).toEqual(["cancelled", "cancelled"]);
      expect(await kindsTo(world, "contact@blskjell.example")).toContain("cancelled");
    },
  );

  dbTest(
    "of another organisation, or a viewer, reads and changes nothing",
    async ({ world, make }) => {
      const event = await make.event({ seats: 0 });
      const { slug, id } = event.organisation;
      await make.order(event, make.request("Ada"));
      const entry = await world.db.waitlistEntry.findFirstOrThrow({
        where: { order: { eventId: event.id } },
      });
      const stranger = await make.organisation();
      const viewer = await make.member(id, "viewer");
      const rule = { smallerFirst: true, offerHours: 1 };
      for (const [actor, organisation, code] of [
        [stranger.owner, slug, "not-found"],
        [stranger.owner, stranger.slug, "not-found"],
        [viewer, slug, "not-allowed"],
      ] as const) {
        const refused = { problem: { code } };
        expect(await changeQueueRule(world, actor, organisation, event.slug, rule)).toMatchObject(
          refused,
        );
        expect(await offerOutOfTurn(world, actor, organisation, entry.id, "x")).toMatchObject(
          refused,
        );
        expect(await takeOffQueue(world, actor, organisation, entry.id)).toMatchObject(refused);
      }
      for (const organisation of [slug, stranger.slug])
        expect(
          await waitlistOfEvent(world, stranger.owner, organisation, event.slug),
        ).toMatchObject({
          problem: { code: "not-found" },
        });
      expect(await world.db.waitlistEntry.findUnique({ where: { id: entry.id } })).toMatchObject({
        status: "waiting",
      });
    },
  );
});
