import fc from "fast-check";
import { describe, expect, vi } from "vitest";
import { faultsInBooks } from "tests/support/books";
import { dbTest } from "tests/support/db";
import type { MadeEvent, Make } from "tests/support/make";
import { anonymous } from "~/kernel/actor";
import { openDatabase } from "~/platform/db.server";
import { inTransaction, type RootWorld, type World } from "~/platform/world.server";
import type { EventDetails } from "~/features/events/schema";
import { seatTokens } from "../queries/registration-by-token.server";
import { cancelAsOrganiser, cancelRegistration } from "./cancel-registration.server";
import { decideApplication } from "./decide-application.server";
import { editEvent } from "./edit-event.server";
import { nameSeat } from "./name-seat.server";
import { placeOrder } from "./place-order.server";
import type { OrderRequest } from "../domain/order-request";
import { holdEvent, serveWaitlist } from "./serve-waitlist.server";

/**
 * How many transactions are mixed. Each is several statements, and all are over one counter: 10,000 take minutes on
 * two cores, so the suite runs a fifth of them; `TREFF_TEST_MIXED=10000` runs all.
 */
const mixed = Number(process.env["TREFF_TEST_MIXED"] ?? 2000);

/** As many connections as four processes have. */
const connections = 32;

describe("races over the places of one event", () => {
  dbTest(
    "groups, singles, those who give back and organisers at once: nobody meets a deadlock, all adds up",
    { timeout: 600_000 },
    async ({ world: own, make, databaseUrl }) => {
      const event = await make.event({ seats: 60 });
      const db = openDatabase(databaseUrl, connections, { connectionLimit: 60_000 });
      const world = { ...own, db };
      try {
        const placed: Placed[] = [];
        const refusals = new Set<string>();
        const work = Array.from({ length: mixed }, (_, n) => n);
        const lane = async () => {
          for (let n = work.shift(); n !== undefined; n = work.shift()) {
            const result = await mixedStep(world, make, event, placed, n);
            if (!result.ok) refusals.add(result.problem.code);
          }
        };
        const ends = await Promise.allSettled(Array.from({ length: connections }, lane));
        expect(
          ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : [])),
        ).toEqual([]);

        expect([...refusals].filter((code) => !expected.has(code))).toEqual([]);
        expect(await faultsInBooks(own.db, event.id, { moved: true })).toEqual([]);
        // It was no walk in an empty hall: places were given back and served to the queue again and again.
        expect(await own.db.waitlistEntry.count({ where: { status: "promoted" } })).toBeGreaterThan(
          mixed / 100,
        );
      } finally {
        await db.$disconnect();
      }
    },
  );

  dbTest("a rush of orders does not keep an organiser from the event", async ({ world, make }) => {
    const event = await make.event({ seats: 60 });
    const { slug, owner } = event.organisation;
    const done: string[] = [];
    let both: Promise<unknown> = Promise.resolve();
    await inTransaction(world, async (tx) => {
      await holdEvent(tx, event.id);
      const changing = editEvent(world, owner, slug, event.slug, { ...breakfast, capacity: 70 });
      await waitingForLock(world, 1);
      // Whoever comes now stands behind the organiser, though they could share the event with the one before.
      const ordering = placeOrder(world, anonymous, event.slug, make.request("Ada"));
      await waitingForLock(world, 2);
      both = Promise.all([
        changing.then((result) => done.push(`changed ${result.ok}`)),
        ordering.then((result) => done.push(`ordered ${result.ok}`)),
      ]);
    });
    await both;
    expect(done).toEqual(["changed true", "ordered true"]);
  });

  dbTest(
    "whatever is placed, given back, approved, enlarged and served at once: never oversold, nobody overtakes",
    { timeout: 600_000 },
    async ({ world, make }) => {
      const organisation = await make.organisation();
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 5 }),
          fc.boolean(),
          // Each inner list is done at the same moment; what the lists leave behind is looked at between them.
          fc.array(fc.array(command, { minLength: 1, maxLength: 6 }), {
            minLength: 1,
            maxLength: 5,
          }),
          async (seats, requiresApproval, rounds) => {
            const event = await make.event({ organisation, seats, requiresApproval });
            const hall: Hall = { event, orders: [] };
            for (const round of rounds) {
              await Promise.all(round.map((each) => run(world, hall, each)));
              // There are no holds yet; confirmed seats alone must stay within the capacity.
              expect(await faultsInBooks(world.db, event.id, { moved: true })).toEqual([]);
            }
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});

