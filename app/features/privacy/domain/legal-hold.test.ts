import { expect, test } from "vitest";
import { isKeptByLaw, keptByLawUntil } from "./legal-hold";

const invoice = (country: string) =>
  ({ kind: "invoice", country, issuedOn: "2027-03-15" }) as const;

test("Norway keeps invoices for five years after the year, Sweden for seven", () => {
  expect(keptByLawUntil(invoice("NO"))).toBe("2032-12-31");
  expect(keptByLawUntil(invoice("SE"))).toBe("2034-12-31");
  expect(keptByLawUntil(invoice("DK"))).toBe("2034-12-31");
});

test("the last day counts", () => {
  expect(isKeptByLaw(invoice("NO"), "2032-12-31")).toBe(true);
  expect(isKeptByLaw(invoice("NO"), "2033-01-01")).toBe(false);
});
