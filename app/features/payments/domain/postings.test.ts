import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  documentPostings,
  moneyPostings,
  soldBySteps,
  sum,
  type HistoricLine,
  type Sold,
  type SoldLine,
} from "./postings";
import { sumVat } from "./vat";

const categories = ["general", "lodging", "food", "exempt"] as const;
const rates = { general: 2500, lodging: 1200, food: 600, exempt: null } as const;

const line = (id: string, netMinor: number, more: Partial<SoldLine> = {}): SoldLine => ({
  sourceId: id,
  kind: "ticket",
  label: "Deltaker",
  event: "Studietur",
  netMinor,
  vatCategory: "general",
  vatRate: 2500,
  ...more,
});

const anyLine = fc
  .record({
    sourceId: fc.uuid(),
    netMinor: fc.integer({ min: 1, max: 5_000_000 }),
    category: fc.constantFrom(...categories),
    label: fc.constantFrom("Deltaker", "Hotellnatt", "=2+2"),
  })
  .map(({ sourceId, netMinor, category, label }) =>
    line(sourceId, netMinor, { label, vatCategory: category, vatRate: rates[category] }),
  );
const anyLines = fc.uniqueArray(anyLine, {
  selector: ({ sourceId }) => sourceId,
  minLength: 1,
  maxLength: 12,
});

function sold(lines: readonly SoldLine[], sign: 1 | -1 = 1): Sold {
  return {
    lines: lines.map((each) => ({ ...each, netMinor: sign * each.netMinor })),
    vat: sumVat(lines).vat.map(({ category, rate, vatMinor }) => ({
      category,
      rate,
      vatMinor: sign * vatMinor,
    })),
  };
}

