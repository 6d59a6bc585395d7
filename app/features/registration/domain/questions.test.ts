import { describe, expect, test } from "vitest";
import { aQuestion, anOffer } from "tests/support/offers";
import type { OfferedQuestion } from "./offer";
import { isAsked, judgeAnswers, missingOf } from "./questions";

const after = (questionId: string, ...values: string[]) => ({
  dependsOn: { questionId, values },
});

describe("a question", () => {
  const sleeps = aQuestion("sleeps", { kind: "choice", options: ["hotel", "home"] });
  const floor = aQuestion("floor", after("sleeps", "hotel"));
  const lift = aQuestion("lift", after("floor", "3"));
  const pitch = aQuestion("pitch", { ticketTypeIds: ["founder"] });
  const offer = anOffer({ questions: [sleeps, floor, lift, pitch] });
  const asked = (question: OfferedQuestion, answers: Record<string, string>, ticket = "full") =>
    isAsked(offer, question, {
      ticketTypeIds: [ticket],
      answers: Object.entries(answers).map(([id, value]) => ({ question: id, values: [value] })),
    });

  test("is asked with its ticket types", () => {
    expect(asked(pitch, {})).toBe(false);
    expect(asked(pitch, {}, "founder")).toBe(true);
    expect(asked(sleeps, {}, "founder")).toBe(true);
  });

  test("is asked after the answers that lead to it, all the way", () => {
    expect(asked(floor, {})).toBe(false);
    expect(asked(floor, { sleeps: "home" })).toBe(false);
    expect(asked(floor, { sleeps: "hotel" })).toBe(true);
    expect(asked(lift, { sleeps: "hotel", floor: "3" })).toBe(true);
    // Whoever changed their mind about the hotel is not asked about its lift.
    expect(asked(lift, { sleeps: "home", floor: "3" })).toBe(false);
  });

  test("is asked of nobody when it follows itself, or what is not there", () => {
    const [a, b] = [aQuestion("a", after("b", "1")), aQuestion("b", after("a", "1"))];
    const round = anOffer({ questions: [a, b, aQuestion("c", after("gone", "1"))] });
    const of = {
      ticketTypeIds: [],
      answers: ["a", "b", "gone"].map((question) => ({ question, values: ["1"] })),
    };
    expect(round.questions.map((question) => isAsked(round, question, of))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("of a seat can follow one of the order", () => {
    const order = aQuestion("order", { scope: "order", ticketTypeIds: ["founder"] });
    const seat = aQuestion("seat", after("order", "yes"));
    const both = anOffer({ questions: [order, seat] });
    const answers = [{ question: "order", values: ["yes"] }];
    expect(isAsked(both, seat, { ticketTypeIds: ["full"], answers })).toBe(true);
  });
});

describe("an answer", () => {
  const judge = (question: OfferedQuestion, values: readonly string[], complete = true) =>
    judgeAnswers(anOffer({ questions: [question] }), [{ question: question.id, values }], {
      scope: "seat",
      of: { ticketTypeIds: [], answers: [] },
      complete,
      files: new Set(["file-1"]),
      field: (id) => `seats[0].q.${id}`,
    });
  const options = ["red", "green", "blue"];

  test.each([
    ["text", [" Moss\u0000 "], ["Moss"]],
    ["text", ["x".repeat(301)], "too-long"],
    ["text", ["  "], "required"],
    ["long-text", ["a\r\nb"], ["a\nb"]],
    ["long-text", ["x".repeat(3001)], "too-long"],
    ["choice", ["green"], ["green"]],
    ["choice", ["pink"], "choice-unknown"],
    ["choices", ["blue", "red", "red"], ["red", "blue"]],
    ["choices", ["red", "pink"], "choice-unknown"],
    ["choices", [], "required"],
    ["number", ["1 234,50"], ["1234.50"]],
    ["number", ["-3"], ["-3"]],
    ["number", ["three"], "answer-number"],
    ["number", ["1e9"], "answer-number"],
    ["date", ["2028-02-29"], ["2028-02-29"]],
    ["date", ["2027-02-29"], "answer-date"],
    ["date", ["1.9.2027"], "answer-date"],
    ["file", ["file-1"], ["file-1"]],
    ["file", ["file-of-another-event"], "answer-file"],
    ["yes", ["on"], ["yes"]],
    ["yes", [], "required"],
  ] as const)("to %s: %j is %j", (kind, typed, expected) => {
    const question = aQuestion("q", { kind, options, required: true });
    const { answers, problems } = judge(question, typed);
    if (typeof expected === "string")
      expect(problems).toEqual([{ code: expected, field: "seats[0].q.q" }]);
    else expect(answers).toEqual([{ question: "q", values: expected }]);
  });

  test("is not demanded before somebody is there to give it, nor a file on the form", () => {
    const none = { answers: [], problems: [] };
    expect(judge(aQuestion("q", { required: true }), [], false)).toEqual(none);
    expect(judge(aQuestion("q", { required: true, kind: "file" }), [])).toEqual(none);
  });

  test("to what is not asked is dropped", () => {
    const offer = anOffer({
      questions: [
        aQuestion("sleeps", { kind: "yes" }),
        aQuestion("floor", { ...after("sleeps", "yes"), required: true }),
        aQuestion("order", { scope: "order", required: true }),
      ],
    });
    const rules = {
      scope: "seat",
      of: { ticketTypeIds: [], answers: [] },
      complete: true,
      files: new Set<string>(),
      field: (id: string) => id,
    } as const;
    const floor = { question: "floor", values: ["3"] };
    const gone = { question: "gone", values: ["x"] };
    expect(judgeAnswers(offer, [floor, gone], rules)).toEqual({ answers: [], problems: [] });
    // The box says "on", as browsers do; what follows from it is asked all the same.
    const sleeps = { question: "sleeps", values: ["on"] };
    expect(judgeAnswers(offer, [sleeps], rules).problems).toEqual([
      { code: "required", field: "floor" },
    ]);
    expect(judgeAnswers(offer, [sleeps, floor], rules).answers).toHaveLength(2);
  });
});

test("a seat owes its name and what is required of it, and never a diet", () => {
  const offer = anOffer({
    asks: ["diet"],
    questions: [
      aQuestion("size", { required: true }),
      aQuestion("wish"),
      aQuestion("pitch", { required: true, ticketTypeIds: ["founder"] }),
      aQuestion("deck", { required: true, kind: "file" }),
      aQuestion("cost-centre", { required: true, scope: "order" }),
    ],
  });
  const owed = (seat: Partial<Parameters<typeof missingOf>[1]>) =>
    missingOf(offer, {
      name: "Ada",
      email: "ada@company.example",
      ticketTypeId: "full",
      answers: [],
      ...seat,
    }).map((part) => (part.kind === "name" ? "name" : part.question.id));
  expect(owed({})).toEqual(["size", "deck"]);
  expect(owed({ name: null, email: null, ticketTypeId: "founder" })).toEqual([
    "name",
    "size",
    "pitch",
    "deck",
  ]);
  const answers = [
    { question: "size", values: ["M"] },
    { question: "deck", values: ["file-1"] },
  ];
  expect(owed({ answers })).toEqual([]);
});
