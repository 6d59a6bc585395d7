import fc from "fast-check";
import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { decideAdmission } from "../domain/admission";
import type { Places } from "../domain/offer";
import { movePlaces } from "./move-places.server";

/** Counters by which an order is decided; the numbers of the queue come from the first. */
const names = ["hall", "dinner", "bus"] as const;

const counter = fc
  .record({ size: fc.nat(6), taken: fc.nat(6), waiting: fc.constantFrom(0, 0, 0, 2) })
  .map(({ size, taken, waiting }) => ({ size, taken: Math.min(size, taken), waiting }));
const amounts = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3));

describe("places", () => {
  dbTest(
    "are moved as the domain decides, and never oversold",
    { timeout: 60_000 },
    async ({ world }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(counter, counter, counter),
          amounts,
          amounts,
          fc.boolean(),
          async (counts, wants, gives, queues) => {
            const counters = counts.map((count) => ({ id: world.newId(), ...count }));
            await world.db.seatPool.createMany({ data: counters });
            const placesOf = (numbers: readonly number[]): Places =>
              Object.fromEntries(
                counters.flatMap(({ id }, at) => (numbers[at] ? [[id, numbers[at]]] : [])),
              );
            const wanted = placesOf(wants);
            const back = placesOf(gives.map((n, at) => Math.min(n, counters[at]?.taken ?? 0)));
            const decided = decideAdmission(
              {
                eventStatus: "published",
                startsAt: new Date(world.now().getTime() + 1),
                registrationUntil: null,
                requiresApproval: false,
                counters,
                wanted,
                back,
                seats: 1,
              },
              world.now(),
            );
            const waitsAt = decided.ok ? decided.value.waitsAt : [];
            const moved = await movePlaces(world, {
              back,
              wanted,
              dispenser: queues ? (counters[0]?.id ?? null) : null,
            });
            expect(moved.short).toEqual(waitsAt);
            expect(moved.queueNumber).toBe(waitsAt.length > 0 && queues ? 1 : null);
            for (const { id, size, taken, waiting } of counters) {
              const now = await world.db.seatPool.findUniqueOrThrow({ where: { id } });
              const done = waitsAt.length === 0;
              expect(now.taken).toBe(taken + (done ? (wanted[id] ?? 0) - (back[id] ?? 0) : 0));
              expect(now.taken).toBeLessThanOrEqual(size);
              const queued = queues && waitsAt.includes(id);
              expect(now.waiting).toBe(waiting + (queued ? (wanted[id] ?? 0) : 0));
            }
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  dbTest("of several counters are all moved or none", async ({ world }) => {
    const ids = names.map(() => world.newId());
    const [hall = "", dinner = ""] = ids;
    await world.db.seatPool.createMany({
      data: ids.map((id, at) => ({ id, size: at === 1 ? 0 : 5 })),
    });
    expect(await movePlaces(world, { wanted: { [hall]: 1, [dinner]: 1 } })).toEqual({
      short: [dinner],
      queueNumber: null,
    });
    expect(await world.db.seatPool.aggregate({ _sum: { taken: true } })).toEqual({
      _sum: { taken: 0 },
    });
  });
});
