import { expect, test } from "vitest";
import { invitationDue } from "./invitation-due";

test.each([
  ["REQUEST", "t", false, true],
  ["REQUEST", "t", true, true],
  ["CANCEL", "t", true, true],
  ["CANCEL", "t", false, false],
  ["CANCEL", null, false, true],
] as const)("%s in thread %s, begun: %s → %s", (method, thread, threadBegun, due) => {
  expect(invitationDue(method, { thread, threadBegun })).toBe(due);
});
