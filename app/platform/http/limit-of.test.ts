import { expect, test } from "vitest";
import { limitOf } from "./limit-of";

test.each([
  ["", 10],
  ["limit=3", 3],
  ["limit=50", 50],
  ["limit=51", 50],
  ["limit=1e9", 50],
  ["limit=0", 10],
  ["limit=-3", 10],
  ["limit=2.5", 10],
  ["limit=many", 10],
  ["limit=", 10],
])("?%s shows %i", (query, expected) => {
  expect(limitOf(new URLSearchParams(query), { most: 50, usual: 10 })).toBe(expected);
});
