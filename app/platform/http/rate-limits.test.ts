import { expect, test } from "vitest";
import { limitOf, limits, RateLimits } from "./rate-limits.server";

test.each([
  ["GET", "/sign-in", null],
  ["HEAD", "/my-data", null],
  ["POST", "/sign-in", "signIn"],
  ["POST", "/sign-in/code/1", "signIn"],
  ["POST", "/my-data", "signIn"],
  ["POST", "/my-data/token/erase/hub", "changes"],
  ["POST", "/e/frokost/register", "orders"],
  ["POST", "/embed/e/frokost/register", "orders"],
  ["POST", "/api/v1/events/frokost/orders", "orders"],
  ["POST", "/organise/hub/new", "changes"],
  ["GET", "/orders/token/paid", "changes"],
  ["HEAD", "/orders/token/p%61id/", "changes"],
  ["GET", "/orders/token/pay", null],
  ["POST", "/orders/token/pay", "changes"],
  // The router takes each of these for the address above it.
  ["POST", "/Sign-In", "signIn"],
  ["POST", "/%73ign-in", "signIn"],
  ["POST", "/sign%2Din/", "signIn"],
  ["POST", "/my-data/", "signIn"],
  ["POST", "/%6dy-data", "signIn"],
  ["POST", "/e/frokost/%72egister", "orders"],
  ["POST", "/%", "changes"],
])("%s %s counts for %s", (method, path, limit) => {
  expect(limitOf(method, path)).toBe(limit);
});

test("another spelling of an address is no way round its limit", async () => {
  const counted = new RateLimits();
  for (let asked = 0; asked < limits.signIn.points; asked++)
    expect(await counted.refused("POST", "/sign-in", "192.0.2.7")).toBeNull();
  expect(await counted.refused("POST", "/%73ign-in", "192.0.2.7")).toBeGreaterThan(0);
  expect(await counted.refused("POST", "/%73ign-in", "192.0.2.8")).toBeNull();
});
