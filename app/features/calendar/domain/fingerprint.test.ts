import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarContent } from "./calendar-event";
import { fingerprintOf, stableHash } from "./fingerprint";

const zone = "Europe/Oslo";
const content: CalendarContent = {
  summary: "Frokost",
  description: "Med omvisning",
  location: "Moss",
  status: "CONFIRMED",
  starts: { at: new Date("2027-09-01T06:00Z"), zone },
  ends: { at: new Date("2027-09-01T07:00Z"), zone },
};

describe("a fingerprint", () => {
  const before = fingerprintOf(content);

  test.each([
    ["summary", { summary: "Frokostmøte" }],
    ["description", { description: "" }],
    ["page", { url: "https://treff.example/e/frokost" }],
    ["reminder", { alarmMinutesBefore: 10 }],
    ["certainty", { status: "TENTATIVE" as const }],
  ])("another %s is a correction", (_what, change) => {
    const after = fingerprintOf({ ...content, ...change });
    expect(after.timeHash).toBe(before.timeHash);
    expect(after.contentHash).not.toBe(before.contentHash);
  });

  test.each([
    ["start", { starts: { at: new Date("2027-09-01T06:30Z"), zone } }],
    ["zone", { ends: { at: new Date("2027-09-01T07:00Z"), zone: "Europe/Stockholm" } }],
    ["place", { location: "Ås" }],
    ["online room", { conferenceUrl: "https://meet.example/a" }],
    ["cancellation", { status: "CANCELLED" as const }],
  ])("another %s is a move", (_what, change) => {
    const after = fingerprintOf({ ...content, ...change });
    expect(after.timeHash).not.toBe(before.timeHash);
    expect(after.contentHash).not.toBe(before.contentHash);
  });

  test("identity and revision do not count", () => {
    const stored = { ...content, uid: "u", sequence: 4, revisedAt: new Date(0) };
    expect(fingerprintOf(stored)).toEqual(before);
  });
});

test("a hash is stable over the order of keys and tells values apart", () => {
  const value = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(value, value, (a, b) => {
      const turned = Object.fromEntries(Object.entries(a).toReversed());
      expect(stableHash(turned)).toBe(stableHash(a));
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      expect(stableHash(a) === stableHash(b)).toBe(same);
    }),
  );
  expect(stableHash({ a: undefined, b: new Date(0) })).toBe(stableHash({ b: new Date(0) }));
  expect(stableHash(undefined)).toMatch(/^[0-9a-f]{64}$/);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const keys = Object.keys(value).toSorted();
  return keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]);
}
