import fc from "fast-check";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { MadeEvent, Make } from "tests/support/make";
import { QueueModel, type ModelSeat } from "tests/support/queue-model";
import type { TestWorld } from "tests/support/world";
import { hour } from "~/kernel/time";
import { inTransaction } from "~/platform/world.server";
import { expireOffers } from "../jobs/expire-offers.server";
import { orderToken, seatTokens } from "../queries/registration-by-token.server";
import { acceptOffer, leaveQueue } from "./answer-offer.server";
import { cancelRegistration } from "./cancel-registration.server";
import { serveWaitlist } from "./serve-waitlist.server";

type Placed = Awaited<ReturnType<Make["order"]>>;

/** What can happen to a queue; `order` and `seat` choose among those there are. */
type Step =
  | { readonly do: "place"; readonly seats: readonly ModelSeat[] }
  | { readonly do: "cancel"; readonly order: number; readonly seat: number }
  | { readonly do: "accept" | "leave"; readonly order: number }
  | { readonly do: "expire" }
  | { readonly do: "grow"; readonly counter: "hall" | "paid" | "dinner"; readonly by: number };

const seat: fc.Arbitrary<ModelSeat> = fc.record({
  ticket: fc.constantFrom("free" as const, "free" as const, "paid" as const),
  dinner: fc.boolean(),
});
const order = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("place" as const),
      seats: fc.array(seat, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("cancel" as const), order, seat: fc.nat(2) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("accept" as const, "leave" as const), order }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("expire" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("grow" as const),
      counter: fc.constantFrom("hall" as const, "paid" as const, "dinner" as const),
      by: fc.integer({ min: 1, max: 2 }),
    }),
  },
);

/** An event with two kinds of tickets, of which one costs something and is counted, and a counted dinner. */
async function makeHall(
  world: TestWorld,
  make: Make,
  sizes: { readonly hall: number; readonly paid: number; readonly dinner: number },
  smallerFirst: boolean,
  organisation?: MadeEvent["organisation"],
) {
  const event = await make.event({ seats: sizes.hall, ...(organisation ? { organisation } : {}) });
  const [paidPool, dinnerPool, paid, dinner] = [1, 2, 3, 4].map(() => world.newId());
  if (!paidPool || !dinnerPool || !paid || !dinner) throw new Error("no ids");
  await world.db.seatPool.createMany({
    data: [
      { id: paidPool, size: sizes.paid },
      { id: dinnerPool, size: sizes.dinner },
    ],
  });
  await world.db.ticketType.create({
    data: {
      id: paid,
      eventId: event.id,
      name: "Betalt",
      priceMinor: 10_000,
      seatPoolId: paidPool,
      position: 1,
    },
  });
  await world.db.addOn.create({
    data: {
      id: dinner,
      eventId: event.id,
      kind: "meal",
      name: "Middag",
      ticketTypeIds: [],
      seatPoolId: dinnerPool,
    },
  });
  await world.db.event.update({ where: { id: event.id }, data: { smallerFirst, offerHours: 24 } });
  const free = await world.db.ticketType.findFirstOrThrow({
    where: { eventId: event.id, priceMinor: 0 },
  });
  const pools = { hall: event.seatPoolId, paid: paidPool, dinner: dinnerPool };
  const place = (seats: readonly ModelSeat[]) =>
    make.order(event, {
      contact: { name: "Ada", email: "ada@company.example" },
      language: "nb",
      seats: seats.map(({ ticket, dinner: eats }) => ({
        ticketType: ticket === "paid" ? paid : free.id,
        ...(eats ? { addOns: [{ id: dinner }] } : {}),
      })),
    });
  return { event, pools, place, dinner };
}

const contactLink = (world: TestWorld, placed: Placed) => ({
  order: orderToken(world, { id: placed.id, generation: placed.generation }),
});

describe("the queue over several counters", () => {
  dbTest(
    "gives, offers and keeps places exactly as the rule says, whatever happens in whatever order",
    { timeout: 600_000 },
    async ({ world, make }) => {
      const organisation = await make.organisation();
      const sizes = fc.record({ hall: fc.nat(5), paid: fc.nat(3), dinner: fc.nat(3) });
      await fc.assert(
        fc.asyncProperty(
          sizes,
          fc.boolean(),
          fc.array(step, { minLength: 1, maxLength: 14 }),
          async (capacity, smallerFirst, steps) => {
            const hall = await makeHall(world, make, capacity, smallerFirst, organisation);
            const model = new QueueModel(capacity, { smallerFirst }, 24 * hour);
            const placed: Placed[] = [];
            for (const each of steps) {
              world.clock.advance(1000);
              const now = world.now().getTime();
              const at = "order" in each ? each.order % Math.max(placed.length, 1) : 0;
              const [real, known] = [placed[at], model.orders[at]];
              switch (each.do) {
                case "place":
                  placed.push(await hall.place(each.seats));
                  model.place(each.seats, now);
                  break;
                case "cancel": {
                  const taken = real?.seats[each.seat % real.seats.length];
                  if (!taken || !known) break;
                  await cancelRegistration(world, seatTokens(world, taken).registration);
                  model.cancel(known, each.seat, now);
                  break;
                }
                case "accept":
                  if (!real || !known) break;
                  await acceptOffer(world, contactLink(world, real));
                  model.accept(known, now);
                  break;
                case "leave":
                  if (!real || !known) break;
                  await leaveQueue(world, contactLink(world, real));
                  model.leave(known, now);
                  break;
                case "expire":
                  world.clock.advance(24 * hour);
                  await expireOffers(world);
                  model.expire(world.now().getTime());
                  break;
                case "grow":
                  await inTransaction(world, async (tx) => {
                    await tx.db.seatPool.update({
                      where: { id: hall.pools[each.counter] },
                      data: { size: { increment: each.by } },
                    });
                    await serveWaitlist(tx, hall.event.id);
                  });
                  model.grow(each.counter, each.by, now);
              }
              expect(await realState(world, hall.pools, placed)).toEqual(stateOf(model));
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});

/** The statuses of all seats, and every counter. */
function stateOf(model: QueueModel) {
  return {
    seats: model.orders.map(({ seats }) => seats.map(({ status }) => status)),
    counters: model.counters(),
  };
}

async function realState(
  world: TestWorld,
  pools: Readonly<Record<string, string>>,
  placed: readonly Placed[],
) {
  const rows = await world.db.registration.findMany({
    where: { orderId: { in: placed.map(({ id }) => id) } },
    select: { orderId: true, status: true },
    orderBy: { seatNumber: "asc" },
  });
  const counters = await world.db.seatPool.findMany({
    where: { id: { in: Object.values(pools) } },
  });
  return {
    seats: placed.map(({ id }) =>
      rows.filter((row) => row.orderId === id).map(({ status }) => status),
    ),
    counters: Object.entries(pools).map(([name, poolId]) => {
      const { size, taken, waiting } = counters.find(({ id }) => id === poolId) ?? {};
      return { id: name, size, taken, waiting };
    }),
  };
}