describe("a document in the books", () => {
  test("is owed with its VAT, and sold without it", () => {
    const parts = [
      sold([
        line("a", 120_000),
        line("b", 120_000),
        line("c", 129_001, {
          label: "Hotellnatt",
          kind: "add-on",
          vatCategory: "lodging",
          vatRate: 1200,
        }),
      ]),
    ];
    const rows = documentPostings({ parts, roundingMinor: -19 });
    expect(rows.map(({ account, netMinor, vatMinor }) => [account, netMinor, vatMinor])).toEqual([
      ["receivable", 444_462, 0],
      ["general", -240_000, -60_000],
      ["lodging", -129_001, -15_480],
      ["rounding", 19, 0],
    ]);
  });

  test("has as much debit as credit, whatever it is of", () => {
    fc.assert(
      fc.property(
        fc.array(anyLines, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: -99, max: 99 }),
        fc.constantFrom(1 as const, -1 as const),
        (payables, roundingMinor, sign) => {
          const parts = payables.map((lines) => sold(lines, sign));
          const rows = documentPostings({ parts, roundingMinor });
          expect(sum(rows)).toBe(0);
          const of = (rate: number | null) =>
            rows.filter((row) => row.vatCode !== null && row.vatRate === rate);
          for (const rate of Object.values(rates)) {
            const vat = parts.flatMap((part) => part.vat).filter((each) => each.rate === rate);
            expect(0 - of(rate).reduce((all, row) => all + row.vatMinor, 0)).toBe(
              vat.reduce((all, each) => all + each.vatMinor, 0),
            );
          }
        },
      ),
    );
  });

  test("shares VAT out so that no row is off by more than an øre", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const many = lines.map((each, place) => ({ ...each, label: String(place) }));
        for (const row of documentPostings({ parts: [sold(many)], roundingMinor: 0 })) {
          const exact = (row.netMinor * (row.vatRate ?? 0)) / 10_000;
          expect(Math.abs(row.vatMinor - exact)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("names the account it was written with, and that of goodwill", () => {
    const lines = [
      line("a", 1000, { accountCode: "3100" }),
      line("b", -200, { kind: "adjustment", label: "Godvilje" }),
    ];
    const rows = documentPostings({ parts: [sold(lines)], roundingMinor: 0 });
    expect(rows.map(({ account, accountCode }) => [account, accountCode])).toEqual([
      ["receivable", ""],
      ["general", "3100"],
      ["refund", ""],
    ]);
  });
});

describe("money in the books", () => {
  test("has as much debit as credit, and what it does not pay for is owed", () => {
    fc.assert(
      fc.property(
        fc.option(anyLines, { nil: null }),
        fc.integer({ min: -9_000_000, max: 9_000_000 }),
        fc.constantFrom("card" as const, "bank" as const, "other" as const),
        (lines, amountMinor, account) => {
          const rows = moneyPostings({ account, amountMinor, sold: lines && sold(lines) });
          expect(sum(rows)).toBe(0);
          expect(rows[0]).toMatchObject({ account, netMinor: amountMinor });
        },
      ),
    );
  });
});

describe("what money without a document was for", () => {
  const at = (minute: number) => new Date(Date.UTC(2027, 8, 1, 8, minute));
  const historic = (of: SoldLine, from: number, until?: number): HistoricLine => ({
    ...of,
    from: at(from),
    until: until === undefined ? null : at(until),
  });
  const totals = (part: Sold | undefined) => [
    part?.lines.reduce((all, { netMinor }) => all + netMinor, 0),
    part?.vat.reduce((all, { vatMinor }) => all + vatMinor, 0),
  ];

  test("is what was ordered, and what was given back with what is kept of it", () => {
    const fee = line("fee", 50_000, { kind: "fee", label: "Avbestilling" });
    const lines = [historic(line("a", 100_000), 0, 30), historic(fee, 30)];
    const steps = [
      { id: "paid", at: at(5), amountMinor: 125_000 },
      { id: "back", at: at(30), amountMinor: -62_500 },
    ];
    const by = soldBySteps(lines, steps);
    expect(totals(by.get("paid"))).toEqual([100_000, 25_000]);
    expect(totals(by.get("back"))).toEqual([-50_000, -12_500]);
  });

  test("is nothing where it came twice, or for what was gone", () => {
    const lines = [historic(line("a", 100_000), 0, 10)];
    const by = soldBySteps(lines, [{ id: "late", at: at(15), amountMinor: 125_000 }]);
    expect(by.get("late")).toEqual({ lines: [], vat: [] });
    const twice = soldBySteps(
      [historic(line("a", 100_000), 0)],
      [
        { id: "one", at: at(5), amountMinor: 125_000 },
        { id: "two", at: at(6), amountMinor: 125_000 },
        { id: "back", at: at(6), amountMinor: -125_000 },
      ],
    );
    expect(totals(twice.get("two"))).toEqual([0, 0]);
    expect(totals(twice.get("back"))).toEqual([0, 0]);
  });

  test("leaves to an invoice what an invoice is for", () => {
    const rest = line("b", 40_000);
    const lines = [historic(line("a", 100_000), 0), historic(rest, 3)];
    const by = soldBySteps(lines, [
      { id: "paid", at: at(5), amountMinor: 125_000 },
      { id: "invoice", at: at(9), document: sold([rest]) },
      { id: "again", at: at(12), amountMinor: 1 },
    ]);
    expect(totals(by.get("paid"))).toEqual([100_000, 25_000]);
    expect(by.get("again")?.lines).toEqual([]);
  });

  test("adds up to what the lines come to, for each rate, in any order of what is paid and given back", () => {
    fc.assert(
      fc.property(anyLines, fc.array(fc.nat(11), { maxLength: 11 }), (ordered, cancelled) => {
        const ends = new Map(cancelled.map((place, turn) => [place, turn + 10]));
        const lines = ordered.map((each, place) => historic(each, 0, ends.get(place)));
        const minutes = [5, ...new Set(ends.values())].toSorted((a, b) => a - b);
        let before = 0;
        const steps = minutes.map((minute) => {
          const living = lines.filter(({ until }) => until === null || until > at(minute));
          const { totalMinor } = sumVat(living);
          const step = {
            id: String(minute),
            at: at(minute),
            amountMinor: totalMinor - before,
          };
          before = totalMinor;
          return step;
        });
        const parts = [...soldBySteps(lines, steps).values()];
        const left = sumVat(lines.filter(({ until }) => until === null));
        for (const rate of Object.values(rates)) {
          const vat = parts.flatMap((part) => part.vat).filter((each) => each.rate === rate);
          expect(vat.reduce((all, each) => all + each.vatMinor, 0)).toBe(
            left.vat.find((each) => each.rate === rate)?.vatMinor ?? 0,
          );
        }
        for (const { id, amountMinor } of steps) {
          const part = soldBySteps(lines, steps).get(id) ?? null;
          expect(moneyPostings({ account: "card", amountMinor, sold: part })).not.toContainEqual(
            expect.objectContaining({ account: "receivable" }),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
