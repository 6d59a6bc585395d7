import { describe, expect, test } from "vitest";
import { allowedOrigins, mayMutate } from "./origins";

const allowed = allowedOrigins("https://treff.example");
const post = {
  method: "POST",
  path: "/e/x/register",
  origin: "https://treff.example",
  contentType: "application/x-www-form-urlencoded",
};

describe("a change", () => {
  test.each([
    ["from our own page", {}, true],
    ["from a foreign page", { origin: "https://evil.example" }, false],
    ["from our name at another port", { origin: "https://treff.example:8443" }, false],
    ["from a sandbox", { origin: "null" }, false],
    ["without an origin", { origin: undefined }, false],
    ["by the data address of a page", { path: "/e/x/register.data", origin: undefined }, false],
    [
      "by a program, as JSON, to the API",
      { path: "/api/v1/events/x/orders", origin: undefined, contentType: "application/json" },
      true,
    ],
    [
      "by a program, as a form, to the API",
      { path: "/api/v1/events/x/orders", origin: undefined },
      false,
    ],
    [
      "by a foreign page to the API",
      {
        path: "/api/v1/events/x/orders",
        origin: "https://evil.example",
        contentType: "application/json",
      },
      false,
    ],
    [
      "to a page that is called like the API",
      { path: "/apiary", origin: undefined, contentType: "application/json" },
      false,
    ],
    ["that only reads", { method: "GET", origin: "https://evil.example" }, true],
  ])("%s", (_, change, expected) => {
    expect(mayMutate({ ...post, ...change }, allowed)).toBe(expected);
  });
});

test("an installation on this machine answers to all its names, at its own port", () => {
  expect([...allowedOrigins("http://localhost:3000")]).toEqual([
    "http://localhost:3000",
    "http://127.0.0.1:3000",
    "http://[::1]:3000",
  ]);
});

test("a way out of a mail takes a click from wherever it comes, and nothing beside it does", () => {
  const click = { method: "POST", contentType: "multipart/form-data" };
  for (const origin of ["https://mail.example", "null", undefined]) {
    expect(
      mayMutate(
        { ...click, path: "/unsubscribe/x", origin },
        allowedOrigins("https://treff.example"),
      ),
    ).toBe(true);
    for (const path of ["/unsubscribe", "/unsubscribed/x", "/organise/unsubscribe/x"])
      expect.soft(mayMutate({ ...click, path, origin }, allowed), path).toBe(false);
  }
});
