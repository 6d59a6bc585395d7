import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mod10CheckDigit, mod11CheckDigit } from "./check-digits";
import { isPaymentReference, paymentReference, type ReferenceKind } from "./payment-reference";

/** Numbers that were published with their check digits: by the clearing houses, banks and suppliers of bookkeeping. */
describe("published numbers", () => {
  test.each(["2345676", "23456767", "0044555258", "602243", "12344", "18108401345678778"])(
    "%s by modulus 10",
    (number) => {
      expect(mod10CheckDigit(number.slice(0, -1))).toBe(number.at(-1));
    },
  );

  test.each(["0365327", "12343", "12345678903", "13748136", "123456785"])(
    "%s by modulus 11",
    (number) => {
      expect(mod11CheckDigit(number.slice(0, -1))).toBe(number.at(-1));
    },
  );

  test.each(["18108401345678778", "1018966492531", "1019080881039", "1636976", "201912193"])(
    "%s is an OCR number with its length",
    (number) => {
      expect(isPaymentReference("ocr", number)).toBe(true);
    },
  );

  test.each(["2345674", "0044555251"])("%s is no KID", (number) => {
    expect(isPaymentReference("kid-mod10", number)).toBe(false);
  });
});

const kinds = ["kid-mod10", "kid-mod11", "ocr"] as const satisfies ReferenceKind[];
const documents = fc.record({
  organisationId: fc.uuid(),
  year: fc.integer({ min: 2026, max: 2099 }),
  number: fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 99_999_999 })),
});

/** A digit exchanged for another, and two neighbours exchanged. */
const wrong = (reference: string, at: number, by: number) =>
  reference.slice(0, at) + String((Number(reference[at]) + by) % 10) + reference.slice(at + 1);
const swapped = (reference: string, at: number) =>
  reference.slice(0, at) + reference[at + 1] + reference[at] + reference.slice(at + 2);

describe.each(kinds)("a reference of kind %s", (kind) => {
  test("is digits that fit, as many as a bank takes, and its document's alone", () => {
    fc.assert(
      fc.property(documents, fc.nat(200_000), (document, further) => {
        const reference = paymentReference(kind, document);
        expect(reference).toMatch(/^[1-9]\d{12,16}$/);
        expect(isPaymentReference(kind, reference)).toBe(true);
        expect(isPaymentReference(kind, ` ${reference.slice(0, 4)} ${reference.slice(4)}`)).toBe(
          true,
        );
        const other = { ...document, number: document.number + 1 + further };
        expect(paymentReference(kind, other)).not.toBe(reference);
      }),
      { numRuns: 2000 },
    );
  });

  test("with one wrong digit is found out, wherever it is", () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.integer({ min: 1, max: 9 }), (document, place, by) => {
        const reference = paymentReference(kind, document);
        expect(isPaymentReference(kind, wrong(reference, place % reference.length, by))).toBe(
          false,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("with two neighbours exchanged is found out, as far as its modulus promises", () => {
    fc.assert(
      fc.property(documents, fc.nat(), (document, place) => {
        const reference = paymentReference(kind, document);
        const at = place % (reference.length - 1);
        const pair = reference.slice(at, at + 2);
        const same = pair[0] === pair[1];
        // The one pair modulus 10 cannot tell apart.
        const blind = kind !== "kid-mod11" && (pair === "09" || pair === "90");
        const other = swapped(reference, at);
        if (same) expect(other).toBe(reference);
        else if (!blind) expect(isPaymentReference(kind, other)).toBe(false);
        else if (kind === "kid-mod10") expect(isPaymentReference(kind, other)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test("modulus 11 has a digit more, for the numbers that would need a check digit of 10", () => {
  const organisationId = "019e0000-0000-7000-8000-000000000000";
  const references = Array.from({ length: 2000 }, (_, n) =>
    paymentReference("kid-mod11", { organisationId, year: 2027, number: n + 1 }),
  );
  expect(new Set(references.map(({ length }) => length))).toEqual(new Set([14]));
  const moved = references.filter((reference) => reference[6] === "1").length;
  // One in eleven.
  expect(moved).toBeGreaterThan(150);
  expect(moved).toBeLessThan(215);
});

test("without a kind there is no reference", () => {
  expect(paymentReference("none", { organisationId: "", year: 2027, number: 1 })).toBe("");
});
