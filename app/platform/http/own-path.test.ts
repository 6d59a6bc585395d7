import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each([
  ["/organise/hub", "/organise/hub"],
  ["/organise?page=2#x", "/organise?page=2"],
  ["//evil.example", null],
  ["/\\evil.example", null],
  ["/\t/evil.example", null],
  ["/./\\evil.example", null],
  ["/.//evil.example", null],
  ["https://evil.example", null],
  ["javascript:alert(1)", null],
  ["", null],
  [null, null],
])("%s leads to %s", (value, path) => {
  expect(ownPath(value)).toBe(path);
});
