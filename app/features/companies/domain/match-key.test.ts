import { expect, test } from "vitest";
import { matchKeyOf } from "./match-key";

test("a number decides, however it is spaced", () => {
  expect(matchKeyOf({ name: "Nordlys AS", organisationNumber: "974 760 673" })).toBe(
    "NO:974760673",
  );
  expect(matchKeyOf({ name: "Norrsken AB", organisationNumber: "556703-7485" })).toBe(
    "SE:5567037485",
  );
});

test("without a number the name decides, its legal form and spelling aside", () => {
  expect(matchKeyOf({ name: "Blåskjell Sjømat AS" })).toBe(
    matchKeyOf({ name: " blåskjell  sjømat" }),
  );
  expect(matchKeyOf({ name: "AS Norge" })).not.toBe(matchKeyOf({ name: "Norge" }));
});
