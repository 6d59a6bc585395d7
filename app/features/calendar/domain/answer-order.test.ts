import { expect, test } from "vitest";
import { decideAnswer, type HeldAnswer } from "./answer-order";

const now = new Date("2027-08-02T12:00:00Z");
const at = (hour: number) => new Date(Date.UTC(2027, 7, 2, hour));
const held: HeldAnswer = {
  sequence: 2,
  answer: "accepted",
  answerSequence: 1,
  answerStamp: at(9),
};
const none: HeldAnswer = { sequence: 2, answer: null, answerSequence: null, answerStamp: null };

test.each([
  ["the first answer", none, { sequence: 0, stamp: at(8) }, "keep", 0],
  ["a later revision, though written earlier", held, { sequence: 2, stamp: at(8) }, "keep", 2],
  [
    "an earlier revision, though written later",
    held,
    { sequence: 0, stamp: at(11) },
    "older",
    null,
  ],
  ["the same revision, later", held, { sequence: 1, stamp: at(10) }, "keep", 1],
  ["the same revision, earlier", held, { sequence: 1, stamp: at(8) }, "older", null],
  ["a revision that was never made", held, { sequence: 9_000, stamp: at(10) }, "keep", 2],
  ["none said: what was sent last", held, { sequence: null, stamp: null }, "keep", 2],
] as const)("%s", (_, before, { sequence, stamp }, kind, answerSequence) => {
  const decided = decideAnswer(before, { sequence, stamp, answer: "declined" }, now);
  expect(decided.kind).toBe(kind);
  if (decided.kind === "keep") expect(decided.answerSequence).toBe(answerSequence);
});

test("the same answer again is nothing new", () => {
  const again = { sequence: 1, stamp: at(9), answer: "accepted" } as const;
  expect(decideAnswer(held, again, now)).toEqual({ kind: "same" });
});

test("an answer from the future does not outlast the ones that are true", () => {
  const future = {
    sequence: 2,
    stamp: new Date("2099-01-01T00:00:00Z"),
    answer: "declined",
  } as const;
  expect(decideAnswer(none, future, now)).toMatchObject({ answerStamp: now });
});
