import { expect, test } from "vitest";
import { orderSum, type SummedLine } from "./order-sum";

const line = (of: Partial<SummedLine>): SummedLine => ({
  kind: "ticket",
  itemId: "full",
  label: "Begge dager",
  netMinor: 199_000,
  vatCategory: "general",
  vatRate: 2500,
  ...of,
});

test("equal things stand together, discounts last, and the totals are those of the lines", () => {
  const off = { kind: "discount", itemId: "code", label: "HEI" } as const;
  const sum = orderSum(
    [
      line({}),
      line({ ...off, netMinor: -33_333 }),
      line({ itemId: "dinner", kind: "add-on", label: "Middag", netMinor: 69_500 }),
      line({}),
      line({ ...off, netMinor: -33_334 }),
      line({ netMinor: 149_000 }),
    ],
    "NOK",
  );
  expect(sum?.lines).toEqual([
    { kind: "ticket", label: "Begge dager", count: 2, netMinor: 398_000 },
    { kind: "ticket", label: "Begge dager", count: 1, netMinor: 149_000 },
    { kind: "add-on", label: "Middag", count: 1, netMinor: 69_500 },
    { kind: "discount", label: "HEI", count: 2, netMinor: -66_667 },
  ]);
  expect(sum).toMatchObject({ netMinor: 549_833, vatMinor: 137_458, totalMinor: 687_291 });
  expect(sum?.netMinor).toBe(sum?.lines.reduce((total, { netMinor }) => total + netMinor, 0));
});

test("what is free has no sum, and what nobody taxes says so", () => {
  expect(orderSum([], "NOK")).toBeNull();
  expect(orderSum([line({ netMinor: 0 })], "NOK")).toBeNull();
  expect(orderSum([line({ vatRate: null })], "NOK")?.taxed).toBe(false);
});
