import { expect, test } from "vitest";
import { isOrganisationNumber, norwegianNumbers, swedishNumbers } from "./organisation-numbers";

test("the check itself knows right from wrong", () => {
  // Worked by hand: 3·1+2·2+7·3+6·4+5·5+4·6+3·7+2·8 = 138, 138 mod 11 = 6, so 5.
  expect(isOrganisationNumber("123 456 785", "NO")).toBe(true);
  expect(isOrganisationNumber("123456784", "NO")).toBe(false);
  expect(isOrganisationNumber("556000-0001", "SE")).toBe(true);
  expect(isOrganisationNumber("556000-0002", "SE")).toBe(false);
  // The third digit of 811228-9874 makes it a person's number, though Luhn agrees.
  expect(isOrganisationNumber("811228-9874", "SE")).toBe(false);
});

test("every number is valid and there once", () => {
  const [norwegian, swedish] = [norwegianNumbers(500), swedishNumbers(500)];
  expect(norwegian.filter((number) => !isOrganisationNumber(number, "NO"))).toEqual([]);
  expect(swedish.filter((number) => !isOrganisationNumber(number, "SE"))).toEqual([]);
  expect(new Set([...norwegian, ...swedish]).size).toBe(1000);
});

test("a Norwegian number whose remainder is 1 is left out", () => {
  for (let serial = 31_840_000; serial < 31_841_000; serial++) {
    const valid = Array.from({ length: 10 }, (_, digit) => digit).filter((digit) =>
      isOrganisationNumber(`${serial}${digit}`, "NO"),
    );
    expect(valid.length).toBeLessThanOrEqual(1);
  }
});
