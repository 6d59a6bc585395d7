import { expect, test } from "vitest";
import { markPaidSchema } from "./schema";

test("what somebody read on the account is read as every other amount", () => {
  const amountOf = (amount: string) =>
    markPaidSchema.safeParse({ paidOn: "2027-09-01", amount }).data?.amount;
  expect(["1.250", "1 250,50", "1,250.50", "1\u00a0250 kr", "1250,5"].map(amountOf)).toEqual([
    125_000, 125_050, 125_050, 125_000, 125_050,
  ]);
  expect(["1.2500", "-5", "", "tolv"].map(amountOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
