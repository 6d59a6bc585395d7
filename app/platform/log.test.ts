import { expect, test } from "vitest";
import { addressOf, allRoutes } from "tests/support/routes";
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
  ["/account/AbC_-/invoices/0198c.pdf", "/account/[token]/invoices/0198c.pdf"],
  ["/%61ccount/AbC_-", "/account/[token]"],
  ["/%ZZ/AbC", "/%ZZ/AbC"],
  ["/e/studietur/register", "/e/studietur/register"],
])("%s is logged as %s", (path, logged) => {
  expect(loggedPath(path)).toBe(logged);
});

test.each(
  allRoutes()
    .map(({ pattern }) => pattern)
    .filter((pattern) => pattern.includes("/:token")),
)("%s does not leave its link in the log", (pattern) => {
  const path = addressOf(pattern, { token: "AbCdEf-123", id: "0198c", org: "havna" });
  expect(loggedPath(path)).not.toContain("AbCdEf");
});
