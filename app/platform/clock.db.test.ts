import { expect, vi } from "vitest";
import { dbTest } from "tests/support/db";
import { hour } from "~/kernel/time";
import { openClock } from "./clock.server";

const quiet = { warn: () => {} };

dbTest(
  "a machine that is an hour fast goes by the database's time, and says so",
  async ({ db }) => {
    const right = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => right() + hour);
    const warn = vi.fn<(about: object, message: string) => void>();
    const clock = await openClock(db, { warn });
    try {
      expect(Math.abs(clock.now().getTime() - right())).toBeLessThan(30_000);
      expect(warn).toHaveBeenCalledOnce();
    } finally {
      clock.close();
    }
  },
);

dbTest("a machine that is right keeps its own time to the millisecond", async ({ db }) => {
  const clock = await openClock(db, quiet);
  const before = Date.now();
  const now = clock.now().getTime();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
  clock.close();
});
