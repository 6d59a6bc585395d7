import { describe, expect } from "vitest";
import { dbTest } from "tests/support/db";
import { Prisma } from "./db.server";
import { keptReady } from "./ready-statements";
import { inTransaction } from "./world.server";

describe("a statement that is kept ready", () => {
  dbTest("is planned once by a connection, another each time", async ({ world }) => {
    await inTransaction(world, async ({ db }) => {
      for (const n of [1, 2]) {
        await db.$queryRaw`${Prisma.raw(keptReady)} SELECT ${n}::int AS kept`;
        await db.$queryRaw`SELECT ${n}::int AS planned`;
      }
      const kept = await db.$queryRaw`
        SELECT (generic_plans + custom_plans)::int AS uses FROM pg_prepared_statements
        WHERE statement LIKE '%SELECT $1::int AS %'`;
      expect(kept).toEqual([{ uses: 2 }]);
    });
  });
});
