import pg from "pg";
import { inject, test } from "vitest";
import { openDatabase } from "~/platform/db.server";
import { cloneDatabase, dropDatabase } from "./database-server";
import { makeFor } from "./make";
import { testWorld } from "./world";

/** Connections of one test file: enough to race, and as many as a process has by default. */
const poolSize = 8;

/**
 * A test on a real PostgreSQL.
 *
 * Each file has a database of its own, cloned from one migrated template and dropped afterwards, so files run
 * side by side. Within a file tests run one after another, and each begins with empty tables. Measured with 45
 * tables on two cores: a clone 0.3 s, TRUNCATE of the tables that hold rows 55 ms, DELETE from them a few ms;
 * so a file gets a clone, and a test gets the DELETE.
 *
 * Fixtures: `world` (database, a clock to move, settings), `db` (the same database), `make` (makes records),
 * `databaseUrl` (for a second process or pool).
 */
export const dbTest = test
  .extend("database", { scope: "file" }, async ({}, { onCleanup }) => {
    const server = inject("templateDatabase");
    const url = await cloneDatabase(server);
    // A race of many over few connections takes its time on a machine that is busy.
    const client = openDatabase(url, poolSize, { connectionLimit: 60_000 });
    onCleanup(async () => {
      await client.$disconnect();
      await dropDatabase(server, url);
    });
    return { url, client, used: false };
  })
  .extend("databaseUrl", ({ database }) => database.url)
  .extend("world", async ({ database }) => {
    if (database.used) await emptyTables(database.url);
    database.used = true;
    return testWorld(database.client, database.url);
  })
  .extend("db", ({ world }) => world.db)
  .extend("make", ({ world }) => makeFor(world));

/** What migrations wrote, and not tests. */
const kept = ["public._prisma_migrations", "graphile_worker.migrations"];

/**
 * Empties every table, in no order: for this one session neither foreign keys nor triggers are looked at, which
 * takes a superuser.
 *
 * @throws when a test left a transaction open that holds a row for more than five seconds.
 */
async function emptyTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, lock_timeout: 5000 });
  await client.connect();
  try {
    await client.query(`
      DO $$
      DECLARE name text;
      BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN
          SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
          WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
            AND schemaname || '.' || tablename <> ALL ('{${kept.join(",")}}'::text[])
        LOOP
          EXECUTE 'DELETE FROM ' || name;
        END LOOP;
      END $$`);
  } finally {
    await client.end();
  }
}
