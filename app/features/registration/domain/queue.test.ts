import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Counter } from "./offer";
import { nextServed, type Waiting } from "./queue";

const inTurn = { smallerFirst: false };
const smallerFirst = { smallerFirst: true };
const hall = (free: number): Counter => ({ id: "hall", size: free, taken: 0, waiting: 0 });
const hotel = (free: number): Counter => ({ ...hall(free), id: "hotel" });
const waits = (id: string, wants: Waiting["wants"]): Waiting => ({ id, wants });
const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

describe("places that came free", () => {
  const queue = [waits("a", { hall: 1 }), waits("b", { hall: 4 }), waits("c", { hall: 1 })];

  test("go to the head of the queue, and no further than the first party that does not fit", () => {
    expect(idsOf(nextServed(queue, [hall(1)], inTurn).served)).toEqual(["a"]);
    expect(idsOf(nextServed(queue, [hall(4)], inTurn).served)).toEqual(["a"]);
    expect(idsOf(nextServed(queue, [hall(6)], inTurn).served)).toEqual(["a", "b", "c"]);
    expect(nextServed(queue, [hall(0)], inTurn).served).toEqual([]);
  });

  test("go to a smaller party behind a larger one when the organiser says so", () => {
    const { served, unserved } = nextServed(queue, [hall(4)], smallerFirst);
    expect(served).toEqual([
      { id: "a", room: [{ counter: "hall", free: 4, wants: 1 }], passed: [] },
      { id: "c", room: [{ counter: "hall", free: 3, wants: 1 }], passed: ["b"] },
    ]);
    expect(unserved).toEqual([{ id: "b", lacks: [{ counter: "hall", free: 3, wants: 4 }] }]);
  });

  test("of one counter are not kept for somebody who waits at another", () => {
    const both = [waits("a", { hall: 1, hotel: 1 }), waits("b", { hall: 1 })];
    const { served, unserved } = nextServed(both, [hall(1), hotel(0)], inTurn);
    expect(served).toMatchObject([{ id: "b", passed: ["a"] }]);
    expect(unserved).toMatchObject([{ id: "a", lacks: [{ counter: "hotel", free: 0 }] }]);
  });

  test("are kept from whoever stands behind somebody at any of the counters they want", () => {
    const line = [
      waits("a", { hotel: 2 }),
      waits("b", { hall: 1, hotel: 1 }),
      waits("c", { hall: 1 }),
    ];
    const { served, unserved } = nextServed(line, [hall(1), hotel(1)], inTurn);
    expect(idsOf(served)).toEqual(["c"]);
    expect(unserved.map(({ id, lacks }) => [id, lacks.map(({ counter }) => counter)])).toEqual([
      ["a", ["hotel"]],
      ["b", ["hotel"]],
    ]);
  });

  test("are not needed by somebody whose choice is not counted any more", () => {
    expect(idsOf(nextServed([waits("a", {})], [], inTurn).served)).toEqual(["a"]);
  });
});

const counterIds = ["a", "b", "c", "d"];
const counters: fc.Arbitrary<Counter[]> = fc.tuple(
  ...counterIds.map((id) =>
    fc.record({
      id: fc.constant(id),
      size: fc.nat(12),
      taken: fc.nat(12),
      waiting: fc.constant(0),
    }),
  ),
);
const queues: fc.Arbitrary<Waiting[]> = fc
  .array(
    fc.dictionary(fc.constantFrom(...counterIds), fc.integer({ min: 1, max: 5 }), { minKeys: 1 }),
    { maxLength: 12 },
  )
  .map((all) => all.map((wants, place) => waits(String(place), wants)));

describe("whatever the queue and the counters", () => {
  const freeAt = (all: readonly Counter[], id: string) => {
    const counter = all.find((each) => each.id === id);
    return counter ? Math.max(0, counter.size - counter.taken) : 0;
  };

  test("no counter gives more than it has, and everybody is served or waits", () => {
    fc.assert(
      fc.property(queues, counters, fc.boolean(), (queue, all, smaller) => {
        const { served, unserved } = nextServed(queue, all, { smallerFirst: smaller });
        const wantsOf = new Map(queue.map(({ id, wants }) => [id, wants]));
        for (const { id } of all) {
          const given = served.reduce((sum, each) => sum + (wantsOf.get(each.id)?.[id] ?? 0), 0);
          expect(given).toBeLessThanOrEqual(freeAt(all, id));
        }
        expect([...idsOf(served), ...idsOf(unserved)].toSorted()).toEqual(idsOf(queue).toSorted());
        expect(unserved.every(({ lacks }) => lacks.length > 0)).toBe(true);
      }),
    );
  });

  test("nobody is overtaken at a counter they wait at, but by a smaller party where that is the rule", () => {
    fc.assert(
      fc.property(queues, counters, fc.boolean(), (queue, all, smaller) => {
        const { served, unserved } = nextServed(queue, all, { smallerFirst: smaller });
        const place = (id: string) => queue.findIndex((each) => each.id === id);
        for (const first of unserved)
          for (const { id } of served.filter((each) => place(each.id) > place(first.id)))
            for (const { counter, wants } of first.lacks) {
              const taken = queue[place(id)]?.wants[counter] ?? 0;
              expect(taken).toBeLessThan(smaller ? wants : 1);
            }
      }),
    );
  });

  test("whoever fits when their turn comes and stands behind nobody is served: who waits has a counter to show", () => {
    fc.assert(
      fc.property(queues, counters, fc.boolean(), (queue, all, smaller) => {
        const { served, unserved } = nextServed(queue, all, { smallerFirst: smaller });
        const servedIds = new Set(idsOf(served));
        const place = (id: string) => queue.findIndex((each) => each.id === id);
        for (const { id, lacks } of unserved) {
          const before = queue.slice(0, place(id));
          for (const { counter, free, wants } of lacks) {
            const given = before
              .filter((each) => servedIds.has(each.id))
              .reduce((sum, each) => sum + (each.wants[counter] ?? 0), 0);
            expect(free).toBe(freeAt(all, counter) - given);
            const somebodyWaits = unserved.some(
              (each) =>
                place(each.id) < place(id) && each.lacks.some((lack) => lack.counter === counter),
            );
            expect(free < wants || (!smaller && somebodyWaits)).toBe(true);
          }
        }
      }),
    );
  });

  test("who was served once leaves nothing for a second round", () => {
    fc.assert(
      fc.property(queues, counters, fc.boolean(), (queue, all, smaller) => {
        const rule = { smallerFirst: smaller };
        const first = nextServed(queue, all, rule);
        const servedIds = new Set(idsOf(first.served));
        const after = all.map((counter) => ({
          ...counter,
          taken: queue
            .filter(({ id }) => servedIds.has(id))
            .reduce((sum, { wants }) => sum + (wants[counter.id] ?? 0), counter.taken),
        }));
        const rest = queue.filter(({ id }) => !servedIds.has(id));
        expect(nextServed(rest, after, rule).served).toEqual([]);
      }),
    );
  });
});
