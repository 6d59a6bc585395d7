import { describe, expect, test } from "vitest";
import { countChoices, readAnswers, valuesOf } from "./sensitive-answers";

describe("what is read of a form", () => {
  test("an answer stands only with its consent", () => {
    const answer = { "diet.vegan": "on", "diet.note": " Også uten sopp " };
    expect(readAnswers(answer)).toEqual({
      ok: false,
      problems: [{ code: "consent-needed", field: "diet.consent" }],
    });
    expect(readAnswers({ ...answer, "diet.consent": "on" })).toEqual({
      ok: true,
      answers: { diet: { kind: "diet", choices: ["vegan"], note: "Også uten sopp" }, access: null },
    });
  });

  test("consent for one thing is no consent for another", () => {
    const values = { "diet.vegan": "on", "access.step-free": "on", "diet.consent": "on" };
    expect(readAnswers(values)).toMatchObject({ problems: [{ field: "access.consent" }] });
  });

  test("a consent to nothing is nothing, and so is a choice nobody offers", () => {
    expect(readAnswers({ "diet.consent": "on", "diet.caviar": "on" })).toEqual({
      ok: true,
      answers: { diet: null, access: null },
    });
  });

  test("a note is a note, not a letter", () => {
    expect(readAnswers({ "diet.note": "x".repeat(301), "diet.consent": "on" })).toMatchObject({
      problems: [{ code: "too-long", field: "diet.note" }],
    });
  });

  test("fills the form again, but gives no consent by itself", () => {
    const answer = { kind: "diet", choices: ["vegan"], note: "Ingen sopp" } as const;
    expect(valuesOf(answer)).toEqual({ "diet.vegan": "on", "diet.note": "Ingen sopp" });
    expect(readAnswers(valuesOf(answer)).ok).toBe(false);
  });
});

test("plates are counted by choice, most first", () => {
  const answer = (...choices: string[]) => ({ kind: "diet" as const, choices, note: "" });
  expect(countChoices([answer("vegan"), answer("halal", "vegan"), answer()])).toEqual([
    { choice: "vegan", count: 2 },
    { choice: "halal", count: 1 },
  ]);
});
