import { expect, test } from "vitest";
import { hexOf, type Hex } from "~/kernel/oklch";
import { dayColours, nightColours } from "./letter-colours";

/** Contrast as WCAG 2 defines it. */
function contrast(a: Hex, b: Hex): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: Hex): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("known colours come out as they should", () => {
  expect(hexOf(1, 0, 0)).toBe("#ffffff");
  expect(hexOf(0, 0, 0)).toBe("#000000");
  expect(hexOf(0.62796, 0.25768, 29.234)).toBe("#ff0000");
});

test.each([
  ["day", dayColours],
  ["night", nightColours],
])("by %s every hue can be read", (_light, colours) => {
  for (let hue = 0; hue < 360; hue += 1) {
    const { paper, ink, quiet, accent, onAccent } = colours(hue);
    for (const text of [ink, quiet, accent]) expect(contrast(text, paper)).toBeGreaterThan(4.5);
    expect(contrast(onAccent, accent)).toBeGreaterThan(4.5);
  }
});
