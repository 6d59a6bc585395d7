import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.server";
import type { Cluster, ClusterKey } from "./cluster.server";
import { ask, findRunning, freePort } from "./connection.server";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";
import {
  lastComplaint,
  readPostmaster,
  spawnPostmaster,
  type Postmaster,
} from "./postmaster.server";

/** How a database is run. */
export interface Manner {
  readonly log: (line: string) => void;
  readonly quick: boolean;
  readonly parameters: Readonly<Record<string, string>>;
}

/** In milliseconds: soon at first, less often in the end. */
export function restartDelay(attempt: number): number {
  return Math.min(50 * 2 ** attempt, 5000);
}

/** How long another process may hold the lock file before we give up, in milliseconds. */
const patience = 30_000;
/** How long recovery after a crash may take, in milliseconds. */
const recovery = 600_000;

/** Adopts the database process that runs on a cluster, or starts one, again while another lets go. */
export async function startOrAdopt(
  cluster: Cluster,
  binaries: Binaries,
  key: ClusterKey,
  manner: Manner,
  wantedPort?: number,
  signal?: AbortSignal,
): Promise<Postmaster & { readonly adopted: boolean }> {
  const begun = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    signal?.throwIfAborted();
    const running = await findRunning(cluster, key);
    if (running && (wantedPort === undefined || running.port === wantedPort))
      return { ...running, adopted: true };

    const port = wantedPort ?? (await freePort());
    const child = spawnPostmaster(cluster, binaries, { port, ...manner });
    const outcome = await becomesReady(
      cluster,
      key,
      { pid: child.pid ?? 0, port },
      child.ended,
      signal,
    );
    if (outcome === "ready") return { pid: child.pid ?? 0, port, adopted: false };

    const passing =
      /lock file .* already exists|shared memory block|Address already in use|could not bind/.test(
        outcome,
      );
    if (!passing || performance.now() - begun > patience) throw startFailure(cluster, outcome);
    await sleep(restartDelay(Math.min(attempt, 4)));
  }
}

/** Waits until the process answers, or ends; answers `ready` or what it said. */
async function becomesReady(
  cluster: Cluster,
  key: ClusterKey,
  postmaster: Postmaster,
  ended: Promise<string>,
  signal?: AbortSignal,
): Promise<string> {
  let said: string | null = null;
  void ended.then((text) => (said = text));
  const deadline = performance.now() + recovery;
  while (performance.now() < deadline) {
    signal?.throwIfAborted();
    if (said !== null) return said;
    if (
      readPostmaster(cluster)?.pid === postmaster.pid &&
      (await ask(cluster, key, postmaster)) === "ready"
    )
      return "ready";
    await sleep(15);
  }
  return `it did not become ready within ${recovery / 60_000} minutes`;
}

function startFailure(cluster: Cluster, said: string): EmbeddedDatabaseError {
  const held = /lock file .* already exists/.test(said);
  return new EmbeddedDatabaseError(
    held
      ? `The database in ${cluster.home} is held by a process that does not answer as it should (${lastComplaint(said)}): end that process, then start again.`
      : `The database in ${cluster.home} does not start: ${lastComplaint(said)}; more is in ${cluster.logFile}.`,
  );
}
