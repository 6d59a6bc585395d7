import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { addDays, addWallDays, dateOf, day, instantOf, minute } from "~/kernel/time";
import { demoDates } from "./demo-dates";

const starts = Array.from(
  { length: 800 },
  (_, n) => new Date(Date.UTC(2026, 9, 20) + n * day + (n % 24) * 61 * minute),
);

test("the study trip is on the next first of September that leaves time to register", () => {
  expect(demoDates(new Date("2026-11-22T06:00:00Z")).studyTrip).toBe("2027-09-01");
  expect(demoDates(new Date("2027-08-22T06:00:00Z")).studyTrip).toBe("2027-09-01");
  expect(demoDates(new Date("2027-08-23T06:00:00Z")).studyTrip).toBe("2028-09-01");
  expect(demoDates(new Date("2027-09-01T06:00:00Z")).studyTrip).toBe("2028-09-01");
});

test("whenever it starts, three breakfasts are over and five to come, the next within a week", () => {
  for (const start of starts) {
    const today = dateOf(start, "Europe/Oslo");
    const { past, next, following } = demoDates(start).breakfasts;
    expect([past.length, following.length]).toEqual([3, 4]);
    const all = [...past, next, ...following];
    expect(all).toEqual(all.toSorted());
    expect(new Set(all).size).toBe(8);
    expect(
      (past.at(-1) ?? "9") < today && next > addDays(today, 2) && next <= addDays(today, 7),
    ).toBe(true);
  }
});

test("whenever it starts, the open line's reminder falls due about three minutes later", () => {
  for (const start of starts) {
    const startsAt = instantOf(demoDates(start).openLine, "Europe/Oslo");
    const due = addWallDays(startsAt ?? new Date(0), -1, "Europe/Oslo");
    expect(Math.abs(due.getTime() - start.getTime() - 3 * minute)).toBeLessThanOrEqual(minute / 2);
  }
});

test("forum and webinar keep their month and their weekday", () => {
  for (const start of starts) {
    const { investorForum, webinar } = demoDates(start);
    expect([investorForum.slice(5, 7), webinar.slice(5, 7)]).toEqual(["06", "08"]);
    expect(Temporal.PlainDate.from(investorForum).dayOfWeek).toBe(3);
    expect(Temporal.PlainDate.from(webinar).dayOfWeek).toBe(4);
  }
});
