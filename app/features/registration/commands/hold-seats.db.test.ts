import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import type { MadeEvent } from "tests/support/make";
import type { TestWorld } from "tests/support/world";
import { anonymous } from "~/kernel/actor";
import { minute } from "~/kernel/time";
import { holdLimits } from "../domain/holds";
import { releaseHolds } from "../jobs/release-holds.server";
import { endHold, holdSeats, renewHold, type HoldOutcome } from "./hold-seats.server";
import { placeOrder } from "./place-order.server";

const seat = { ticketTypeId: null, addOnIds: [], sessionIds: [] };

/** Holds seats, which must not be refused. */
async function hold(
  world: TestWorld,
  event: MadeEvent,
  submissionKey: string,
  seats: number,
  visitor = "a visitor",
): Promise<HoldOutcome> {
  const held = await holdSeats(world, anonymous, event.slug, {
    submissionKey,
    visitor,
    network: "192.0.2.1",
    seats: Array.from({ length: seats }, () => seat),
  });
  if (!held.ok) throw new Error(`hold refused: ${held.problem.code}`);
  return held.value;
}

async function taken(world: TestWorld, event: MadeEvent): Promise<number> {
  return (await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } })).taken;
}

describe("a hold", () => {
  dbTest(
    "keeps places that nobody else gets, until it becomes the order",
    async ({ world, make }) => {
      const event = await make.event({ seats: 2 });
      const key = world.newId();
      expect(await hold(world, event, key, 2)).toMatchObject({ kind: "held", mayRenew: true });
      const other = await make.order(event, make.request("Grace"));
      expect(other.seats[0]?.status).toBe("waitlisted");

      const request = { ...make.companyRequest("Nordlys", ["Ada", ""]), submissionKey: key };
      const placed = await make.order(event, request);
      expect(placed.seats.map(({ status }) => status)).toEqual(["confirmed", "confirmed"]);
      expect(await taken(world, event)).toBe(2);
      expect(await world.db.hold.count({ where: { endedAt: null } })).toBe(0);
      // The same form once more finds its order, and holds nothing beside it.
      expect((await make.order(event, request)).code).toBe(placed.code);
      expect(await hold(world, event, key, 2)).toEqual({ kind: "not-held" });
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
    },
  );

  dbTest(
    "is swapped for another basket in one move, and its time goes on",
    async ({ world, make }) => {
      const event = await make.event({ seats: 3 });
      const key = world.newId();
      const first = await hold(world, event, key, 2);
      world.clock.advance(5 * minute);
      const larger = await hold(world, event, key, 3);
      expect(larger).toEqual(first);
      expect(await taken(world, event)).toBe(3);
      expect(await hold(world, event, key, 4)).toEqual({ kind: "full" });
      expect(await taken(world, event)).toBe(3);

      const waiting = await make.order(event, make.request("Grace"));
      expect(waiting.seats[0]?.status).toBe("waitlisted");
      await hold(world, event, key, 1);
      const [served] = await world.db.registration.findMany({ where: { orderId: waiting.id } });
      expect(served?.status).toBe("confirmed");
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );

  dbTest("runs out: those who wait get its places at once", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const key = world.newId();
    await hold(world, event, key, 1);
    const waiting = await make.order(event, make.request("Grace"));
    world.clock.advance(14 * minute);
    expect(await releaseHolds(world)).toBe(0);
    world.clock.advance(minute);
    expect(await releaseHolds(world)).toBe(1);
    const served = await world.db.registration.findFirst({ where: { orderId: waiting.id } });
    expect(served?.status).toBe("confirmed");
    const late = await make.order(event, { ...make.request("Ada"), submissionKey: key });
    expect(late.seats[0]?.status).toBe("waitlisted");
    expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
  });

  dbTest(
    "that has run out is simply taken again while its places are free",
    async ({ world, make }) => {
      const event = await make.event({ seats: 1 });
      const [early, late] = [world.newId(), world.newId()];
      await hold(world, event, early, 1);
      world.clock.advance(20 * minute);
      // The job has not been there yet.
      const placed = await make.order(event, { ...make.request("Ada"), submissionKey: early });
      expect(placed.seats[0]?.status).toBe("confirmed");
      const other = await make.event({ seats: 1 });
      await hold(world, other, late, 1);
      world.clock.advance(20 * minute);
      await releaseHolds(world);
      const again = await make.order(other, { ...make.request("Ada"), submissionKey: late });
      expect(again.seats[0]?.status).toBe("confirmed");
      expect(await faultsInBooks(world.db, other.id)).toEqual([]);
    },
  );

  dbTest("is renewed once, by its own visitor", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const owner = { submissionKey: world.newId(), visitor: "a visitor" };
    await hold(world, event, owner.submissionKey, 1);
    world.clock.advance(14 * minute);
    const over = { ok: false, problem: { code: "hold-over" } };
    expect(await renewHold(world, event.slug, { ...owner, visitor: "another" })).toMatchObject(
      over,
    );
    expect(await renewHold(world, event.slug, owner)).toMatchObject({ ok: true });
    expect(await renewHold(world, event.slug, owner)).toMatchObject(over);
    world.clock.advance(14 * minute);
    expect(await releaseHolds(world)).toBe(0);
    expect(await hold(world, event, owner.submissionKey, 1)).toMatchObject({ mayRenew: false });
    world.clock.advance(minute);
    expect(await releaseHolds(world)).toBe(1);
    expect(await renewHold(world, event.slug, owner)).toMatchObject(over);
  });

  dbTest("is given back by its own visitor, and no other", async ({ world, make }) => {
    const event = await make.event({ seats: 1 });
    const submissionKey = world.newId();
    await hold(world, event, submissionKey, 1);
    await endHold(world, event.slug, { submissionKey, visitor: "another" });
    expect(await taken(world, event)).toBe(1);
    const asked = { submissionKey, visitor: "another", seats: [seat] };
    expect(await holdSeats(world, anonymous, event.slug, asked)).toMatchObject({ ok: false });
    await endHold(world, event.slug, { submissionKey, visitor: "a visitor" });
    expect(await taken(world, event)).toBe(0);
  });

  dbTest(
    "that is too small for what is ordered ends, and the order stands in line",
    async ({ world, make }) => {
      const event = await make.event({ seats: 2 });
      const key = world.newId();
      await hold(world, event, key, 2);
      const request = { ...make.companyRequest("Nordlys", ["Ada", "", ""]), submissionKey: key };
      const placed = await make.order(event, request);
      expect(placed.seats.map(({ status }) => status)).toEqual(Array(3).fill("waitlisted"));
      expect(await taken(world, event)).toBe(0);
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
    },
  );

  dbTest("is had no more often than a visitor may", async ({ world, make }) => {
    const event = await make.event({ seats: 90 });
    const kinds: string[] = [];
    for (let n = 0; n <= holdLimits.visitor.holds; n++)
      kinds.push((await hold(world, event, world.newId(), 1)).kind);
    expect(kinds).toEqual([...Array(holdLimits.visitor.holds).fill("held"), "not-held"]);
    expect((await hold(world, event, world.newId(), 61, "another")).kind).toBe("not-held");
    const ended = await world.db.hold.count({ where: { endedAt: null } });
    expect(ended).toBe(holdLimits.visitor.holds);
  });

  dbTest(
    "of many at once, beside confirming, renewing, ending and running out, adds up",
    { timeout: 120_000 },
    async ({ world, make }) => {
      const event = await make.event({ seats: 20 });
      const keys = Array.from({ length: 40 }, () => world.newId());
      for (let round = 0; round < 4; round++) {
        const ends = await Promise.allSettled(
          keys.flatMap((submissionKey, n): Promise<unknown>[] => {
            const owner = { submissionKey, visitor: `visitor ${n}` };
            const asked = { ...owner, seats: Array.from({ length: 1 + (n % 3) }, () => seat) };
            const request = { ...make.request(`Person ${n}`), submissionKey };
            return [
              holdSeats(world, anonymous, event.slug, asked),
              n % 4 === round
                ? placeOrder(world, anonymous, event.slug, request)
                : Promise.resolve(),
              n % 5 === round ? endHold(world, event.slug, owner) : Promise.resolve(),
              renewHold(world, event.slug, owner),
              n % 8 === 0 ? releaseHolds(world) : Promise.resolve(),
            ];
          }),
        );
        expect(
          ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : [])),
        ).toEqual([]);
        world.clock.advance(8 * minute);
        expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
      }
      world.clock.advance(60 * minute);
      await releaseHolds(world);
      expect(await world.db.hold.count({ where: { endedAt: null } })).toBe(0);
      expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
    },
  );
});

dbTest("one network holds no more when its forms come all at once", async ({ world, make }) => {
  const event = await make.event({ seats: 1000 });
  const forms = Array.from({ length: 12 }, (_, n) =>
    hold(world, event, world.newId(), 50, `v${n}`),
  );
  const kinds = (await Promise.all(forms)).map(({ kind }) => kind);
  const most = holdLimits.network.seats / 50;
  expect(kinds.filter((kind) => kind === "held")).toHaveLength(most);
  expect(await taken(world, event)).toBe(holdLimits.network.seats);
});
