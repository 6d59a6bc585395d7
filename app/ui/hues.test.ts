import { expect, test } from "vitest";
import { hues, nearestHue } from "./hues";

test.each([
  [0, 0],
  [7, 0],
  [8, 15],
  [25, 30],
  [353, 0],
  [360, 0],
  [-10, 345],
  [725, 0],
])("hue %i is drawn as %i", (asked, drawn) => {
  expect(nearestHue(asked)).toBe(drawn);
  expect(hues).toContain(drawn);
});