interface Placed {
  readonly id: string;
  readonly seats: readonly { readonly id: string; readonly generation: number }[];
}

/** What may be refused in the mix: somebody was quicker. */
const expected = new Set([
  "already-registered",
  "already-cancelled",
  "seat-named",
  "seat-cancelled",
  "capacity-below-taken",
]);

/** One of the things people do, chosen by its number; the same people come again and again. */
async function mixedStep(
  world: RootWorld,
  make: Make,
  event: MadeEvent,
  placed: Placed[],
  n: number,
) {
  const { slug, owner } = event.organisation;
  const some = placed[(n * 7919) % Math.max(placed.length, 1)];
  const seat = some?.seats[n % some.seats.length];
  if (n % 10 < 4 || !seat) {
    const group = n % 3 === 0;
    const request: OrderRequest = group
      ? make.companyRequest(`Company ${n % 40}`, [`A${n % 100}`, `B${n % 90}`, ""])
      : make.request(`Person ${n % 300}`);
    const result = await placeOrder(world, anonymous, event.slug, request);
    if (result.ok) placed.push(result.value);
    return result;
  }
  if (n % 10 < 8) return cancelRegistration(world, seatTokens(world, seat).registration);
  if (n % 50 === 9) {
    const capacity = 60 + (n % 7);
    return editEvent(world, owner, slug, event.slug, { ...breakfast, capacity });
  }
  if (n % 10 === 8) return cancelAsOrganiser(world, owner, slug, seat.id);
  const person = { name: `Named ${n}`, email: `person.${n % 300}@company.example` };
  return nameSeat(world, seatTokens(world, seat).registration, person);
}

const breakfast: Omit<EventDetails, "capacity"> = {
  kind: "breakfast-seminar",
  title: "Breakfast",
  language: "nb",
  timeZone: "Europe/Oslo",
  startsAt: "2027-09-01T10:00",
  endsAt: "2027-09-01T12:00",
  visibility: "public",
};

/** What can be done to the places of an event; `order` and `seat` choose among those there are. */
type Command =
  | { readonly do: "place"; readonly seats: number }
  | { readonly do: "cancel"; readonly order: number; readonly seat: number }
  | { readonly do: "approve" | "decline"; readonly order: number }
  | { readonly do: "enlarge"; readonly by: number }
  | { readonly do: "serve" };

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("place" as const),
      seats: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("cancel" as const), order: fc.nat(9), seat: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("approve" as const, "decline" as const),
      order: fc.nat(9),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("enlarge" as const),
      by: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("serve" as const) }) },
);

interface Hall {
  readonly event: MadeEvent;
  readonly orders: Placed[];
}

async function run(world: RootWorld, { event, orders }: Hall, each: Command): Promise<void> {
  const { slug, owner } = event.organisation;
  const chosen = "order" in each ? orders[each.order % Math.max(orders.length, 1)] : undefined;
  switch (each.do) {
    case "place": {
      const seats = Array.from({ length: each.seats }, () => ({}));
      const contact = { name: "Ada", email: "ada@company.example" };
      const result = await placeOrder(world, anonymous, event.slug, {
        contact,
        language: "nb",
        seats,
      });
      if (result.ok) orders.push(result.value);
      return;
    }
    case "cancel": {
      const seat = chosen?.seats[each.seat % chosen.seats.length];
      if (seat) await cancelRegistration(world, seatTokens(world, seat).registration);
      return;
    }
    case "approve":
    case "decline":
      if (chosen) await decideApplication(world, owner, slug, chosen.id, each.do);
      return;
    case "enlarge":
      await inTransaction(world, (tx) => enlarge(tx, event, each.by));
      return;
    case "serve":
      await inTransaction(world, (tx) => serveWaitlist(tx, event.id));
  }
}

/** More places, and whoever waits gets them in the same breath, as an organiser's change does it. */
async function enlarge(world: World, event: MadeEvent, by: number): Promise<void> {
  await world.db.$executeRaw`SELECT 1 FROM event WHERE id = ${event.id}::uuid FOR NO KEY UPDATE`;
  await world.db.seatPool.update({
    where: { id: event.seatPoolId },
    data: { size: { increment: by } },
  });
  await serveWaitlist(world, event.id);
}

/** Until so many wait for a lock that another holds. */
async function waitingForLock(world: World, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const [row] = await world.db.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(row?.waiting).toBe(count);
    },
    { timeout: 20_000, interval: 20 },
  );
}
