/**
 * Many buyers at once over everything an event offers: ticket types with places of their own, quotas over several of
 * them, add-ons, sessions. Beside it the twins: the same with the guards away, which loses.
 */
import pg from "pg";
import { describe, expect } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import { hallOf, inLanes, seatsOf, type Hall } from "tests/support/hall";
import type { Make } from "tests/support/make";
import { offerAddOn } from "tests/support/offered";
import { anonymous } from "~/kernel/actor";
import { openDatabase, sqlStateOf } from "~/platform/db.server";
import { inTransaction, type RootWorld, type World } from "~/platform/world.server";
import { placesOf, sumPlaces } from "../domain/offer";
import type { SeatRequest } from "../domain/order-request";
import { offerOf } from "../queries/offer.server";
import { holdSeats } from "./hold-seats.server";
import { placeOrder } from "./place-order.server";

const buyers = 64;

/** Places orders of `largest` seats at most from 64 buyers at once, some of whom hold their places first. */
async function buyAtOnce(
  own: RootWorld,
  make: Make,
  hall: Hall,
  { databaseUrl, orders, largest }: { databaseUrl: string; orders: number; largest: number },
): Promise<{ broken: readonly string[]; refused: ReadonlySet<string> }> {
  const { slug } = hall.event;
  const db = openDatabase(databaseUrl, buyers, { connectionLimit: 120_000 });
  const world: RootWorld = { ...own, db };
  const refused = new Set<string>();
  const buy = async (n: number) => {
    const submissionKey = world.newId();
    const seats = seatsOf(hall, n, 1 + (n % largest));
    const owner = { submissionKey, visitor: `visitor ${n}` };
    if (n % 4 === 0) {
      const held = await holdSeats(world, anonymous, slug, {
        ...owner,
        seats: seats.map(basketOf),
      });
      if (!held.ok) refused.add(held.problem.code);
    }
    const request = { ...make.request(`Buyer ${n}`), seats, submissionKey };
    const placed = await placeOrder(world, anonymous, slug, request);
    if (!placed.ok) refused.add(placed.problem.code);
  };
  try {
    return { broken: await inLanes(buyers, buy, orders), refused };
  } finally {
    await db.$disconnect();
  }
}

function basketOf({ ticketType, addOns = [], sessions = [] }: SeatRequest) {
  return {
    ticketTypeId: ticketType ?? null,
    addOnIds: addOns.map(({ id }) => id),
    sessionIds: sessions,
  };
}

describe("64 buyers at once over 20 counters", () => {
  dbTest(
    "place 2,000 orders: nobody meets a deadlock, and where somebody waits the last place is sold, and no more",
    { timeout: 600_000 },
    async ({ world, make, databaseUrl }) => {
      const hall = await hallOf(world, make);
      const { event } = hall;
      const about = { databaseUrl, orders: 2000, largest: 1 };
      const { broken, refused } = await buyAtOnce(world, make, hall, about);
      expect(broken).toEqual([]);
      expect([...refused]).toEqual([]);
      expect(await world.db.order.count({ where: { eventId: event.id } })).toBe(2000);
      expect(await world.db.hold.count({ where: { endedAt: null } })).toBe(0);
      expect(await faultsInBooks(world.db, event.id)).toEqual([]);
      const offer = await offerOf(world, event.id);
      const all = [...offer.quotas, ...offer.addOns, ...offer.sessions, ...offer.ticketTypes];
      const wanted = all.flatMap(({ pool }) => (pool && pool.waiting > 0 ? [pool] : []));
      expect(wanted.length).toBeGreaterThan(5);
      expect(wanted.filter(({ size, taken }) => taken !== size)).toEqual([]);
    },
  );

  dbTest(
    "in parties of one to three get places together or wait together",
    { timeout: 600_000 },
    async ({ world, make, databaseUrl }) => {
      const hall = await hallOf(world, make);
      const about = { databaseUrl, orders: 400, largest: 3 };
      const { broken, refused } = await buyAtOnce(world, make, hall, about);
      expect(broken).toEqual([]);
      expect([...refused]).toEqual([]);
      expect(await faultsInBooks(world.db, hall.event.id, { moved: true })).toEqual([]);
    },
  );
});

describe("without its guard", () => {
  /** What a buyer wants, counter by counter in the order of the form; every other one fills it in from below. */
  async function countersInForm(world: World, hall: Hall, n: number): Promise<string[]> {
    const offer = await offerOf(world, hall.event.id);
    const [seat] = seatsOf(hall, n);
    const places = placesOf(offer, {
      ticketTypeId: seat?.ticketType ?? null,
      addOnIds: hall.addOns,
      sessionIds: hall.sessions,
    });
    return n % 2 ? places : places.toReversed();
  }

  dbTest("counters locked in the order of the form end in a deadlock", async ({ world, make }) => {
    const hall = await hallOf(world, make);
    let lost = false;
    for (let start = 0; start < 20 && !lost; start++) {
      const ends = await Promise.allSettled(
        [1, 2, 3, 4].map(async (n) => {
          const ids = await countersInForm(world, hall, n);
          await world.db.$transaction(
            async (db) => {
              for (const id of ids)
                await db.$executeRaw`UPDATE seat_pool SET taken = taken + 1 WHERE id = ${id}::uuid`;
            },
            { timeout: 20_000 },
          );
        }),
      );
      lost = ends.some((end) => end.status === "rejected" && sqlStateOf(end.reason) === "40P01");
    }
    expect(lost).toBe(true);
  });

  dbTest(
    "places that are looked at before they are locked are sold twice",
    async ({ world, make, databaseUrl }) => {
      const event = await make.event({ seats: 40 });
      const dinner = await offerAddOn(world, event, { seats: 3 });
      await world.db.$executeRaw`ALTER TABLE seat_pool DROP CONSTRAINT seat_pool_never_oversold`;
      // As `move_places`, without its first line.
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const { rows } = await client.query<{ source: string }>(
        "SELECT pg_get_functiondef('move_places'::regproc) AS source",
      );
      const guarded = rows[0]?.source ?? "";
      const bare = guarded.replace(/PERFORM FROM seat_pool[^;]+;/, "PERFORM pg_sleep(0.01);");
      expect(bare).not.toBe(guarded);
      await client.query(
        bare.replace(
          /SELECT COALESCE\(array_agg[^;]+;/,
          (look) => `${look} PERFORM pg_sleep(0.01);`,
        ),
      );
      try {
        let lost = false;
        for (let start = 0; start < 20 && !lost; start++) {
          const offer = await offerOf(world, event.id);
          const basket = { ticketTypeId: null, addOnIds: [dinner], sessionIds: [] };
          const wanted = sumPlaces([placesOf(offer, basket)]);
          await Promise.allSettled(
            Array.from({ length: 8 }, () =>
              inTransaction(
                world,
                (tx) =>
                  tx.db.$queryRaw`
                  SELECT short::text[] FROM move_places('{}', ${JSON.stringify(wanted)}::jsonb, false, NULL)`,
              ),
            ),
          );
          const after = await offerOf(world, event.id);
          const pool = after.addOns[0]?.pool;
          lost = pool !== null && pool !== undefined && pool.taken > pool.size;
          await world.db.seatPool.updateMany({ data: { taken: 0 } });
        }
        expect(lost).toBe(true);
      } finally {
        await client.query(guarded);
        await client.end();
        await world.db.$executeRaw`
        ALTER TABLE seat_pool ADD CONSTRAINT seat_pool_never_oversold CHECK (taken BETWEEN 0 AND size)`;
      }
    },
  );
});
