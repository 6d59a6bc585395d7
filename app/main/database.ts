import pg from "pg";
import { keptSecret } from "~/platform/embedded/secret.server";
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "~/platform/embedded/supervisor.server";
import { withDatabase, type BootSettings, type Settings } from "~/platform/env.server";
import { applyMigrations } from "~/platform/migrations/apply-migrations.server";
import { asDatabaseFailure, CommandError } from "./failure";
import { inProject } from "./project";

/** A database to work with, and how to let go of it. */
export interface OpenedDatabase {
  readonly settings: Settings;
  /** The embedded one, if it is that. */
  readonly embedded: EmbeddedPostgres | null;
  close(options?: { readonly hurry?: AbortSignal }): Promise<void>;
}

/**
 * The database that the settings name, or the embedded one, started unless it is running.
 *
 * @throws with one sentence when it cannot be reached.
 */
export async function openDatabase(
  boot: BootSettings,
  log: (line: string) => void,
): Promise<OpenedDatabase> {
  if (boot.databaseUrl !== undefined) {
    await reach(boot.databaseUrl);
    return { settings: complete(boot, boot.databaseUrl), embedded: null, close: async () => {} };
  }
  const settings = complete(boot, "");
  const embedded = await startEmbeddedPostgres({ folder: boot.dataFolder, log });
  return {
    settings: { ...settings, databaseUrl: embedded.url },
    embedded,
    close: (options) => embedded.stop(options),
  };
}

/** The settings of a part that runs apart: DATABASE_URL, or an embedded database that is running. */
export async function settingsApart(boot: BootSettings): Promise<Settings> {
  if (boot.databaseUrl !== undefined) await reach(boot.databaseUrl);
  const url = boot.databaseUrl ?? (await findEmbeddedPostgres(boot.dataFolder));
  if (url !== null) return complete(boot, url);
  throw new CommandError(
    `DATABASE_URL must be set, or \`npm start\` be running on ${boot.dataFolder}, for a part to run apart.`,
  );
}

/** Brings the database up to date; answers the names of the migrations that were applied now. */
export async function migrate(url: string): Promise<string[]> {
  try {
    return await applyMigrations(url, inProject("prisma", "migrations"));
  } catch (error) {
    throw asDatabaseFailure(error, url);
  }
}

function complete(boot: BootSettings, databaseUrl: string): Settings {
  return withDatabase(boot, { databaseUrl, secret: boot.secret ?? keptSecret(boot.dataFolder) });
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw asDatabaseFailure(error, url);
  } finally {
    await client.end().catch(() => {});
  }
}
