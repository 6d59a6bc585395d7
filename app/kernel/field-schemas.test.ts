import { describe, expect, test } from "vitest";
import { emailSchema, lineSchema, wallTimeSchema } from "./field-schemas";

describe("an address", () => {
  test.each([
    ["ada@company.example", true],
    [" Ada.Lien+moss@Company.Example ", true],
    ["øystein@blåskjell.example", true],
    ["ada", false],
    ["ada@company", false],
    ["a@x..example", false],
    ["a@-.example", false],
    ["a@x.ex/../y", false],
    [".a@x.example", false],
    ["a.@x.example", false],
    ["a@b@x.example", false],
    ["a\u007fb@x.example", false],
    ["a\u0085b@x.example", false],
    ["a\u202eb@x.example", false],
    ["a@x\u200b.example", false],
    ["a\ud800b@x.example", false],
    ["a\r\nbcc:x@y.example", false],
    [`${"a".repeat(65)}@x.example`, false],
  ])("%j is taken: %s", (typed, taken) => {
    expect(emailSchema.safeParse(typed).success).toBe(taken);
  });
});

test("a line keeps no controls and no half characters", () => {
  expect(lineSchema(20).parse(" Å\r\ns\u0000 \ud800x ")).toBe("Å s  \ufffdx");
});

test.each([
  ["2027-09-01T10:00", true],
  ["9999-12-31T10:00", false],
  ["0001-01-01T00:00", false],
])("the time %s is taken: %s", (typed, taken) => {
  expect(wallTimeSchema.safeParse(typed).success).toBe(taken);
});
