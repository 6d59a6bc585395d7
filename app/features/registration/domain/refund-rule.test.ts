import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumVat } from "~/features/payments/domain/vat";
import { instantOf } from "~/kernel/time";
import { spread } from "./price";
import {
  adjustmentsOf,
  feesBeside,
  feesOf,
  notBeyond,
  goodwillAgain,
  trimmedAdjustments,
  type RefundedLine,
} from "./refund-fees";
import { refundDates, refundRuleOf, refundShare, type RefundRule } from "./refund-rule";

const rule: RefundRule = [
  { days: 14, percent: 100 },
  { days: 3, percent: 50 },
];
const timeZone = "Europe/Oslo";

function at(wall: string): Date {
  const instant = instantOf(wall, timeZone);
  if (!instant) throw new Error(`no clock ever shows ${wall}`);
  return instant;
}

describe("what share is given back", () => {
  const event = { startsAt: at("2027-09-16T08:30"), timeZone };
  test.each([
    ["2027-08-01T12:00", 100],
    ["2027-09-02T23:59", 100],
    ["2027-09-03T00:00", 50],
    ["2027-09-13T23:59", 50],
    ["2027-09-14T00:00", 0],
    ["2027-09-16T08:00", 0],
  ])("on %s it is %i percent", (wall, percent) => {
    expect(refundShare(rule, event, at(wall))).toBe(percent);
  });

  test.each([
    // The clocks go forward on 28 March and back on 31 October 2027: a day has 23 hours, or 25.
    ["2027-03-30T00:30", "2027-03-27T23:59", 50],
    ["2027-03-30T00:30", "2027-03-28T00:00", 0],
    ["2027-03-31T00:30", "2027-03-28T23:59", 50],
    ["2027-03-31T00:30", "2027-03-29T00:00", 0],
    ["2027-11-03T23:30", "2027-10-31T23:59", 50],
    ["2027-11-03T23:30", "2027-11-01T00:00", 0],
    ["2027-11-10T08:00", "2027-10-27T23:59", 100],
    ["2027-11-10T08:00", "2027-10-28T00:00", 50],
  ])(
    "an event at %s, on %s, across a change of the clocks: %i percent",
    (starts, wall, percent) => {
      expect(refundShare(rule, { startsAt: at(starts), timeZone }, at(wall))).toBe(percent);
    },
  );

  test("is counted by the event's calendar, not by anybody else's", () => {
    // Half past midnight in Oslo is still the day before in London.
    const now = at("2027-09-03T00:30");
    expect(refundShare(rule, event, now)).toBe(50);
    expect(refundShare(rule, { ...event, timeZone: "Europe/London" }, now)).toBe(100);
  });

  test("is all without a rule, and nothing after its last step", () => {
    expect(refundShare([], event, event.startsAt)).toBe(100);
    expect(refundShare([{ days: 0, percent: 80 }], event, at("2027-09-16T08:29"))).toBe(80);
    expect(refundShare([{ days: 1, percent: 80 }], event, at("2027-09-16T00:00"))).toBe(0);
  });

  test("has its dates", () => {
    expect(refundDates(rule, event)).toEqual([
      { until: "2027-09-02", percent: 100 },
      { until: "2027-09-13", percent: 50 },
    ]);
  });

  test("is read from what is stored, in order, without what is no step", () => {
    expect(
      refundRuleOf([
        { days: 3, percent: 50 },
        { days: 14, percent: 100 },
        { days: -1, percent: 10 },
        { days: 2, percent: 101 },
        { days: 1.5, percent: 1 },
        null,
        "3",
      ]),
    ).toEqual(rule);
    expect(refundRuleOf("nonsense")).toEqual([]);
  });
});

describe("what is kept", () => {
  const ticket = line({ netMinor: 99_900, vatRate: 2500 });

  test("is one line for each category and rate, discounts with it, and fee and rest are the line to the øre", () => {
    const lines: RefundedLine[] = [
      ticket,
      line({ kind: "add-on", itemId: "dinner", label: "Middag", netMinor: 33_333, vatRate: 2500 }),
      line({ kind: "discount", itemId: "code", label: "CODE", netMinor: -10_000, vatRate: 2500 }),
      line({
        kind: "add-on",
        label: "Rom",
        netMinor: 80_001,
        vatCategory: "lodging",
        vatRate: 1200,
      }),
    ];
    expect(feesOf(lines, 50)).toEqual([
      { ...ticket, kind: "fee", netMinor: 61_616 },
      line({ kind: "fee", label: "Rom", netMinor: 40_000, vatCategory: "lodging", vatRate: 1200 }),
    ]);
  });

  test("is nothing where all is given back, and all where nothing is", () => {
    expect(feesOf([ticket], 100)).toEqual([]);
    expect(feesOf([ticket], 0)).toEqual([{ ...ticket, kind: "fee" }]);
    expect(feesOf([], 0)).toEqual([]);
  });

  test("is of the difference when something cheaper comes instead, and nothing when it costs more", () => {
    const cheaper = line({ itemId: "small", label: "Liten", netMinor: 59_900 });
    expect(feesOf([ticket], 50, [cheaper])).toEqual([{ ...ticket, kind: "fee", netMinor: 20_000 }]);
    expect(feesOf([cheaper], 0, [ticket])).toEqual([]);
    expect(feesOf([ticket], 50, [ticket])).toEqual([]);
  });

  test("never makes a change to what is taxed higher dearer than what was given up", () => {
    const room = line({ netMinor: 100_000, vatCategory: "lodging", vatRate: 1200 });
    const course = line({ netMinor: 95_000, vatRate: 2500 });
    expect(feesOf([room], 0, [course])).toEqual([]);
  });
});

