import { sqlStateOf, type Database } from "../db.server";
import type { JobName } from "./job-names";

/** Asks the worker to run a job soon. Returns at once; a lost call is caught by the worker's minute sweep. */
export type Wake = (job: JobName) => void;

const quietMilliseconds = 100;

/**
 * Coalesces wake-ups: however many commits ask, a process sends at most one wake-up per job every 100 ms.
 *
 * @remarks A job key makes concurrent wake-ups of several processes one job. Wake-ups are never part of a
 * registration's transaction, where they would cost it more than half its throughput.
 */
export function createWake(db: Database, onError: (error: unknown) => void): Wake {
  const due = new Set<JobName>();
  return (job) => {
    if (due.has(job)) return;
    due.add(job);
    setTimeout(() => {
      due.delete(job);
      db.$executeRaw`SELECT graphile_worker.add_job(${job}, '{}'::json, job_key := ${job}, max_attempts := 3)`.catch(
        (error: unknown) => {
          if (sqlStateOf(error) !== "3F000") onError(error);
        },
      );
    }, quietMilliseconds).unref();
  };
}
