/** The twins of the race tests: with the guard taken away the race is lost, so those tests are known to bite. */
import { describe, expect, vi } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import {
  acceptNaively,
  approveNaively,
  dropGuards,
  expireNaively,
  notePersonsInAnyOrder,
  placeInSteps,
  placeNaively,
  serveNaively,
} from "tests/support/naive-registration";
import { anonymous } from "~/kernel/actor";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { placeOrder } from "./place-order.server";

/** A race is not lost at every start: it is run until it is, and a bounded number of times. */
const starts = 20;

async function untilLost(race: () => Promise<boolean>): Promise<boolean> {
  for (let start = 0; start < starts; start++) if (await race()) return true;
  return false;
}

const twelve = Array.from({ length: 12 }, (_, n) => n);

describe("without its guard", () => {
  dbTest("the last seat is sold more than once", async ({ world, make }) => {
    await dropGuards(world);
    const lost = await untilLost(async () => {
      const event = await make.event({ seats: 1 });
      await Promise.all(twelve.map((n) => placeNaively(world, event, world.now().getTime() + n)));
      world.clock.advance(1000);
      const where = { eventId: event.id, status: "confirmed" };
      return (await world.db.registration.count({ where })) > 1;
    });
    expect(lost).toBe(true);
  });

  dbTest("the queue has a number twice", async ({ world, make }) => {
    await dropGuards(world);
    const lost = await untilLost(async () => {
      const event = await make.event({ seats: 0 });
      await Promise.all(twelve.map((n) => placeNaively(world, event, world.now().getTime() + n)));
      world.clock.advance(1000);
      return (await faultsInBooks(world.db, event.id)).some((fault) =>
        fault.startsWith("queue numbers"),
      );
    });
    expect(lost).toBe(true);
  });

  dbTest("a free place is given to the same order twice", async ({ world, make }) => {
    await dropGuards(world);
    const organisation = await make.organisation();
    const lost = await untilLost(async () => {
      const event = await make.event({ organisation, seats: 0 });
      await make.order(event, { ...make.request("Ada"), seats: [{}] });
      await make.order(event, { ...make.request("Grace"), seats: [{}] });
      await world.db.seatPool.update({ where: { id: event.seatPoolId }, data: { size: 2 } });
      const served = await Promise.all([serveNaively(world, event), serveNaively(world, event)]);
      const faults = await faultsInBooks(world.db, event.id, { moved: true });
      return served[0] === served[1] && faults.length > 0;
    });
    expect(lost).toBe(true);
  });

  dbTest("an offer is both taken and passed on", async ({ world, make }) => {
    const organisation = await make.organisation();
    const lost = await untilLost(async () => {
      const event = await make.event({ organisation, seats: 0 });
      const placed = await make.order(event, { ...make.request("Ada"), seats: [{}] });
      const offered = { status: "offered" };
      await world.db.seatPool.update({
        where: { id: event.seatPoolId },
        data: { size: 1, taken: 1, waiting: 0 },
      });
      await world.db.waitlistEntry.updateMany({ where: { orderId: placed.id }, data: offered });
      await world.db.registration.updateMany({
        where: { orderId: placed.id },
        data: { ...offered, places: [event.seatPoolId] },
      });
      const both = await Promise.all([
        acceptNaively(world, placed.id),
        expireNaively(world, placed.id),
      ]);
      return both.every(Boolean);
    });
    expect(lost).toBe(true);
  });

  dbTest("an application approved by two is counted twice", async ({ world, make }) => {
    const organisation = await make.organisation();
    const lost = await untilLost(async () => {
      const event = await make.event({ organisation, seats: 5, requiresApproval: true });
      const { id } = await make.order(event, { ...make.request("Ada"), seats: [{}] });
      await Promise.all([approveNaively(world, id), approveNaively(world, id)]);
      const pool = await world.db.seatPool.findUniqueOrThrow({ where: { id: event.seatPoolId } });
      return pool.taken === 2;
    });
    expect(lost).toBe(true);
  });

  dbTest("one submission is several orders", async ({ world, make }) => {
    await dropGuards(world);
    const lost = await untilLost(async () => {
      const event = await make.event();
      const request = { ...make.request("Ada"), seats: [{}], submissionKey: world.newId() };
      await Promise.all(twelve.map(() => placeOrder(world, anonymous, event.slug, request)));
      return (await world.db.order.count({ where: { eventId: event.id } })) > 1;
    });
    expect(lost).toBe(true);
  });

  dbTest(
    "an order that was broken off stays half-written",
    async ({ world, make, databaseUrl }) => {
      for (const [steps, fault] of [
        [1, /has no seat/],
        [2, /places taken by the event: 1, not 0/],
        [3, /mails of order/],
      ] as const) {
        const event = await make.event();
        await placeInSteps(databaseUrl, world, event, steps);
        expect((await faultsInBooks(world.db, event.id)).join("\n")).toMatch(fault);
      }
    },
  );

  dbTest("two orders with the same people end in a deadlock", async ({ world, make }) => {
    const { id } = await make.organisation();
    const people = ["ada@firm.example", "grace@firm.example"];
    await notePersonsInAnyOrder(world, id, people);
    const lost = await untilLost(async () => {
      const both = await Promise.allSettled([
        notePersonsInAnyOrder(world, id, people),
        notePersonsInAnyOrder(world, id, people.toReversed()),
      ]);
      return both.some((end) => end.status === "rejected" && sqlStateOf(end.reason) === "40P01");
    });
    expect(lost).toBe(true);
  });

  dbTest("somebody who waits for the event alone is passed by", async ({ world, make }) => {
    const event = await make.event();
    const share = (tx: World) =>
      tx.db.$queryRaw`SELECT 1 FROM event WHERE id = ${event.id}::uuid FOR SHARE`;
    let alone: Promise<unknown> = Promise.resolve();
    let waited = true;
    await inTransaction(world, async (tx) => {
      await share(tx);
      alone = world.db
        .$executeRaw`SELECT 1 FROM event WHERE id = ${event.id}::uuid FOR NO KEY UPDATE`.then(
        () => (waited = false),
      );
      await vi.waitFor(async () => expect(await waiting(world)).toBe(1), { timeout: 20_000 });
      await inTransaction(world, share);
      expect(waited).toBe(true);
    });
    await alone;
  });
});

async function waiting(world: World): Promise<number | undefined> {
  const [row] = await world.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count;
}
