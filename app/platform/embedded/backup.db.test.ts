import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  chmodSync,
  copyFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backUp } from "./backup.server";
import { restore } from "./restore.server";
import { keptSecret } from "./secret.server";
import { startEmbeddedPostgres } from "./supervisor.server";

const now = new Date("2027-09-01T10:15:00Z");
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "treff-backup-"));
  chmodSync(folder, 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a backup made while the application writes comes back whole, with its secret", async () => {
  const data = path.join(folder, "var");
  const file = path.join(folder, "treff.tar.gz");
  const secret = keptSecret(data);
  const database = await startEmbeddedPostgres({ folder: data });
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query("CREATE TABLE note (id serial PRIMARY KEY, said text, about text)");
  await client.query("INSERT INTO note (said) VALUES ('before')");

  // Two rows per transaction: a backup that tears one apart would show an odd number.
  let writing = true;
  let written = 0;
  const writer = (async () => {
    while (writing) {
      await client.query(
        "INSERT INTO note (said, about) SELECT 'during', repeat(md5(random()::text), 50) FROM generate_series(1, 2)",
      );
      written += 2;
    }
  })();
  const { bytes } = await backUp(data, file, now);
  writing = false;
  await writer;
  await client.query("INSERT INTO note (said) VALUES ('after')");
  await client.end();
  await database.stop();

  expect(bytes).toBe(statSync(file).size);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(backUp(data, file, now)).rejects.toThrow(/is there already/);
  await expect(restore(data, file, { replace: false, now })).rejects.toThrow(/add --replace/);

  const other = path.join(folder, "other");
  expect(await restore(other, file, { replace: false, now })).toEqual({
    madeAt: now.toISOString(),
    keptAside: [],
  });
  const counts = await countNotes(other);
  expect(counts.before).toBe(1);
  expect(counts.after).toBe(0);
  expect(counts.during % 2).toBe(0);
  expect(counts.during).toBeGreaterThan(0);
  expect(counts.during).toBeLessThanOrEqual(written);
  expect(readFileSync(path.join(other, "secret"), "utf8").trim()).toBe(secret);

  const replaced = await restore(data, file, { replace: true, now });
  expect(replaced.keptAside.every((aside) => existsSync(aside))).toBe(true);
  expect((await countNotes(data)).after).toBe(0);
}, 120_000);

test("a backup that is cut short changes nothing", async () => {
  const data = path.join(folder, "var");
  const file = path.join(folder, "treff.tar.gz");
  await (await startEmbeddedPostgres({ folder: data })).stop();
  await backUp(data, file, now);
  const short = path.join(folder, "short.tar.gz");
  copyFileSync(file, short);
  truncateSync(short, Math.floor(statSync(file).size / 2));
  const before = readdirSync(data);
  await expect(restore(data, short, { replace: true, now })).rejects.toThrow(/not a whole backup/);
  expect(readdirSync(data)).toEqual(before);
}, 120_000);

test("there is nothing to back up in an empty folder, and no database runs under a restore", async () => {
  const data = path.join(folder, "var");
  const file = path.join(folder, "treff.tar.gz");
  await expect(backUp(data, file, now)).rejects.toThrow(/nothing to back up/);
  const database = await startEmbeddedPostgres({ folder: data });
  try {
    await backUp(data, file, now);
    await expect(restore(data, file, { replace: true, now })).rejects.toThrow(/stop Treff/);
  } finally {
    await database.stop();
  }
}, 120_000);

async function countNotes(
  data: string,
): Promise<{ before: number; during: number; after: number }> {
  const database = await startEmbeddedPostgres({ folder: data });
  try {
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query<{ said: string; count: number }>(
      "SELECT said, count(*)::int FROM note GROUP BY said",
    );
    await client.end();
    const of = (word: string) => rows.find((row) => row.said === word)?.count ?? 0;
    return { before: of("before"), during: of("during"), after: of("after") };
  } finally {
    await database.stop();
  }
}
