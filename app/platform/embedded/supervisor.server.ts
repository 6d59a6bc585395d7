import { rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries, type Binaries } from "./binaries.server";
import {
  clusterAt,
  ensureInitialised,
  existingCluster,
  placeForCluster,
  readKey,
  type Cluster,
} from "./cluster.server";
import { ensureDatabase, findRunning, urlOf } from "./connection.server";
import { databaseUser } from "./database-user.server";
import { isAlive, readPostmaster, stopPostmaster } from "./postmaster.server";
import { restartDelay, startOrAdopt, type Manner } from "./start-postmaster.server";
import { guard, throwAwayFolder } from "./throw-away.server";
import { hasOtherOwner, watchOver } from "./watch.server";

/** How {@link startEmbeddedPostgres} is to keep the database. */
export type EmbeddedPostgresOptions = {
  /** Told one line for whatever a person may want to know. */
  readonly log?: (line: string) => void;
  /** Further `postgres` settings, by name, for a database that is not running yet. */
  readonly parameters?: Readonly<Record<string, string>>;
} & (
  | {
      /** The data folder (`TREFF_DATA`); the database is kept in `postgres` within it. */
      readonly folder: string;
      readonly ephemeral?: false;
    }
  | {
      /** A throw-away database in a temporary folder, gone with `stop()` or with this process. */
      readonly ephemeral: true;
    }
);

/** An embedded database that is running and will be kept running. */
export interface EmbeddedPostgres {
  /** `postgresql://` address of the database `treff`; the same for as long as this object lives. */
  readonly url: string;
  readonly port: number;
  /** Where data, key and log are. */
  readonly home: string;
  /** Whether it was running already. */
  readonly adopted: boolean;
  /** The database process of this moment; another one after a restart. */
  readonly pid: number;
  /**
   * Ends our supervision and stops the database, unless another process of ours still supervises it.
   *
   * @param options - An aborted `hurry` lets go of the orderly shutdown; nothing committed is lost.
   */
  stop(options?: { readonly hurry?: AbortSignal }): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL, or adopts the one that is running on the same data, and keeps it
 * running until `stop()`: a database process that dies is started again on the same port.
 *
 * @remarks Neither PostgreSQL's lock file nor its data is ever deleted.
 * @throws {EmbeddedDatabaseError} with one sentence for the person who started it.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  if (!options.ephemeral) {
    return superviseCluster(
      placeForCluster(path.resolve(options.folder), log),
      log,
      options.parameters,
    );
  }

  const home = throwAwayFolder();
  const guardian = guard(home);
  try {
    const user = databaseUser();
    const binaries = findBinaries(user, os.tmpdir(), log);
    const database = await supervise(clusterAt(home, user), binaries, {
      log,
      quick: true,
      parameters: options.parameters ?? {},
    });
    return Object.assign(Object.create(database) as EmbeddedPostgres, {
      async stop() {
        await database.stop({ hurry: AbortSignal.abort() });
        rmSync(home, { recursive: true, force: true });
        guardian.end();
      },
    });
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    guardian.end();
    throw error;
  }
}

/** The same for a cluster whose place is known. */
export async function superviseCluster(
  cluster: Cluster,
  log: (line: string) => void,
  parameters: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const binaries = findBinaries(cluster.user, cluster.home, log);
  return supervise(cluster, binaries, { log, quick: false, parameters });
}

/**
 * The address of the embedded database of a data folder, if it is running now; it is only looked at.
 */
export async function findEmbeddedPostgres(folder: string): Promise<string | null> {
  const cluster = existingCluster(path.resolve(folder));
  const key = cluster && readKey(cluster);
  const postmaster = cluster && key && (await findRunning(cluster, key));
  return postmaster ? urlOf(postmaster.port, key) : null;
}

async function supervise(
  cluster: Cluster,
  binaries: Binaries,
  manner: Manner,
): Promise<EmbeddedPostgres> {
  const key = await ensureInitialised(cluster, binaries, manner);
  const started = await startOrAdopt(cluster, binaries, key, manner);
  const { port } = started;
  await ensureDatabase(port, key);

  const ending = new AbortController();
  let watch = await watchOver(port, key);
  let pid = started.pid;
  const watching = keepRunning();

  return {
    url: urlOf(port, key),
    port,
    home: cluster.home,
    adopted: started.adopted,
    get pid() {
      return pid;
    },
    async stop(options = {}) {
      if (ending.signal.aborted) return;
      ending.abort();
      await watching;
      const ours = watch.owner || !(await hasOtherOwner(port, key));
      await watch.client.end().catch(() => {});
      const running = readPostmaster(cluster);
      if (ours && running) await stopPostmaster(cluster, running, options);
    },
  };

  /** Looks after the process until we end: at once when its connection breaks, else every second. */
  async function keepRunning(): Promise<void> {
    while (!ending.signal.aborted) {
      await Promise.race([
        watch.broken,
        sleep(1000, undefined, { signal: ending.signal, ref: false }).catch(() => {}),
      ]);
      if (ending.signal.aborted) return;
      const healthy = isAlive(pid) && !watch.isBroken();
      if (healthy) {
        await watch.claim();
        continue;
      }
      await bringBack();
    }
  }

  async function bringBack(): Promise<void> {
    for (let attempt = 0; !ending.signal.aborted; attempt += 1) {
      try {
        const again = await startOrAdopt(cluster, binaries, key, manner, port, ending.signal);
        watch = await watchOver(port, key);
        if (again.pid !== pid)
          manner.log("The database process had ended unexpectedly; it was started again.");
        pid = again.pid;
        return;
      } catch (error) {
        if (attempt === 5)
          manner.log(`The database does not come back: ${(error as Error).message}`);
        await sleep(restartDelay(attempt), undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  }
}
