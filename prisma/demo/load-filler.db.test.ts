import { expect, test } from "vitest";
import { dbTest } from "tests/support/db";
import { loadFiller, readFillerSize } from "./load-filler";

test("the size is read from the command line, and nonsense refused in a sentence", () => {
  expect(readFillerSize([])).toBeNull();
  expect(readFillerSize(["--events", "10000", "--people", "100000"])).toEqual({
    events: 10_000,
    people: 100_000,
  });
  expect(readFillerSize(["--events", "3"])).toEqual({ events: 3, people: 0 });
  expect(() => readFillerSize(["--events", "many"])).toThrow(/--events must be a whole number/);
  expect(() => readFillerSize(["--events", "0"])).toThrow(/from 1 to/);
});

for (const size of [
  { events: 1, people: 7 },
  { events: 30, people: 101 },
  { events: 2500, people: 10_050 },
]) {
  dbTest(
    `${size.events} events with ${size.people} people agree with their counters`,
    async ({ world }) => {
      await loadFiller(world, size);
      const { db } = world;
      expect(await db.event.count()).toBe(size.events);
      expect(await db.eventDay.count()).toBe(size.events);
      expect(await db.registration.count({ where: { status: "confirmed" } })).toBe(size.people);
      expect(await db.outboxMessage.count({ where: { state: "queued" } })).toBe(0);
      const wrong = await db.$queryRaw<unknown[]>`
      SELECT e.slug, p.taken, count(r.id) FROM event e JOIN seat_pool p ON p.id = e.seat_pool_id
      LEFT JOIN registration r ON r.event_id = e.id
      GROUP BY e.slug, p.taken, p.size HAVING p.taken <> count(r.id) OR p.taken >= p.size`;
      expect(wrong).toEqual([]);
      const strays = await db.$queryRaw<unknown[]>`
      SELECT r.id FROM registration r JOIN event e ON e.id = r.event_id JOIN "order" o ON o.id = r.order_id
        JOIN person p ON p.id = r.person_id JOIN ticket_type t ON t.id = r.ticket_type_id
      WHERE e.organisation_id <> r.organisation_id OR o.event_id <> r.event_id OR p.organisation_id <> r.organisation_id
        OR t.event_id <> r.event_id`;
      expect(strays).toEqual([]);
    },
  );
}

dbTest("two fillings stand beside each other", async ({ world }) => {
  await loadFiller(world, { events: 5, people: 20 });
  await loadFiller(world, { events: 5, people: 20 });
  expect(await world.db.registration.count()).toBe(40);
  expect(await world.db.member.count()).toBe(2);
});
