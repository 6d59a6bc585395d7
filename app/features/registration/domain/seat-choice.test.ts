import { expect, test } from "vitest";
import { anOffer, aQuestion } from "tests/support/offers";
import { askedOfSeat, readSeatChoice, seatValues, type SeatChoice } from "./seat-choice";
import { cancelDeadline, changesDeadline } from "./seat-deadlines";

const now = new Date("2027-08-02T08:00:00Z");
const offer = anOffer({
  questions: [
    aQuestion("size", { kind: "choice", options: ["S", "M"], required: true }),
    aQuestion("likes", { kind: "choices", options: ["tea", "coffee"] }),
    aQuestion("sugar", { dependsOn: { questionId: "likes", values: ["tea"] }, required: true }),
    aQuestion("deck", { kind: "file", required: true }),
  ],
});
const seat = { ticketTypeId: "full", orderAnswers: [] };

test("a form and a seat say the same", () => {
  const change: SeatChoice = {
    addOns: [
      { id: "room", roomMate: "Grace" },
      { id: "bus", roomMate: "" },
    ],
    sessionIds: ["a"],
    answers: [
      { question: "size", values: ["M"] },
      { question: "likes", values: ["coffee"] },
    ],
  };
  const values = { ...seatValues(offer, change), "waitFor.bus": "on" };
  expect(readSeatChoice(offer, values)).toEqual({ ...change, waitFor: ["bus"] });
  expect(askedOfSeat(offer, seat, []).map(({ id }) => id)).toEqual(["size", "likes", "deck"]);
  const tea = [{ question: "likes", values: ["tea"] }];
  expect(askedOfSeat(offer, seat, tea).map(({ id }) => id)).toContain("sugar");
});

test("what can be done by the link has its day, and never after the start", () => {
  const soon = new Date(now.getTime() + 1);
  const { startsAt } = offer;
  expect(changesDeadline(offer, now)).toEqual({ until: startsAt, open: true });
  expect(changesDeadline(anOffer({ changesUntil: soon }), now)).toEqual({
    until: soon,
    open: true,
  });
  expect(changesDeadline(anOffer({ changesUntil: now }), now).open).toBe(false);
  expect(cancelDeadline(anOffer({ cancelUntil: now }), now)).toEqual({ until: now, open: false });
  const late = new Date(startsAt.getTime() + 1);
  expect(cancelDeadline(anOffer({ cancelUntil: late }), now).until).toEqual(startsAt);
  expect(cancelDeadline(anOffer({ eventStatus: "cancelled" }), now).open).toBe(false);
});
