import { v7 } from "uuid";
import type { Instant } from "~/kernel/time";
import type { DatabaseClient } from "~/platform/db.server";
import { readSettings, type Settings } from "~/platform/env.server";
import type { JobName } from "~/platform/jobs/job-names";
import type { RootWorld } from "~/platform/world.server";

/** When every test begins: a Monday morning, four weeks before the study trip of the first of September. */
export const testStart: Instant = new Date("2027-08-02T08:00:00Z");

/** The clock of a test: it stands still until it is moved. */
export interface TestClock {
  now(): Instant;
  set(instant: Instant): void;
  /** Moves the clock by milliseconds (`3 * hour`). */
  advance(milliseconds: number): void;
}

/**
 * A world whose clock a test can move. Identities are real ones. Jobs that were woken are noted and not run: a
 * test that wants one run calls it.
 */
export interface TestWorld extends RootWorld {
  readonly clock: TestClock;
  readonly woken: readonly JobName[];
}

export function testClock(start: Instant = testStart): TestClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (instant) => {
      at = instant.getTime();
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}

/** Settings as a process would read them from `environment` and nothing else. */
export function testSettings(environment: Readonly<Record<string, string>> = {}): Settings {
  return readSettings({
    NODE_ENV: "test",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    TREFF_SECRET: "a secret for tests only, of no use elsewhere",
    TREFF_URL: "https://treff.example",
    TREFF_LOG_LEVEL: "silent",
    TREFF_RATE_LIMIT: "off",
    ...environment,
  });
}

export function testWorld(
  db: DatabaseClient,
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
): TestWorld {
  const clock = testClock();
  const woken: JobName[] = [];
  return {
    db,
    clock,
    woken,
    wake: (job) => void woken.push(job),
    now: () => clock.now(),
    newId: () => v7(),
    settings: testSettings({ DATABASE_URL: databaseUrl, ...environment }),
  };
}
