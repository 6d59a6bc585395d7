import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isBic,
  readAccountNumber,
  readIban,
  shownAccount,
  shownIban,
  shownOrganisationNumber,
} from "./account-numbers";
import { mod10CheckDigit, mod11CheckDigit } from "./check-digits";

describe("published numbers of accounts", () => {
  // The account inside Norway's own example of an IBAN, Swedish authorities' bankgiros.
  test.each([
    ["8601 11 17947", "NO", "86011117947"],
    ["8601.11.17947", "NO", "86011117947"],
    ["1234.56.78903", "NO", "12345678903"],
    ["5050-1055", "SE", "50501055"],
    ["5051-6822", "SE", "50516822"],
    ["991-2346", "SE", "9912346"],
  ])("%s of %s", (typed, country, number) => {
    expect(readAccountNumber(typed, country)).toEqual({ ok: true, number });
  });

  test.each([
    ["8601 11 17948", "NO", "account-check"],
    ["8601 11 1794", "NO", "account-length"],
    ["8601 11 1794X", "NO", "account-signs"],
    ["5050-1056", "SE", "account-check"],
    ["50-1055", "SE", "account-length"],
    ["", "DK", "account-length"],
  ])("%s of %s is none: %s", (typed, country, problem) => {
    expect(readAccountNumber(typed, country)).toEqual({ ok: false, problem });
  });

  // The examples of the IBAN Registry.
  test.each([
    "NO93 8601 1117 947",
    "SE45 5000 0000 0583 9825 7466",
    "DK50 0040 0440 1162 43",
    "FI21 1234 5600 0007 85",
    "DE89 3704 0044 0532 0130 00",
    "GB29 NWBK 6016 1331 9268 19",
    "NL91 ABNA 0417 1643 00",
    "BE68 5390 0754 7034",
    "FR14 2004 1010 0505 0001 3M02 606",
    "IS14 0159 2600 7654 5510 7303 39",
    "EE38 2200 2210 2014 5685",
  ])("%s", (iban) => {
    expect(readIban(iban)).toEqual({ ok: true, number: iban.replaceAll(" ", "") });
  });

  test.each([
    ["NO93 8601 1117 948", "account-check"],
    ["NO93 8601 1117 94", "account-length"],
    ["9386011117947", "account-signs"],
    ["", "account-signs"],
  ])("%s is no IBAN: %s", (typed, problem) => {
    expect(readIban(typed)).toEqual({ ok: false, problem });
  });

  test("BIC by its form", () => {
    expect(["DNBANOKK", "NDEASESS", "DABADKKK", "DNBANOKKXXX"].every(isBic)).toBe(true);
    expect(["", "DNB", "DNBANOKKX", "1NBANOKK"].some(isBic)).toBe(false);
  });
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));

test("one wrong digit, or two neighbours exchanged, is no account any more", () => {
  fc.assert(
    fc.property(digits(10), fc.nat(10), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const check = mod11CheckDigit(body);
      fc.pre(check !== null);
      const number = body + check;
      expect(readAccountNumber(number, "NO").ok).toBe(true);
      const wrong =
        number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
      expect(readAccountNumber(wrong, "NO").ok).toBe(false);
      const place = at % 10;
      fc.pre(number[place] !== number[place + 1]);
      const swapped =
        number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
      expect(readAccountNumber(swapped, "NO").ok).toBe(false);
    }),
  );
  fc.assert(
    fc.property(digits(7), fc.nat(7), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const number = body + mod10CheckDigit(body);
      expect(readAccountNumber(number, "SE").ok).toBe(true);
      const wrong =
        number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
      expect(readAccountNumber(wrong, "SE").ok).toBe(false);
    }),
  );
});

test("an IBAN with one wrong sign, or two neighbours exchanged, is none", () => {
  const iban = "NO9386011117947";
  for (let at = 2; at < iban.length; at++)
    for (let by = 1; by < 10; by++) {
      const wrong = iban.slice(0, at) + String((Number(iban[at]) + by) % 10) + iban.slice(at + 1);
      expect(readIban(wrong).ok).toBe(false);
    }
  for (let at = 2; at < iban.length - 1; at++) {
    if (iban[at] === iban[at + 1]) continue;
    const swapped = iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2);
    expect(readIban(swapped).ok).toBe(false);
  }
});

test("numbers stand on paper as their country writes them", () => {
  expect(shownAccount("86011117947", "NO")).toBe("8601 11 17947");
  expect(shownAccount("50501055", "SE")).toBe("5050-1055");
  expect(shownAccount("0040 0440116243", "DK")).toBe("0040 0440116243");
  expect(shownIban("NO9386011117947")).toBe("NO93 8601 1117 947");
  expect(shownOrganisationNumber("974760673", "NO")).toBe("974 760 673");
  expect(shownOrganisationNumber("5560125790", "SE")).toBe("556012-5790");
  expect(shownOrganisationNumber("811218XXXX", "SE")).toBe("811218-XXXX");
});
