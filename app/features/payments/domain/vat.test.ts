import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chargedRate, roundShare, sumVat, vatRate, type TaxedLine } from "./vat";
import { vatCategories } from "./vat-categories";

describe("a rate of VAT", () => {
  test.each([
    ["general", "NO", "2027-09-01", 2500],
    ["catering", "NO", "2027-09-01", 2500],
    ["food", "NO", "2027-09-01", 1500],
    ["lodging", "NO", "2027-09-01", 1200],
    ["transport", "NO", "2027-09-01", 1200],
    ["culture", "NO", "2027-09-01", 1200],
    ["zero-rated", "NO", "2027-09-01", 0],
    ["exempt", "NO", "2027-09-01", null],
    ["food", "SE", "2026-03-31", 1200],
    ["food", "SE", "2026-04-01", 600],
    ["food", "SE", "2027-12-31", 600],
    ["food", "SE", "2028-01-01", 1200],
    ["catering", "SE", "2026-04-01", 1200],
    ["lodging", "SE", "2026-04-01", 1200],
    ["transport", "SE", "2026-04-01", 600],
    ["culture", "SE", "2026-04-01", 600],
    ["general", "SE", "2026-04-01", 2500],
    ["lodging", "DK", "2027-01-01", 2500],
    ["general", "FI", "2024-08-31", 2400],
    ["general", "FI", "2024-09-01", 2550],
    ["lodging", "FI", "2024-12-31", 1000],
    ["lodging", "FI", "2025-01-01", 1400],
    ["lodging", "FI", "2026-01-01", 1350],
    ["catering", "FI", "2025-12-31", 1400],
    ["food", "FI", "2026-01-01", 1350],
    ["general", "US", "2027-01-01", null],
  ] as const)("%s in %s on %s is %s", (category, country, date, rate) => {
    expect(vatRate(category, country, date)).toBe(rate);
  });

  test("is charged by nobody who is not registered", () => {
    for (const category of vatCategories)
      expect(chargedRate(category, { country: "NO", vatRegistered: false }, "2027-09-01")).toBe(
        null,
      );
  });
});

describe("a sum of VAT", () => {
  const at = (netMinor: number, rate: number | null): TaxedLine => ({
    netMinor,
    vatCategory: rate === null ? "exempt" : "general",
    vatRate: rate,
  });

  test("is rounded once for each rate, never by the line", () => {
    // 25 % of 0.02 is 0.005: three times by the line would be 0.03, of the sum it is 0.015 and so 0.02.
    expect(sumVat([at(2, 2500), at(2, 2500), at(2, 2500)])).toEqual({
      vat: [{ category: "S", rate: 2500, netMinor: 6, vatMinor: 2 }],
      netMinor: 6,
      vatMinor: 2,
      totalMinor: 8,
    });
  });

  test("names each kind of taxation as an invoice does", () => {
    const kinds = (lines: readonly TaxedLine[]) =>
      sumVat(lines).vat.map(({ category, rate, vatMinor }) => [category, rate, vatMinor]);
    const zero = { netMinor: 500, vatCategory: "zero-rated", vatRate: 0 } as const;
    expect(kinds([at(100, null), zero, at(1000, 1200), at(1000, 2500)])).toEqual([
      ["S", 2500, 250],
      ["S", 1200, 120],
      ["Z", 0, 0],
      ["E", null, 0],
    ]);
    const untaxed = { netMinor: 500, vatCategory: "general", vatRate: null } as const;
    expect(kinds([untaxed, at(100, null)])).toEqual([["O", null, 0]]);
    expect(sumVat([])).toEqual({ vat: [], netMinor: 0, vatMinor: 0, totalMinor: 0 });
  });

  test("rounds half up", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(10_000), (amount, rate) => {
        const exact = BigInt(amount) * BigInt(rate);
        const half = exact / 10_000n + (exact % 10_000n >= 5000n ? 1n : 0n);
        expect(roundShare(amount, rate, 10_000)).toBe(Number(half));
      }),
    );
  });
});
