import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "~/platform/embedded/supervisor.server";
import { applyMigrations } from "~/platform/migrations/apply-migrations.server";
import { root } from "./keeper";

/** What a test file needs to get a database of its own; plain data, so that it reaches the workers. */
export interface TemplateDatabase {
  /** Of the server, as a superuser. */
  readonly serverUrl: string;
  /** A migrated database nobody is connected to. */
  readonly template: string;
}

export interface DatabaseServer extends TemplateDatabase {
  readonly close: () => Promise<void>;
}

/**
 * A PostgreSQL server with one migrated template database: a throw-away embedded one, or the one that
 * `TREFF_TEST_DATABASE_URL` names (a superuser's), on which only databases of ours are made and dropped.
 */
export async function openDatabaseServer(): Promise<DatabaseServer> {
  const named = process.env["TREFF_TEST_DATABASE_URL"];
  const embedded = named ? null : await startEmbeddedPostgres({ ephemeral: true });
  const serverUrl = named ?? embedded?.url ?? "";
  const template = `treff_test_${process.pid}_${Date.now().toString(36)}`;
  const close = async (): Promise<void> => {
    if (embedded) await embedded.stop();
    else await dropAll(serverUrl, template);
  };
  try {
    await onServer(serverUrl, `CREATE DATABASE "${template}"`);
    await applyMigrations(databaseUrl(serverUrl, template), join(root, "prisma", "migrations"));
    return { serverUrl, template, close };
  } catch (error) {
    await close();
    throw error;
  }
}

let made = 0;

/**
 * Makes a database like the template.
 *
 * @remarks Either strategy takes 0.3 s here; `WAL_LOG` does it without a checkpoint, which would hold up the
 * other test files. Several may be made at once.
 * @returns its address.
 */
export async function cloneDatabase(server: TemplateDatabase): Promise<string> {
  made += 1;
  const name = `${server.template}_${process.pid}_${made}`;
  await onServer(
    server.serverUrl,
    `CREATE DATABASE "${name}" TEMPLATE "${server.template}" STRATEGY WAL_LOG`,
  );
  return databaseUrl(server.serverUrl, name);
}

/** Drops a database made by {@link cloneDatabase}, connected or not. */
export async function dropDatabase(server: TemplateDatabase, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer(server.serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function dropAll(serverUrl: string, prefix: string): Promise<void> {
  const rows = await onServer(serverUrl, "SELECT datname FROM pg_database");
  for (const { datname } of rows as { datname: string }[]) {
    if (datname.startsWith(prefix)) {
      await onServer(serverUrl, `DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
    }
  }
}

async function onServer(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
