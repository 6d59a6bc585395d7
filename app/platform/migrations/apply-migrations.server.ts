import { randomUUID } from "node:crypto";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { readMigrations, type MigrationFile } from "./migration-files.server";

/** Why the database could not be brought up to date; the message is one sentence. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** The lock that processes starting at once queue for; Prisma's own, so that its `migrate` queues too. */
const migrationLock = 72_707_369;

const historyTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

const quiet = new Logger(() => () => {});

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Brings a database up to date: the migrations of `folder`, then the job queue's own tables.
 *
 * @remarks Writes `_prisma_migrations` as Prisma does, so that `prisma migrate deploy` can go on from
 * here. Each migration is one transaction; processes that start at once wait for one another.
 * @returns The names of the migrations that were applied now.
 * @throws {MigrationError} when the history and the files disagree, or a migration fails.
 */
export async function applyMigrations(url: string, folder: string): Promise<string[]> {
  const files = readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: "treff migrate" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const applied = await readHistory(client);
    refuseDisagreement(applied, files);
    const done = new Set(applied.map((row) => row.migration_name));
    const open = files.filter((file) => !done.has(file.name));
    if (open.length > 0) await client.query(historyTable);
    for (const file of open) await applyOne(client, file);
    // The connection's end gives the lock back, also after a failure.
    await runMigrations({ connectionString: url, logger: quiet });
    return open.map((file) => file.name);
  } finally {
    await client.end();
  }
}

async function readHistory(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return [];
  const history = await client.query<Applied>(
    `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations"
     WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
  );
  return history.rows;
}

function refuseDisagreement(applied: readonly Applied[], files: readonly MigrationFile[]): void {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const row of applied) {
    const name = row.migration_name;
    const file = byName.get(name);
    if (!file) {
      throw new MigrationError(
        `The database knows the migration ${name}, which is missing here: it was made by a newer Treff, start that one.`,
      );
    }
    if (row.finished_at === null) {
      throw new MigrationError(
        `The migration ${name} was begun earlier and never finished: resolve it with \`prisma migrate resolve\`, then try again.`,
      );
    }
    if (row.checksum !== file.checksum) {
      throw new MigrationError(
        `The migration ${name} was changed after it had been applied: put the file back as it was, and write the change as a new migration.`,
      );
    }
  }
}

async function applyOne(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  try {
    await client.query("BEGIN");
    const startedAt = new Date();
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new MigrationError(
      `The migration ${name} failed and left nothing behind: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  }
}
