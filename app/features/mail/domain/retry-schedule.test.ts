import { expect, test } from "vitest";
import { day, hour, minute } from "~/kernel/time";
import { retryDelay } from "./retry-schedule";

const waits = (jitter: number) => {
  const delays: number[] = [];
  for (let attempts = 1; ; attempts += 1) {
    const delay = retryDelay(attempts, jitter);
    if (delay === null) return delays;
    delays.push(delay);
  }
};

test("ten seconds, doubled up to half an hour, then hourly for two days, then never", () => {
  const delays = waits(0.5);
  expect(delays.slice(0, 10)).toEqual([
    10_000,
    20_000,
    40_000,
    80_000,
    160_000,
    320_000,
    640_000,
    1_280_000,
    30 * minute,
    hour,
  ]);
  expect(delays.slice(9)).toEqual(Array.from({ length: 48 }, () => hour));
  const total = delays.reduce((sum, delay) => sum + delay, 0);
  expect(total).toBeGreaterThan(2 * day);
  expect(total).toBeLessThan(2 * day + 2 * hour);
});

test("the jitter spreads a wait by a fifth either way", () => {
  expect(retryDelay(1, 0)).toBe(8000);
  expect(retryDelay(1, 1)).toBe(12_000);
});
