import { v7 } from "uuid";
import type { Instant } from "~/kernel/time";
import { openDatabase, sqlStateOf, type Database, type DatabaseClient } from "./db.server";
import type { Settings } from "./env.server";
import type { JobName } from "./jobs/job-names";
import { createWake, type Wake } from "./jobs/wake.server";

/**
 * Everything a command or query needs from outside: the database, the time, new identities, settings.
 *
 * @remarks Nothing else in the features reads a clock, makes an id or knows the environment, so a test
 * sets them instead of mocking modules.
 */
export interface World {
  readonly db: Database;
  now(): Instant;
  /** A new UUID, version 7 (RFC 9562): ordered by time, so indexes stay dense. */
  newId(): string;
  /** Asks the worker to run a job soon; inside a transaction, once it has committed. */
  readonly wake: Wake;
  readonly settings: Settings;
}

/** A world that can begin transactions: what a process has, rather than what runs inside one. */
export interface RootWorld extends World {
  readonly db: DatabaseClient;
}

/**
 * The world of a running process.
 *
 * @param options.statementLimit - milliseconds one statement may take, see {@link openDatabase}.
 */
export function openWorld(
  settings: Settings & { databaseUrl: string },
  onWakeError: (error: unknown) => void,
  options: { readonly statementLimit?: number } = {},
): RootWorld {
  const db = openDatabase(settings.databaseUrl, settings.databasePool, options);
  return {
    db,
    now: () => new Date(),
    newId: () => v7(),
    wake: createWake(db, onWakeError),
    settings,
  };
}

/** Refusals of the database that pass when the transaction is run again: deadlock, failed serialisation. */
const passing = new Set(["40P01", "40001"]);
const runsAtMost = 4;

/**
 * Runs `work` in one transaction, handing it a world whose database is that transaction. Inside a
 * transaction already, `work` joins it. Jobs it wakes are woken after the commit.
 *
 * @remarks Run again, from the start, when the database ended it to resolve a deadlock: `work` changes
 * nothing but the database.
 * @param options.timeout - how long it may take, in milliseconds.
 */
export async function inTransaction<T>(
  world: World,
  work: (world: World) => Promise<T>,
  { timeout = 20_000 }: { readonly timeout?: number } = {},
): Promise<T> {
  if (!isRoot(world)) return work(world);
  return runAgain(world, async () => {
    const woken = new Map<JobName, number>();
    const wake: Wake = (job, delay = 0) =>
      void woken.set(job, Math.min(delay, woken.get(job) ?? delay));
    const result = await world.db.$transaction((db) => work({ ...world, db, wake }), {
      maxWait: 10_000,
      timeout,
    });
    for (const [job, delay] of woken) world.wake(job, delay);
    return result;
  });
}

/**
 * Runs `work`, a transaction or a single statement, again when the database ended it to resolve a deadlock
 * or for want of a serial order; the fourth time it fails. Inside a transaction once only: what was ended
 * is that whole transaction, and whoever began it runs it again.
 */
export async function runAgain<T>(world: World, work: () => Promise<T>): Promise<T> {
  for (let run = 1; ; run++) {
    try {
      return await work();
    } catch (error) {
      if (!isRoot(world) || run === runsAtMost || !passing.has(sqlStateOf(error) ?? ""))
        throw error;
    }
  }
}

/** The client of a transaction can begin transactions too (savepoints), but it cannot connect. */
function isRoot(world: World): world is RootWorld {
  return "$connect" in world.db && typeof world.db.$connect === "function";
}
