import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import { plainLine, linedPayables, sells } from "tests/support/lined-payables";
import type { TestWorld } from "tests/support/world";
import { openDatabase } from "~/platform/db.server";
import { inTransaction, type RootWorld } from "~/platform/world.server";
import { issueDocuments } from "./issue-documents.server";
import type { Payables } from "./payables.server";

/** How many write at the same moment. */
const writers = 32;
const perWriter = 6;

/** The numbers given out in an organisation, in order. */
async function numbersOf(world: TestWorld, organisationId: string): Promise<number[]> {
  const rows = await world.db.invoice.findMany({
    where: { organisationId },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}

class SuddenEnd extends Error {}

/** Payables whose every third change is rolled back after everything was written. */
function sometimesEnding(payables: Payables, ended: { count: number }): Payables {
  let turn = 0;
  return {
    ...payables,
    change: (world, ids, work) =>
      payables.change(world, ids, async (tx) => {
        const result = await work(tx);
        if (turn++ % 3 === 0) {
          ended.count++;
          throw new SuddenEnd();
        }
        return result;
      }),
  };
}

dbTest(
  "32 writers over two organisations, a third of them rolled back: no number twice, none left out",
  { timeout: 240_000 },
  async ({ world, databaseUrl, make }) => {
    const payables = linedPayables(world);
    const events = [await make.event(), await make.event()] as const;
    for (const { organisation } of events) await sells(world, organisation);
    const wanted: { organisationId: string; payableIds: string[]; collected: boolean }[] = [];
    for (let n = 0; n < writers * perWriter; n++) {
      const event = events[n % 2] ?? events[0];
      const id = await payables.add({ event }, [plainLine(world, 10_000 + n)]);
      wanted.push({ organisationId: event.organisation.id, payableIds: [id], collected: false });
    }
    const ended = { count: 0 };
    const unsteady = sometimesEnding(payables, ended);
    const db = openDatabase(databaseUrl, writers, { connectionLimit: 120_000 });
    const busy: RootWorld = { ...world, db };
    try {
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          for (const request of wanted.filter((__, n) => n % writers === writer))
            // Whoever was interrupted tries again, as a job would.
            for (let done = false; !done;) {
              try {
                const issued = await issueDocuments(busy, unsteady, request);
                expect(issued.ok).toBe(true);
                done = true;
              } catch (error) {
                if (!(error instanceof SuddenEnd)) throw error;
              }
            }
        }),
      );
    } finally {
      await db.$disconnect();
    }
    expect(ended.count).toBeGreaterThan(50);
    for (const { organisation } of events) {
      const count = (writers * perWriter) / 2;
      const all = Array.from({ length: count }, (_, n) => n + 1);
      expect(await numbersOf(world, organisation.id)).toEqual(all);
      const { nextNumber } = await world.db.invoiceCounter.findFirstOrThrow({
        where: { organisationId: organisation.id },
      });
      expect(nextNumber).toBe(count + 1);
    }
  },
);

dbTest(
  "its twin: numbers from max() + 1 come twice, and from a sequence they leave gaps",
  { timeout: 120_000 },
  async ({ world, databaseUrl }) => {
    await world.db
      .$executeRaw`CREATE TABLE naive_document (number integer NOT NULL, drawn integer NOT NULL)`;
    await world.db.$executeRaw`CREATE SEQUENCE naive_number`;
    const db = openDatabase(databaseUrl, writers, { connectionLimit: 120_000 });
    const busy: RootWorld = { ...world, db };
    try {
      await Promise.allSettled(
        Array.from({ length: writers * perWriter }, (_, n) =>
          inTransaction(busy, async (tx) => {
            await tx.db.$executeRaw`
              INSERT INTO naive_document
              SELECT coalesce(max(number), 0) + 1, nextval('naive_number') FROM naive_document`;
            await tx.db.$queryRaw`SELECT pg_sleep(0.01)::text`;
            if (n % 3 === 0) throw new SuddenEnd();
          }),
        ),
      );
      const rows = await world.db.$queryRaw<{ number: number; drawn: number }[]>`
        SELECT number, drawn FROM naive_document`;
      const distinct = (numbers: readonly number[]) => new Set(numbers).size;
      expect(distinct(rows.map(({ number }) => number))).toBeLessThan(rows.length);
      expect(distinct(rows.map(({ drawn }) => drawn))).toBe(rows.length);
      expect(Math.max(...rows.map(({ drawn }) => drawn))).toBeGreaterThan(rows.length);
    } finally {
      await db.$disconnect();
      await world.db.$executeRaw`DROP TABLE naive_document`;
      await world.db.$executeRaw`DROP SEQUENCE naive_number`;
    }
  },
);

dbTest(
  "numbers begin anew with the year of the organisation's own zone",
  async ({ world, make }) => {
    const event = await make.event();
    const { organisation } = event;
    await sells(world, organisation);
    const payables = linedPayables(world);
    const issue = async () => {
      const id = await payables.add({ event }, [plainLine(world, 10_000)]);
      const issued = await issueDocuments(world, payables, {
        organisationId: organisation.id,
        payableIds: [id],
        collected: false,
      });
      if (!issued.ok) throw new Error(issued.problem.code);
      return issued.value.documents.map(({ year, number }) => `${year}-${number}`);
    };
    // In Oslo the year is over an hour before it is in UTC.
    world.clock.set(new Date("2027-12-31T22:59:00Z"));
    expect(await issue()).toEqual(["2027-1"]);
    world.clock.set(new Date("2027-12-31T23:01:00Z"));
    expect(await issue()).toEqual(["2028-1"]);
    await world.db.organisation.update({
      where: { id: organisation.id },
      data: { timeZone: "Atlantic/Azores" },
    });
    expect(await issue()).toEqual(["2027-2"]);
  },
);
