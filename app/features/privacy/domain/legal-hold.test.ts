import { expect, test } from "vitest";
import { isKeptByLaw, keptByLawUntil } from "./legal-hold";

const invoice = (country: string) =>
  ({ kind: "invoice", country, issuedOn: "2027-03-15" }) as const;

test("invoices are kept for five years after the year in Norway and Denmark, six in Finland, seven in Sweden", () => {
  expect(keptByLawUntil(invoice("NO"))).toBe("2032-12-31");
  expect(keptByLawUntil(invoice("SE"))).toBe("2034-12-31");
  expect(keptByLawUntil(invoice("DK"))).toBe("2032-12-31");
  expect(keptByLawUntil(invoice("FI"))).toBe("2033-12-31");
  expect(keptByLawUntil(invoice("US"))).toBe("2034-12-31");
});

test("the last day counts", () => {
  expect(isKeptByLaw(invoice("NO"), "2032-12-31")).toBe(true);
  expect(isKeptByLaw(invoice("NO"), "2033-01-01")).toBe(false);
});
