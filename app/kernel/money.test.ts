import fc from "fast-check";
import { expect, test } from "vitest";
import { minorUnitsOf, typedAmount } from "./money";

test.each([
  ["0", 0],
  ["1250", 125_000],
  ["1 250", 125_000],
  ["1\u00a0250", 125_000],
  ["1\u202f250,50", 125_050],
  ["1250,5", 125_050],
  ["1250.50", 125_050],
  ["1,250.50", 125_050],
  ["1.250", 125_000],
  ["1.250,00", 125_000],
  ["12 345 678", null],
  ["1 250 kr", 125_000],
  ["99,9 NOK", 9_990],
])("%s is read as people mean it", (typed, minor) => {
  expect(minorUnitsOf(typed)).toBe(minor);
});

test.each(["", "kr", "-5", "1,2,3", "12 50", "1250,505,1", "gratis", "1e3", "0x10", ",50"])(
  "%s is no amount",
  (typed) => {
    expect(minorUnitsOf(typed)).toBeNull();
  },
);

test("whatever stands in a field is read back as it was", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.constantFrom(",", "."),
      (minor, decimal) => minorUnitsOf(typedAmount(minor, decimal)) === minor,
    ),
  );
});
