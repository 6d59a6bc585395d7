import { expect, test } from "vitest";
import { coverPattern } from "./cover-pattern";

const ids = Array.from({ length: 400 }, (_, n) => `event-${n}`);

test("an event keeps its cover", () => {
  expect(coverPattern("studietur-moss")).toEqual(coverPattern("studietur-moss"));
});

test("covers differ, and every family comes up", () => {
  const drawn = ids.map(coverPattern);
  expect(new Set(drawn.map(({ family }) => family)).size).toBe(7);
  expect(new Set(drawn.map(({ shapes }) => JSON.stringify(shapes))).size).toBe(ids.length);
});

test("a cover is small and whole", () => {
  for (const id of ids) {
    const drawing = coverPattern(id)
      .shapes.map(({ d }) => d)
      .join("");
    expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
    expect(drawing.length).toBeLessThan(5_000);
  }
});
