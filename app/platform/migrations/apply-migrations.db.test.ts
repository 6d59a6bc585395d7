import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "../embedded/supervisor.server";
import { applyMigrations } from "./apply-migrations.server";
import { schemaDifference } from "./schema-difference.server";

let server: EmbeddedPostgres;
let client: pg.Client;
let url: string;
let folder: string;
let made = 0;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ ephemeral: true });
}, 60_000);

afterAll(() => server.stop());

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "treff-migrations-"));
  chmodSync(folder, 0o755);
  made += 1;
  const admin = new pg.Client(server.url);
  await admin.connect();
  await admin.query(`CREATE DATABASE m${made}`);
  await admin.end();
  url = server.url.replace(/[^/]+$/, `m${made}`);
  client = new pg.Client(url);
  await client.connect();
});

afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

const first = "20270101000000_first";
const second = "20270201000000_second";

test("migrations are applied once, in order, and noted as Prisma notes them", async () => {
  migration(first, 'CREATE TABLE "Thing" (id int PRIMARY KEY);');
  expect(await applyMigrations(url, folder)).toEqual([first]);
  migration(
    second,
    'ALTER TABLE "Thing" ADD COLUMN name text; INSERT INTO "Thing" VALUES (1, \'å;\');',
  );
  expect(await applyMigrations(url, folder)).toEqual([second]);
  expect(await applyMigrations(url, folder)).toEqual([]);

  const { rows } = await client.query('SELECT * FROM "_prisma_migrations" ORDER BY started_at');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    checksum: "30a174984c8abdbd5db1b8757830f12ed0392361b5e9fed57c0e69d5504eeebe",
    migration_name: first,
    logs: null,
    rolled_back_at: null,
    started_at: expect.any(Date) as Date,
    finished_at: expect.any(Date) as Date,
    applied_steps_count: 1,
  });
  const queue = await client.query(
    "SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS there",
  );
  expect(queue.rows).toEqual([{ there: true }]);
});

test("processes that start at once apply each migration once", async () => {
  migration(first, 'CREATE TABLE "Thing" (id int PRIMARY KEY); SELECT pg_sleep(0.2);');
  migration(second, 'ALTER TABLE "Thing" ADD COLUMN name text;');
  const done = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url, folder)));
  expect(done.flat().sort()).toEqual([first, second]);
});

test("a changed, a missing and an unfinished migration are refused in a sentence", async () => {
  migration(first, "SELECT 1;");
  await applyMigrations(url, folder);
  migration(first, "SELECT 2;");
  await expect(applyMigrations(url, folder)).rejects.toThrow(
    /^The migration 20270101000000_first was changed after/,
  );
  rmSync(path.join(folder, first), { recursive: true });
  await expect(applyMigrations(url, folder)).rejects.toThrow(
    /^The database knows the migration 20270101000000_first, which is missing/,
  );
  migration(first, "SELECT 1;");
  await client.query('UPDATE "_prisma_migrations" SET finished_at = NULL');
  await expect(applyMigrations(url, folder)).rejects.toThrow(/never finished/);
});

test("a migration that fails leaves nothing behind, and can be put right", async () => {
  migration(first, 'CREATE TABLE "Thing" (id int); SELECT 1 / 0;');
  await expect(applyMigrations(url, folder)).rejects.toThrow(
    /^The migration 20270101000000_first failed and left nothing behind: division by zero\.$/,
  );
  const { rows } = await client.query(
    `SELECT to_regclass('"Thing"') AS thing, (SELECT count(*)::int FROM "_prisma_migrations") AS noted`,
  );
  expect(rows).toEqual([{ thing: null, noted: 0 }]);
  migration(first, 'CREATE TABLE "Thing" (id int);');
  expect(await applyMigrations(url, folder)).toEqual([first]);
});

test("the difference leads to the schema, and leaves alone what Prisma does not model", async () => {
  const schema = path.join(folder, "schema");
  mkdirSync(path.join(schema, "models"), { recursive: true });
  writeFileSync(
    path.join(schema, "schema.prisma"),
    'generator client {\n  provider = "prisma-client"\n  output = "x"\n}\n\ndatasource db {\n  provider = "postgresql"\n}\n',
  );
  writeFileSync(
    path.join(schema, "models", "things.prisma"),
    "model Thing {\n  id Int @id\n  seats Int\n  parts Part[]\n}\n\nmodel Part {\n  id Int @id\n  thingId Int\n  thing Thing @relation(fields: [thingId], references: [id], onDelete: Cascade)\n}\n",
  );
  const sql = await schemaDifference(url, schema);
  expect(sql).toContain('CREATE TABLE "Thing"');
  migration(
    first,
    `${sql}\nALTER TABLE "Thing" ADD CONSTRAINT seats_left CHECK (seats >= 0);\nCREATE UNIQUE INDEX one_big ON "Thing" (seats) WHERE seats > 100;`,
  );
  await applyMigrations(url, folder);
  expect(await schemaDifference(url, schema)).toBe("");
  await client.query('ALTER TABLE "Part" DROP COLUMN "thingId"');
  expect(await schemaDifference(url, schema)).toContain(
    'ADD COLUMN     "thingId" INTEGER NOT NULL',
  );
});

function migration(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}
