import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addTime, day, hour, minute, wallTimeOf } from "~/kernel/time";
import { dueAt, isQuiet, minuteOf, usualQuiet, type Timing } from "./due-moment";

const oslo = "Europe/Oslo";

const timing = (said: string, more: Partial<Timing> = {}): Timing => {
  const [amount = "", unit, direction] = said.split(" ");
  return {
    amount: Number(amount),
    unit,
    direction,
    atMinute: null,
    quiet: null,
    ...more,
  } as Timing;
};

describe("a rule is due", () => {
  const table: readonly [string, Timing, string, string][] = [
    [
      "a week before, at its hour",
      timing("7 days before"),
      "2027-09-08T06:00Z",
      "2027-09-01T08:00",
    ],
    [
      "an hour before, to the minute",
      timing("1 hours before"),
      "2027-09-08T06:00Z",
      "2027-09-08T07:00",
    ],
    [
      "days keep the wall clock in autumn",
      timing("1 days before"),
      "2027-10-31T07:00Z",
      "2027-10-30T08:00",
    ],
    [
      "days keep the wall clock in spring",
      timing("1 days before"),
      "2027-03-28T06:00Z",
      "2027-03-27T08:00",
    ],
    [
      "hours are exact in autumn",
      timing("24 hours before"),
      "2027-10-31T07:00Z",
      "2027-10-30T09:00",
    ],
    [
      "hours are exact in spring",
      timing("24 hours before"),
      "2027-03-28T06:00Z",
      "2027-03-27T07:00",
    ],
    [
      "at an hour of its own",
      timing("1 days before", { atMinute: 600 }),
      "2027-09-08T06:00Z",
      "2027-09-07T10:00",
    ],
    [
      "the day after, at ten",
      timing("1 days after", { atMinute: 600 }),
      "2027-09-08T20:00Z",
      "2027-09-09T10:00",
    ],
    [
      "an hour of its own that is skipped: an hour later",
      timing("1 days before", { atMinute: 150 }),
      "2027-03-29T06:00Z",
      "2027-03-28T03:30",
    ],
    [
      "waits for the morning",
      timing("2 hours after", { quiet: usualQuiet }),
      "2027-09-08T20:00Z",
      "2027-09-09T07:00",
    ],
    [
      "waits over midnight",
      timing("4 hours after", { quiet: usualQuiet }),
      "2027-09-08T20:00Z",
      "2027-09-09T07:00",
    ],
    [
      "at the very end of the quiet hours",
      timing("1 days before", { quiet: usualQuiet }),
      "2027-09-08T05:00Z",
      "2027-09-07T07:00",
    ],
    [
      "waits when there is time",
      timing("1 days before", { quiet: usualQuiet }),
      "2027-09-08T04:00Z",
      "2027-09-07T07:00",
    ],
    [
      "goes the evening before when there is none",
      timing("2 hours before", { quiet: usualQuiet }),
      "2027-09-08T05:00Z",
      "2027-09-07T20:59",
    ],
    [
      "goes the evening before, called before midnight",
      timing("2 hours before", { quiet: usualQuiet }),
      "2027-09-08T21:30Z",
      "2027-09-08T20:59",
    ],
    [
      "quiet hours in the day",
      timing("1 hours before", { quiet: { from: 720, to: 780 } }),
      "2027-09-08T11:30Z",
      "2027-09-08T13:00",
    ],
    [
      "quiet hours over the autumn change are an hour longer",
      timing("2 hours after", { quiet: usualQuiet }),
      "2027-10-30T20:00Z",
      "2027-10-31T07:00",
    ],
    [
      "quiet hours that end in the skipped hour end with it",
      timing("1 hours after", { quiet: { from: 60, to: 150 } }),
      "2027-03-27T23:30Z",
      "2027-03-28T03:00",
    ],
    [
      "quiet hours that end in the hour that comes twice, asked the first time",
      timing("1 hours after", { quiet: { from: 60, to: 150 } }),
      "2027-10-30T23:10Z",
      "2027-10-31T02:30",
    ],
  ];
  for (const [what, rule, anchor, wall] of table)
    test(what, () => {
      expect(wallTimeOf(dueAt(rule, new Date(anchor), oslo), oslo)).toBe(wall);
    });
});

