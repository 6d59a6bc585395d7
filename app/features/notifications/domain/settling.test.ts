import { expect, test } from "vitest";
import { addTime, minute, type Instant } from "~/kernel/time";
import { settledAt } from "./settling";

const first: Instant = new Date("2027-08-02T08:00Z");

test.each([
  ["one change waits a minute", 0, 1],
  ["each further one begins the minute anew", 2, 3],
  ["but five minutes after the first is the end of it", 4.5, 5],
])("%s", (_, lastAfter, leavesAfter) => {
  const last = addTime(first, lastAfter * minute);
  expect(settledAt({ first, last })).toEqual(addTime(first, leavesAfter * minute));
});
