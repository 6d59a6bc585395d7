import { describe, expect, test } from "vitest";
import { decideMessage, type LastMessage } from "./life-cycle";

const uid = "0190e1c0@treff.example";
const invited: LastMessage = {
  uid,
  sequence: 2,
  method: "REQUEST",
  timeHash: "10–12",
  contentHash: "as it was",
};
const cancelled: LastMessage = { ...invited, method: "CANCEL", sequence: 3 };

const unchanged = { timeHash: "10–12", contentHash: "as it was" };
const reworded = { timeHash: "10–12", contentHash: "a typo less" };
const moved = { timeHash: "11–13", contentHash: "as it was, an hour later" };

const nothing = { kind: "nothing" };
const invite = { kind: "invite", method: "REQUEST", sequence: 0 };
const update = { kind: "update", method: "REQUEST", uid, sequence: 3 };
const revise = { kind: "revise", uid, sequence: 2 };
const cancel = { kind: "cancel", method: "CANCEL", uid, sequence: 3 };

describe("what a calendar is told", () => {
  test.each([
    ["a first confirmation", null, unchanged, invite],
    ["nothing to attend, and nothing known", null, null, nothing],
    ["no change", invited, unchanged, nothing],
    ["a correction of text: no mail, the same sequence", invited, reworded, revise],
    ["a move", invited, moved, update],
    ["a cancellation, or the person leaves", invited, null, cancel],
    ["gone already", cancelled, null, nothing],
    ["back after a cancellation: a new object", cancelled, unchanged, invite],
    ["back with other words", cancelled, reworded, invite],
    ["back at another time", cancelled, moved, invite],
  ] as const)("%s", (_case, previous, next, decision) => {
    expect(decideMessage(previous, next)).toEqual(decision);
  });

  test("a cancelled object never comes back under its UID", () => {
    for (const next of [unchanged, reworded, moved, null]) {
      expect(decideMessage(cancelled, next)).not.toHaveProperty("uid");
    }
  });
});
