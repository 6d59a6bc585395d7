import { expect, test } from "vitest";
import { loggedPath, withoutPersonalData } from "./log.server";

test("addresses and tokens do not reach the log", () => {
  expect(
    withoutPersonalData(
      'duplicate key (email)=(ada@company.example) "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"',
    ),
  ).toBe('duplicate key (email)=(<address>) "<token>"');
});

test.each([
  ["/r/AbCdEf123", "/r/[token]"],
  ["/R/AbCdEf123", "/R/[token]"],
  ["/r/AbCdEf123.data", "/r/[token].data"],
  ["/feeds/AbC_-.ics", "/feeds/[token].ics"],
  ["/orders/AbC/name", "/orders/[token]/name"],
  ["/sign-in/code/0198c", "/sign-in/code/[token]"],
  ["/e/studietur/register", "/e/studietur/register"],
])("%s is logged as %s", (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});
