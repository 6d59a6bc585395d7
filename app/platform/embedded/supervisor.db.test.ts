import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptSecret } from "./secret.server";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./supervisor.server";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "treff-supervisor-"));
  chmodSync(folder, 0o755);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a new database is UTF-8 with checksums, asks for its password and listens on loopback only", async () => {
  const database = await startEmbeddedPostgres({ folder });
  try {
    const shown = await Promise.all(
      [
        "server_encoding",
        "data_checksums",
        "listen_addresses",
        "timezone",
        "password_encryption",
        "fsync",
      ].map((name) => ask<string>(database.url, `SHOW ${name}`)),
    );
    expect(shown).toEqual(["UTF8", "on", "127.0.0.1", "UTC", "scram-sha-256", "on"]);
    expect(
      await ask(database.url, `SELECT lower('ÅSE') || (('Åse' COLLATE "nb-x-icu") > 'Zoé')::text`),
    ).toBe("åsetrue");
    await expect(ask(database.url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(
      /password/,
    );
    expect(statSync(path.join(database.home, "cluster.json")).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(database.home, "data")).mode & 0o777).toBe(0o700);
  } finally {
    await database.stop();
  }
  expect(await findEmbeddedPostgres(folder)).toBeNull();
});

test("a killed database comes back at the same address, with what was committed", async () => {
  const said: string[] = [];
  const database = await startEmbeddedPostgres({ folder, log: (line) => said.push(line) });
  try {
    await ask(database.url, "CREATE TABLE kept AS SELECT 1 AS one");
    const before = database.pid;
    process.kill(before, "SIGKILL");
    expect(await eventually(() => ask(database.url, "SELECT one FROM kept"))).toBe(1);
    await eventually(async () => expect(database.pid).not.toBe(before));
    expect(said).toEqual(["The database process had ended unexpectedly; it was started again."]);
  } finally {
    await database.stop();
  }
});

test("a second start adopts what runs; only the last one to need it stops it", async () => {
  const first = await startEmbeddedPostgres({ folder });
  const second = await startEmbeddedPostgres({ folder });
  expect([first.adopted, second.adopted]).toEqual([false, true]);
  expect(second.url).toBe(first.url);
  await second.stop();
  expect(await findEmbeddedPostgres(folder)).toBe(first.url);
  await first.stop();
  expect(await findEmbeddedPostgres(folder)).toBeNull();
});

test("two first starts at once share one database", async () => {
  const both = await Promise.all([
    startEmbeddedPostgres({ folder }),
    startEmbeddedPostgres({ folder }),
  ]);
  expect(both[0].url).toBe(both[1].url);
  await Promise.all(both.map((database) => database.stop()));
  expect(
    readdirSync(path.join(folder, "postgres")).filter((name) => name.startsWith("data")),
  ).toEqual(["data"]);
});

test("an orphan is adopted, brought back when killed, and stopped at the end", async () => {
  await abandon(`startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} })`);
  const database = await startEmbeddedPostgres({ folder });
  try {
    expect(database.adopted).toBe(true);
    const before = database.pid;
    process.kill(before, "SIGKILL");
    await eventually(async () => expect(database.pid).not.toBe(before));
    expect(await ask(database.url, "SELECT 1")).toBe(1);
  } finally {
    await database.stop();
  }
  expect(await findEmbeddedPostgres(folder)).toBeNull();
});

test("a throw-away database goes with the process that made it, however that ended", async () => {
  const home = await abandon("startEmbeddedPostgres({ ephemeral: true })");
  expect(home).toMatch(/treff-postgres-/);
  await eventually(async () => expect(existsSync(home)).toBe(false));
});

test("a throw-away database leaves nothing when stopped", async () => {
  const database = await startEmbeddedPostgres({ ephemeral: true });
  expect(await ask(database.url, "SHOW fsync")).toBe("off");
  await database.stop();
  expect(existsSync(database.home)).toBe(false);
});

test("a folder that cannot be is refused in a sentence", async () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  await expect(startEmbeddedPostgres({ folder: path.join(file, "var") })).rejects.toThrow(
    /^The folder .* cannot be written to \(ENOTDIR\): make it writable, or name another one with TREFF_DATA\.$/,
  );
});

test("the secret is made once and kept for us alone", () => {
  const secret = keptSecret(folder);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(keptSecret(folder)).toBe(secret);
  expect(statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
  writeFileSync(path.join(folder, "secret"), "");
  expect(() => keptSecret(folder)).toThrow(/cut short/);
});

async function ask<T>(url: string, sql: string): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, T>>(sql);
    return Object.values(rows[0] ?? {})[0] as T;
  } finally {
    await client.end().catch(() => {});
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + 20_000; ;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

/** Starts a database in a process of its own, kills that with SIGKILL, and answers the database's folder. */
async function abandon(start: string): Promise<string> {
  const supervisor = fileURLToPath(new URL("./supervisor.server.ts", import.meta.url));
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(supervisor)};
    const database = await ${start};
    process.stdout.write(database.home);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: fileURLToPath(new URL("../../..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const home = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", resolve);
    child.once("exit", () => reject(new Error("The process ended before it had a database.")));
  });
  child.kill("SIGKILL");
  expect(readFileSync(path.join(home, "data", "PG_VERSION"), "utf8").trim()).toBe("18");
  return home;
}
