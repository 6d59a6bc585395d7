import { sqlStateOf, type Database } from "../db.server";
import type { JobName } from "./job-names";

/**
 * Asks the worker to run a job soon, or `delay` milliseconds from now. Returns at once; a lost call is caught by the
 * worker's minute sweep.
 */
export type Wake = (job: JobName, delay?: number) => void;

const quietMilliseconds = 100;

/**
 * Coalesces wake-ups: however many commits ask, a process sends at most one wake-up per job every 100 ms.
 *
 * @remarks A job key makes concurrent wake-ups of several processes one job. Wake-ups are never part of a
 * registration's transaction, where they would cost it more than half its throughput.
 */
export function createWake(db: Database, onError: (error: unknown) => void): Wake {
  const due = new Set<string>();
  return (job, delay = 0) => {
    // A key of its own: what is asked for now must not be put off by what is asked for later.
    const key = delay > 0 ? `${job}:later` : job;
    if (due.has(key)) return;
    due.add(key);
    setTimeout(() => {
      due.delete(key);
      db.$executeRaw`SELECT graphile_worker.add_job(${job}, '{}'::json, job_key := ${key}, max_attempts := 3,
          run_at := now() + ${delay}::int * interval '1 ms')`.catch((error: unknown) => {
        if (sqlStateOf(error) !== "3F000") onError(error);
      });
    }, quietMilliseconds).unref();
  };
}
