import { createServer } from "node:net";
import pg from "pg";
import { databaseName, type Cluster, type ClusterKey } from "./cluster.server";
import { readPostmaster, type Postmaster } from "./postmaster.server";

/** The address of an embedded database's one database. */
export function urlOf(port: number, { password }: ClusterKey, database = databaseName): string {
  return `postgresql://${databaseName}:${password}@127.0.0.1:${port}/${database}`;
}

/** Opens a connection; the caller ends it. A break later on is not thrown at the process. */
export async function connect(url: string, application = "treff supervisor"): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: application,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return client;
}

/**
 * What answers where this cluster's lock file points.
 *
 * @returns `stranger` when something else took its port since, `starting` while it does not take
 * connections yet.
 */
export async function ask(
  cluster: Cluster,
  key: ClusterKey,
  { port }: Postmaster,
): Promise<"ready" | "starting" | "stranger"> {
  try {
    const client = await connect(urlOf(port, key, "postgres"));
    try {
      const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
      return rows[0]?.data_directory === cluster.data ? "ready" : "stranger";
    } finally {
      await client.end();
    }
  } catch (error) {
    const { code } = error as { code?: string };
    // 57P03: cannot connect now (starting up, shutting down, recovering).
    return code === "57P03" || code === "ECONNREFUSED" || code === undefined
      ? "starting"
      : "stranger";
  }
}

/** The running database of a cluster, if it answers as such. */
export async function findRunning(cluster: Cluster, key: ClusterKey): Promise<Postmaster | null> {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return null;
  return (await ask(cluster, key, postmaster)) === "ready" ? postmaster : null;
}

/** Makes our one database unless it is there. */
export async function ensureDatabase(port: number, key: ClusterKey): Promise<void> {
  const client = await connect(urlOf(port, key, "postgres"));
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [
      databaseName,
    ]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } catch (error) {
    // 42P04, 23505: another process made it at the same moment.
    if (!["42P04", "23505"].includes(String((error as { code?: string }).code))) throw error;
  } finally {
    await client.end();
  }
}

/** A port of the loopback interface that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
