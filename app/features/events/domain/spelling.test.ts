import fc from "fast-check";
import { expect, test } from "vitest";
import { meantBy, slipsBetween } from "./spelling";

test.each([
  ["semniar", "seminar", 1],
  ["frukost", "frokost", 1],
  ["hamra", "hamar", 1],
  ["lilestrom", "lillestrom", 1],
  ["investorr", "investor", 1],
  ["lunsj", "lunde", 2],
  ["", "moss", 4],
])("%s and %s are %i slips apart", (a, b, slips) => {
  expect(slipsBetween(a, b)).toBe(slips);
});

test("slips are counted the same both ways, and are none only between equals", () => {
  const word = fc.stringMatching(/^[a-e]{0,7}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(slipsBetween(a, b)).toBe(slipsBetween(b, a));
      expect(slipsBetween(a, b) === 0).toBe(a === b);
    }),
  );
});

test("meant are the nearest words, if they are near enough for the length", () => {
  expect(meantBy("semniar", ["seminarium", "seminar", "sommer"])).toEqual(["seminar"]);
  expect(meantBy("mot", ["mote"])).toEqual([]);
  expect(meantBy("lunsj", ["lunde"])).toEqual([]);
  expect(meantBy("hamra", [])).toEqual([]);
});