describe("for any order", () => {
  test("what is kept and what is given back are what was owed, by the rate and in sum", () => {
    fc.assert(
      fc.property(seatsLines, rules, moments, (seats, steps, [starts, now]) => {
        const percent = refundShare(refundRuleOf(steps), { startsAt: starts, timeZone }, now);
        const [cancelled = [], ...others] = seats;
        const staying = others.flat();
        const fees = feesOf(cancelled, percent);
        const before = sumVat([...cancelled, ...staying]);
        const after = sumVat([...staying, ...fees]);
        const without = sumVat(staying);
        expect(fees.every(({ netMinor }) => netMinor > 0)).toBe(true);
        // Back is what is owed less than before: never below nothing, never more than the seat cost.
        const back = before.totalMinor - after.totalMinor;
        expect(back).toBeGreaterThanOrEqual(0);
        expect(back).toBeLessThanOrEqual(before.totalMinor - without.totalMinor);
        if (percent === 100) expect(fees).toEqual([]);
        if (percent === 0) expect(after.totalMinor).toBe(before.totalMinor);
        for (const { rate, netMinor, vatMinor } of after.vat) {
          const was = before.vat.find((sum) => sum.rate === rate);
          expect(netMinor).toBeLessThanOrEqual(was?.netMinor ?? 0);
          expect(vatMinor).toBeLessThanOrEqual(was?.vatMinor ?? 0);
          expect(vatMinor).toBeGreaterThanOrEqual(0);
        }
        // To the øre by category and rate: the share given back is rounded half up, the fee is the rest.
        for (const key of keysOf(cancelled)) {
          const net = netOf(cancelled, key);
          const given = Math.floor((2 * net * percent + 100) / 200);
          expect(netOf(fees, key) + given).toBe(net);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a change for something else never costs more than it did, nor less than what is had now", () => {
    fc.assert(
      fc.property(seatLines, seatLines, fc.integer({ min: 0, max: 100 }), (gone, come, percent) => {
        const fees = feesOf(gone, percent, come);
        const [before, now] = [sumVat(gone).totalMinor, sumVat(come).totalMinor];
        const after = sumVat([...come, ...fees]).totalMinor;
        expect(after).toBeGreaterThanOrEqual(now);
        expect(after).toBeLessThanOrEqual(Math.max(before, now));
        if (percent === 100) expect(fees).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("fees are made smaller until no more is asked than there is", () => {
    fc.assert(
      fc.property(seatsLines, fc.nat(400_000), (seats, paid) => {
        const [cancelled = [], ...others] = seats;
        const staying = others.flat();
        const most = Math.max(paid, sumVat(staying).totalMinor);
        const fees = notBeyond(staying, feesOf(cancelled, 0), most);
        const after = sumVat([...staying, ...fees]).totalMinor;
        expect(after).toBeLessThanOrEqual(most);
        expect(after).toBeGreaterThanOrEqual(sumVat(staying).totalMinor);
      }),
    );
  });

  test("an amount that is given back is taken off to within an øre or two, never more, and all when it is all", () => {
    fc.assert(
      fc.property(seatsLines, fc.nat(900_000), (seats, amount) => {
        const lines = seats.flat();
        const before = sumVat(lines).totalMinor;
        const taken = adjustmentsOf(lines, amount, "Goodwill");
        const less = before - sumVat([...lines, ...taken]).totalMinor;
        expect(less).toBeLessThanOrEqual(amount);
        expect(less).toBeGreaterThanOrEqual(Math.min(amount, before) - 1);
        for (const key of keysOf(lines)) {
          expect(netOf([...lines, ...taken], key)).toBeGreaterThanOrEqual(0);
        }
        const all = adjustmentsOf(lines, before, "Goodwill");
        expect(sumVat([...lines, ...all]).totalMinor).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("fees that leave an amount to be given back leave that amount", () => {
    fc.assert(
      fc.property(seatsLines, fc.nat(500_000), (seats, amount) => {
        const [cancelled = [], ...others] = seats;
        const staying = others.flat();
        const fees = feesBeside(cancelled, amount, staying);
        const before = sumVat([...cancelled, ...staying]).totalMinor;
        const back = before - sumVat([...staying, ...fees]).totalMinor;
        const most = before - sumVat(staying).totalMinor;
        expect(back).toBeLessThanOrEqual(Math.min(amount, most));
        expect(back).toBeGreaterThanOrEqual(Math.min(amount, most) - 1);
      }),
      { numRuns: 300 },
    );
  });

  test("goodwill given before a cancellation never makes an order come to less than nothing", () => {
    fc.assert(
      fc.property(
        seatsLines,
        fc.nat(900_000),
        fc.integer({ min: 0, max: 100 }),
        (seats, amount, percent) => {
          const lines = seats.flat();
          const goodwill = adjustmentsOf(lines, amount, "").map(numbered);
          const [cancelled = [], ...others] = seats;
          const living = [...others.flat(), ...feesOf(cancelled, percent)].map((each, at) =>
            numbered(each, at + 1000),
          );
          const { struck, written } = trimmedAdjustments([...living, ...goodwill]);
          const kept = goodwill.filter(({ id }) => !struck.includes(id));
          const after = [...living, ...kept, ...written];
          for (const key of keysOf(lines)) expect(netOf(after, key)).toBeGreaterThanOrEqual(0);
          const before = sumVat([...lines, ...goodwill]).totalMinor;
          expect(sumVat(after).totalMinor).toBeLessThanOrEqual(before);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("goodwill whose lines come back is what was granted, whatever went in between", () => {
    fc.assert(
      fc.property(
        seatsLines,
        fc.nat(900_000),
        fc.array(fc.nat(9), { maxLength: 6 }),
        (seats, amount, gone) => {
          const lines = seats.flat().map(numbered);
          const granted = adjustmentsOf(lines, amount, "").map((each, at) => ({
            ...each,
            id: `g${at}`,
            goodwillId: `g${at}`,
          }));
          let left: readonly (RefundedLine & { id: string })[] = granted;
          let made = 0;
          const exchange = (struck: readonly string[], written: readonly RefundedLine[]) => {
            left = [
              ...left.filter(({ id }) => !struck.includes(id)),
              ...written.map((each) => ({ ...each, id: `n${made++}` })),
            ];
          };
          for (const at of gone) {
            const some = lines.filter((_, place) => place % 10 !== at);
            const { struck, written } = trimmedAdjustments([...some, ...left]);
            exchange(struck, written);
          }
          const again = goodwillAgain([...lines, ...left], granted);
          exchange(again.struck, again.written);
          expect(sumVat(left)).toEqual(sumVat(granted));
          expect(goodwillAgain([...lines, ...left], granted)).toEqual({ struck: [], written: [] });
        },
      ),
      { numRuns: 200 },
    );
  });
});

function line(more: Partial<RefundedLine>): RefundedLine {
  return {
    kind: "ticket",
    itemId: null,
    label: "Deltaker",
    netMinor: 0,
    vatCategory: "general",
    vatRate: 2500,
    ...more,
  };
}

function numbered<Line extends object>(each: Line, at: number): Line & { readonly id: string } {
  return { ...each, id: String(at) };
}

function keysOf(lines: readonly RefundedLine[]): string[] {
  return [...new Set(lines.map(({ vatCategory, vatRate }) => `${vatCategory} ${vatRate}`))];
}

function netOf(lines: readonly RefundedLine[], key: string): number {
  return lines
    .filter(({ vatCategory, vatRate }) => `${vatCategory} ${vatRate}` === key)
    .reduce((sum, { netMinor }) => sum + netMinor, 0);
}

/** What one seat is charged in Norway or by a seller outside the tax, with an amount taken off or without. */
const seatLines = fc
  .record({
    charges: fc.array(
      fc.record({
        kind: fc.constantFrom("ticket" as const, "add-on" as const),
        netMinor: fc.oneof(fc.nat(20), fc.nat(200_000)),
        vat: fc.constantFrom(
          ["general", 2500] as const,
          ["catering", 2500] as const,
          ["food", 1500] as const,
          ["lodging", 1200] as const,
          ["zero-rated", 0] as const,
          ["exempt", null] as const,
        ),
      }),
      { maxLength: 5 },
    ),
    offPercent: fc.constantFrom(0, 0, 10, 33, 100),
  })
  .map(({ charges, offPercent }) => {
    const lines = charges.map(({ kind, netMinor, vat }) =>
      line({ kind, netMinor, vatCategory: vat[0], vatRate: vat[1] }),
    );
    const whole = lines.reduce((sum, { netMinor }) => sum + netMinor, 0);
    const off = spread(
      Math.floor((whole * offPercent) / 100),
      lines.map(({ netMinor }) => netMinor),
    );
    const discounts = lines.flatMap((each, place) =>
      (off[place] ?? 0) > 0
        ? [{ ...each, kind: "discount" as const, label: "CODE", netMinor: -(off[place] ?? 0) }]
        : [],
    );
    return [...lines, ...discounts];
  });
const seatsLines = fc.array(seatLines, { minLength: 1, maxLength: 4 });

const rules = fc.array(fc.record({ days: fc.nat(60), percent: fc.integer({ min: 0, max: 100 }) }), {
  maxLength: 4,
});
const moments = fc
  .tuple(fc.integer({ min: 1_800_000_000, max: 1_860_000_000 }), fc.nat(70 * 24 * 3600))
  .map(
    ([starts, before]) => [new Date(starts * 1000), new Date((starts - before) * 1000)] as const,
  );
