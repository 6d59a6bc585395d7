import fc from "fast-check";
import { expect, test } from "vitest";
import { matesOf, planRooms, type Guest } from "./rooming";

const guest = (id: string, wish = "", more: Partial<Guest> = {}): Guest => ({
  id,
  name: `Gjest ${id}`,
  email: `${id}@firma.example`,
  wish,
  mate: null,
  decided: false,
  ...more,
});

test("two who name each other share; so does who names somebody that named nobody", () => {
  const plan = planRooms(
    [
      guest("a", "gjest B"),
      guest("b", "A@firma.example"),
      guest("c", "Gjest d"),
      guest("d"),
      guest("e"),
    ],
    2,
  );
  expect(plan.rooms).toEqual([
    { guests: ["a", "b"], by: "wish" },
    { guests: ["c", "d"], by: "wish" },
    { guests: ["e"], by: "nobody" },
  ]);
  expect(plan.suggestions).toEqual([]);
});

test("whom two want is left to the organiser, and so is who wants somebody else", () => {
  const plan = planRooms(
    [
      guest("a", "Gjest c"),
      guest("b", "Gjest c"),
      guest("c"),
      guest("d", "Gjest e"),
      guest("e", "Gjest a"),
    ],
    2,
  );
  expect(plan.rooms.every(({ guests }) => guests.length === 1)).toBe(true);
  expect(plan.suggestions).toContainEqual({ guest: "a", with: "c" });
  expect(plan.suggestions).toContainEqual({ guest: "d", with: "e" });
});

test("a name two people have means neither of them", () => {
  const twins = [
    guest("a", "Kari Nord"),
    guest("b", "", { name: "Kari Nord" }),
    guest("c", "", { name: "Kári  Nord" }),
  ];
  expect(planRooms(twins, 2)).toMatchObject({ suggestions: [], rooms: [{}, {}, {}] });
});

test("the organiser's word stands against every wish", () => {
  const plan = planRooms(
    [
      guest("a", "Gjest b", { decided: true, mate: "c" }),
      guest("b", "Gjest a"),
      guest("c", "", { decided: true, mate: "a" }),
    ],
    2,
  );
  expect(plan.rooms).toEqual([
    { guests: ["a", "c"], by: "organiser" },
    { guests: ["b"], by: "nobody" },
  ]);
  const apart = planRooms([guest("a", "Gjest b", { decided: true }), guest("b", "Gjest a")], 2);
  expect(apart.rooms).toHaveLength(2);
  expect(apart.suggestions).toHaveLength(2);
});

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
const guests = fc.subarray(ids, { minLength: 1 }).chain((here) =>
  fc.tuple(
    ...here.map((id) =>
      fc.record({
        id: fc.constant(id),
        name: fc.constant(`Gjest ${id}`),
        email: fc.constant(null),
        wish: fc.constantFrom("", "Noen andre", ...ids.map((other) => `gjest ${other}`)),
        mate: fc.option(fc.constantFrom(...ids)),
        decided: fc.boolean(),
      }),
    ),
  ),
);

test("everybody has one room, none is too full, and the order of the guests decides nothing", () => {
  fc.assert(
    fc.property(guests, fc.integer({ min: 1, max: 4 }), (here, sharedBy) => {
      const { rooms } = planRooms(here, sharedBy);
      expect(rooms.flatMap((room) => [...room.guests]).toSorted()).toEqual(
        here.map(({ id }) => id).toSorted(),
      );
      for (const room of rooms) expect(room.guests.length).toBeLessThanOrEqual(sharedBy);
      const sets = (plan: typeof rooms) =>
        plan.map((room) => room.guests.toSorted().join()).toSorted();
      expect(sets(planRooms(here.toReversed(), sharedBy).rooms)).toEqual(sets(rooms));
    }),
  );
});

test("a room written down is found together again, however many share it", () => {
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 1, maxLength: 4 }), (room) => {
      const mates = matesOf(room);
      const plan = planRooms(
        room.map((id) => guest(id, "", { mate: mates.get(id) ?? null, decided: true })),
        4,
      );
      expect(plan.rooms).toHaveLength(1);
    }),
  );
});
