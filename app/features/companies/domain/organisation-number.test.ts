import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatOrganisationNumber } from "../components/number-words";
import { maskedNumber, type NumberedCountry } from "./number-format";
import { readOrganisationNumber } from "./organisation-number";

/** The check digits once more, from the registers' own descriptions; `null` where a serial has none. */
const weighted = (serial: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, place) => sum + weight * Number(serial[place]), 0);
const luhn = (serial: string) => {
  const sum = [...serial].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
};
const modulo11 = (weights: readonly number[]) => (serial: string) => {
  const rest = weighted(serial, weights) % 11;
  return rest === 0 ? 0 : rest === 1 ? null : 11 - rest;
};
const checkDigit: Record<NumberedCountry, (serial: string) => number | null> = {
  NO: modulo11([3, 2, 7, 6, 5, 4, 3, 2]),
  SE: luhn,
  DK: modulo11([2, 7, 6, 5, 4, 3, 2]),
  FI: modulo11([7, 9, 10, 5, 8, 4, 2]),
};
const serials: Record<NumberedCountry, fc.Arbitrary<string>> = {
  NO: fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String),
  SE: fc
    .integer({ min: 100_000_000, max: 999_999_999 })
    .map(String)
    .filter((s) => Number(s[2]) >= 2),
  DK: fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String),
  FI: fc.integer({ min: 1, max: 9_999_999 }).map((n) => String(n).padStart(7, "0")),
};
const countries = ["NO", "SE", "DK", "FI"] as const;

/** A date of birth with four more digits, the last of them right. */
const swedish = fc
  .tuple(
    fc.date({ min: new Date("1900-01-01"), max: new Date("2009-12-31"), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
    fc.boolean(),
  )
  .map(([born, serial, coordination]) => {
    const iso = born.toISOString().slice(0, 10).replaceAll("-", "");
    const day = Number(iso.slice(6)) + (coordination ? 60 : 0);
    const two = (n: number) => String(n).padStart(2, "0");
    const nine = `${iso.slice(2, 6)}${two(day)}${String(serial).padStart(3, "0")}`;
    return { century: iso.slice(0, 2), number: `${nine}${luhn(nine)}` };
  });

describe.each(countries)("%s", (country) => {
  test("every serial with its check digit is a number, and with any other it is none", () => {
    fc.assert(
      fc.property(serials[country], (serial) => {
        const right = checkDigit[country](serial);
        for (let last = 0; last < 10; last++) {
          const read = readOrganisationNumber(`${serial}${last}`, country);
          expect([serial, last, read.ok]).toEqual([serial, last, last === right]);
        }
      }),
    );
  });

  test("one wrong digit is noticed, however it is written", () => {
    fc.assert(
      fc.property(serials[country], fc.nat(), fc.integer({ min: 1, max: 9 }), (serial, at, by) => {
        const last = checkDigit[country](serial);
        fc.pre(last !== null);
        const number = `${serial}${last}`;
        const place = at % number.length;
        const digit = (Number(number[place]) + by) % 10;
        const wrong = number.slice(0, place) + digit + number.slice(place + 1);
        expect(readOrganisationNumber(number, country)).toMatchObject({
          ok: true,
          value: { country, number },
        });
        const shown = formatOrganisationNumber(number, country);
        expect(readOrganisationNumber(` ${shown} `, country)).toMatchObject({
          value: { country, number },
        });
        const read = readOrganisationNumber(wrong, country);
        expect([wrong, read.ok && !read.value.personal]).toEqual([wrong, false]);
      }),
    );
  });

  test("nothing but noughts is nobody's", () => {
    const noughts = "0".repeat({ NO: 9, SE: 10, DK: 8, FI: 8 }[country]);
    expect(readOrganisationNumber(noughts, country).ok).toBe(false);
  });
});

test("a Swedish sole trader's number is a person's, with or without century, also a coordination number", () => {
  fc.assert(
    fc.property(swedish, ({ century, number }) => {
      const person = { ok: true, value: { country: "SE", number, personal: true } };
      expect(readOrganisationNumber(number)).toEqual(person);
      expect(readOrganisationNumber(`${century}${number}`)).toEqual(person);
      expect(readOrganisationNumber(`${number.slice(0, 6)}-${number.slice(6)}`)).toEqual(person);
      expect(formatOrganisationNumber(maskedNumber(number), "SE")).toBe(
        `${number.slice(0, 6)}-XXXX`,
      );
    }),
  );
});

test("what looks like a person and has no birthday is refused", () => {
  const february30 = "810230998";
  expect(readOrganisationNumber(`${february30}${luhn(february30)}`)).toMatchObject({
    problem: { code: "org-number-check" },
  });
  const leapDay = "000229123";
  expect(readOrganisationNumber(`20${leapDay}${luhn(leapDay)}`).ok).toBe(true);
  expect(readOrganisationNumber(`19${leapDay}${luhn(leapDay)}`).ok).toBe(false);
});

test("with 1 left over there is no Norwegian number at all", () => {
  const serial = "91234567";
  expect(weighted(serial, [3, 2, 7, 6, 5, 4, 3, 2]) % 11).toBe(1);
  for (let last = 0; last < 10; last++)
    expect(readOrganisationNumber(`${serial}${last}`)).toMatchObject({
      problem: { code: "org-number-check" },
    });
});

test.each([
  ["974 760 673", "NO", "974760673"],
  ["NO974760673MVA", "NO", "974760673"],
  ["974.760.673 mva", "NO", "974760673"],
  ["556703-7485", "SE", "5567037485"],
  ["16556703-7485", "SE", "5567037485"],
  ["SE556703748501", "SE", "5567037485"],
  ["DK 13585628", "DK", "13585628"],
  ["2077474–0", "FI", "20774740"],
  ["FI20774740", "FI", "20774740"],
])("the number %s says itself where it is from", (typed, country, number) => {
  expect(readOrganisationNumber(typed)).toEqual({
    ok: true,
    value: { country, number, personal: false },
  });
});

test("eight digits ask for the country only where both could be meant", () => {
  expect(readOrganisationNumber("13585628")).toMatchObject({ value: { country: "DK" } });
  expect(readOrganisationNumber("20774740")).toMatchObject({ value: { country: "FI" } });
  const both = Array.from({ length: 5000 }, (_, n) => String(10_000_000 + n)).find(
    (digits) => readOrganisationNumber(digits, "DK").ok && readOrganisationNumber(digits, "FI").ok,
  );
  expect(readOrganisationNumber(both ?? "")).toMatchObject({
    problem: { code: "org-number-country" },
  });
});

test("what is no number is said in its own words", () => {
  const codeOf = (typed: string, country?: string) => {
    const read = readOrganisationNumber(typed, country);
    return read.ok ? null : read.problem.code;
  };
  expect(codeOf("Nordlys AS")).toBe("org-number-signs");
  expect(codeOf("974 760 67")).toBe("org-number-check");
  expect(codeOf("974 760")).toBe("org-number-length");
  expect(codeOf("974 760 67", "FI")).toBe("org-number-check");
  expect(codeOf("974 760 674")).toBe("org-number-check");
  expect(codeOf("HRB 12345", "DE")).toBeNull();
  expect(codeOf("<b>", "DE")).toBe("org-number-signs");
});