const zones = ["Europe/Oslo", "America/Los_Angeles", "Australia/Lord_Howe", "UTC", "Asia/Kolkata"];
const changes = [
  "2027-03-28T01:00Z",
  "2027-10-31T01:00Z",
  "2027-03-14T10:00Z",
  "2027-04-03T15:00Z",
];
const anchors = fc.oneof(
  fc.date({ min: new Date("2026-01-01"), max: new Date("2029-01-01"), noInvalidDate: true }),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -3000, max: 3000 }))
    .map(([change, minutes]) => addTime(new Date(change), minutes * minute)),
);
const minutes = fc.integer({ min: 0, max: 1439 });
const quiets = fc
  .tuple(minutes, minutes)
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from, to }));
const timings = fc.record({
  amount: fc.integer({ min: 1, max: 90 }),
  unit: fc.constantFrom("minutes", "hours", "days"),
  direction: fc.constantFrom("before", "after"),
  atMinute: fc.constant(null),
  quiet: fc.option(quiets),
}) satisfies fc.Arbitrary<Timing>;

describe("whatever the rule, whatever the night", () => {
  const anyDue = (check: (rule: Timing, anchor: Date, zone: string) => void) =>
    fc.assert(fc.property(timings, anchors, fc.constantFrom(...zones), check), { numRuns: 600 });

  test("it leaves on its own side of the anchor, and never in the quiet hours", () => {
    anyDue((rule, anchor, zone) => {
      const due = dueAt(rule, anchor, zone);
      if (rule.direction === "before") expect(due.getTime()).toBeLessThan(anchor.getTime());
      else expect(due.getTime()).toBeGreaterThan(anchor.getTime() - hour);
      if (rule.quiet) expect(isQuiet(rule.quiet, minuteOf(due, zone))).toBe(false);
    });
  });

  test("quiet hours move it by less than two days, and what lies outside not at all", () => {
    anyDue((rule, anchor, zone) => {
      const plain = dueAt({ ...rule, quiet: null }, anchor, zone);
      const moved = Math.abs(dueAt(rule, anchor, zone).getTime() - plain.getTime());
      expect(moved).toBeLessThan(26 * hour);
      if (rule.quiet && !isQuiet(rule.quiet, minuteOf(plain, zone))) expect(moved).toBe(0);
    });
  });

  test("days keep the clock, hours keep the distance", () => {
    anyDue((rule, anchor, zone) => {
      const plain = { ...rule, quiet: null };
      const due = dueAt(plain, anchor, zone);
      if (rule.unit === "days") {
        const [was, is] = [anchor, due].map((at) => minuteOf(at, zone)) as [number, number];
        // A clock that skips the reading shows it as much later as it skips.
        expect([0, 30, 60]).toContain((is - was + 1440) % 1440);
      } else {
        const unit = rule.unit === "hours" ? hour : minute;
        expect(Math.abs(due.getTime() - anchor.getTime())).toBe(rule.amount * unit);
      }
    });
  });

  test("the server's own zone makes no difference", () => {
    const before = process.env["TZ"];
    try {
      const answers = ["UTC", "Europe/Oslo", "America/Los_Angeles"].map((zone) => {
        process.env["TZ"] = zone;
        return changes.map((change) =>
          dueAt(
            timing("1 days before", { quiet: usualQuiet }),
            addTime(new Date(change), day / 2),
            oslo,
          ).toISOString(),
        );
      });
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    } finally {
      if (before === undefined) delete process.env["TZ"];
      else process.env["TZ"] = before;
    }
  });
});
