import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { linearSrgb } from "~/kernel/oklch";
import { hues } from "../hues";

/** What has to be told apart: a colour, what it lies on, and the least contrast (WCAG 2.2 §1.4.3, §1.4.11). */
const pairs = [
  ["accent", "paper", 4.5],
  ["accent", "raised", 4.5],
  ["accent", "accent-soft", 4.5],
  ["accent-strong", "paper", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-strong", 4.5],
  ["ink", "paper", 7],
  ["ink", "accent-soft", 7],
  ["soft", "paper", 4.5],
  ["soft", "raised", 4.5],
  ["soft", "sunk", 4.5],
  ["soft", "accent-soft", 4.5],
  ["edge", "paper", 3],
  ["edge", "raised", 3],
  ["good", "good-soft", 4.5],
  ["waiting", "waiting-soft", 4.5],
  ["bad", "bad-soft", 4.5],
  ["bad", "paper", 4.5],
  ["bad", "raised", 4.5],
  ["info", "info-soft", 4.5],
  ["ink", "good-soft", 7],
  ["ink", "waiting-soft", 7],
  ["ink", "bad-soft", 7],
  ["ink", "info-soft", 7],
] as const;

const tokens = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const palette = readFileSync(new URL("hues.css", import.meta.url), "utf8");
const [light, dark] = tokens.split("@media screen and (prefers-color-scheme: dark)") as [
  string,
  string,
];
const modes = {
  light: declarations(light),
  dark: { ...declarations(light), ...declarations(dark) },
};

describe.each(Object.entries(modes))("in the %s design", (_mode, colours) => {
  test.each(hues)("hue %i can be read, and sRGB can show it", (hue) => {
    const values = { ...colours, ...declarations(ruleOf(hue)) };
    const colour = (name: string) => resolve(values[name] ?? "", values);
    const tooFaint = pairs.filter(
      ([front, back, least]) => contrast(colour(front), colour(back)) < least,
    );
    expect(tooFaint).toEqual([]);
    const derived = Object.keys(values).filter((name) => /^(accent|cover|on-accent)/.test(name));
    const outOfGamut = derived.filter((name) =>
      colour(name).some((channel) => channel < -0.002 || channel > 1.002),
    );
    expect(outOfGamut).toEqual([]);
  });
});

test("the default accent is one of the palette", () => {
  const { hue, deep, light: bright } = modes.light;
  expect(declarations(ruleOf(Number(hue)))).toEqual({ hue, deep, light: bright });
});

function ruleOf(hue: number): string {
  const rule = new RegExp(`\\[data-hue="${hue}"\\] \\{([^}]*)\\}`).exec(palette)?.[1];
  if (rule === undefined) throw new Error(`hues.css has no hue ${hue}`);
  return rule;
}

function declarations(css: string): Record<string, string> {
  const found = css.matchAll(/--([\w-]+):\s*([^;]+);/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]));
}

/** Linear sRGB of an `oklch(…)` whose parts may be numbers, `var(--x)` or `calc(var(--x) * n)`. */
function resolve(value: string, values: Record<string, string>): [number, number, number] {
  const inside = value
    .replaceAll(/var\(--([\w-]+)\)/g, (_, name: string) => values[name] ?? "")
    .replaceAll(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, a: string, b: string) =>
      String(Number(a) * Number(b)),
    );
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(inside);
  if (!parts) throw new Error(`not a colour this test understands: ${value}`);
  return linearSrgb(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [lower, higher] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  return (higher + 0.05) / (lower + 0.05);
}

function luminance([r = 0, g = 0, b = 0]: readonly number[]): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
