import { expect, test } from "vitest";
import { seatAnswer } from "./seat-answer";

const entry = (answer: string | null, answerSequence: number | null = 0, sequence = 0) => ({
  answer,
  answerSequence,
  sequence,
});

test.each([
  ["nobody said anything", [entry(null), entry(null)], null],
  ["one day said yes", [entry("accepted"), entry(null)], { answer: "accepted", outdated: false }],
  [
    "both the same",
    [entry("declined"), entry("declined")],
    { answer: "declined", outdated: false },
  ],
  ["each its own", [entry("accepted"), entry("declined")], { answer: "mixed", outdated: false }],
  ["moved since", [entry("tentative", 0, 1)], { answer: "tentative", outdated: true }],
])("%s", (_, entries, expected) => {
  expect(seatAnswer(entries)).toEqual(expected);
});
