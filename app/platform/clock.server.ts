import type { Instant } from "~/kernel/time";
import type { Database } from "./db.server";

/** A clock that all processes on one database share. */
export interface Clock {
  readonly now: () => Instant;
  readonly close: () => void;
}

/** A difference below this is the time that the question took, and not worth following, in milliseconds. */
const noise = 1_000;
/** From here on somebody should look after the machine's clock, in milliseconds. */
const wrong = 10_000;
/** How often the database is asked for the time, in milliseconds. */
const interval = 60_000;

/**
 * The time by the database's clock, asked for now and every minute and kept in between by this machine's.
 *
 * @remarks Leases, reminders and limits are moments that one process writes and another compares with its own
 * time: a machine whose clock is an hour fast would take every lease for run out, and send what others are sending.
 */
export async function openClock(
  db: Database,
  log: { warn(about: object, message: string): void },
): Promise<Clock> {
  let ahead = 0;
  const measure = async (): Promise<void> => {
    const asked = Date.now();
    const [row] = await db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
    const here = (asked + Date.now()) / 2;
    const difference = row ? here - row.at.getTime() : 0;
    const took = Date.now() - asked;
    ahead = Math.abs(difference) > noise + took ? difference : 0;
    if (Math.abs(ahead) > wrong)
      log.warn(
        { seconds: Math.round(ahead / 1000) },
        "this machine's clock is ahead of the database's",
      );
  };
  await measure();
  const timer = setInterval(() => {
    // Away for the moment: the clock goes on as it went.
    measure().catch(() => {});
  }, interval);
  timer.unref();
  return {
    now: () => new Date(Date.now() - ahead),
    close: () => clearInterval(timer),
  };
}
