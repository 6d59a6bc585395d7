import { describe, expect, test } from "vitest";
import { corsHeaders } from "./cors";

const everybody = { "Access-Control-Allow-Origin": "*" };

describe("a page of another origin", () => {
  test.each([
    "/api/v1/events",
    "/api/v1/events/frokost",
    "/api/v1/openapi.json",
    "/api/v1/no-such",
    "/e/frokost/calendar.ics",
    "/e/frokost/feed.ics",
    "/e/frokost/feed.json",
    "/o/hagen/events.ics",
    "/o/hagen/n/0190e1c0-0000-7000-8000-000000000000/events.json",
    "/s/frokost/events.ics",
    "/embed/treff.js",
  ])("may read %s", (path) => {
    for (const method of ["GET", "HEAD"]) {
      const headers = corsHeaders({ method, path });
      expect(headers).toMatchObject(everybody);
      expect(headers["Access-Control-Expose-Headers"]).toContain("ETag");
      expect(headers).not.toHaveProperty("Access-Control-Allow-Credentials");
    }
  });

  test.each([
    "/",
    "/e/frokost",
    "/e/frokost/register",
    "/r/token",
    "/orders/token",
    "/feeds/token.ics",
    "/organise/hagen",
    "/organise/calendar.ics",
    "/embed/events",
    "/api/v1/events/frokost/orders",
    "/api/v1/events/frokost/ORDERS",
    "/api/v1/events/frokost/orders.data",
    "/apiary/v1/events",
    "/metrics",
  ])("may not read %s", (path) => {
    for (const method of ["GET", "HEAD", "POST"]) expect(corsHeaders({ method, path })).toEqual({});
    for (const asksFor of ["GET", "POST"])
      expect(corsHeaders({ method: "OPTIONS", path, asksFor })).toEqual({});
  });

  test("is told for a day what it may ask for", () => {
    const ask = { method: "OPTIONS", path: "/api/v1/events" };
    expect(corsHeaders({ ...ask, asksFor: "GET" })).toEqual({
      ...everybody,
      "Access-Control-Allow-Methods": "GET, HEAD",
      "Access-Control-Allow-Headers": "If-None-Match",
      "Access-Control-Max-Age": "86400",
    });
    for (const asksFor of ["POST", "PUT", "DELETE", undefined])
      expect(corsHeaders({ ...ask, asksFor })).toEqual({});
  });

  test("gets no leave for a change, whatever the address", () => {
    for (const path of ["/api/v1/events", "/api/v1/events/frokost/orders"])
      expect(corsHeaders({ method: "POST", path })).toEqual({});
  });
});
