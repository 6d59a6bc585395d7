import { expect, test } from "vitest";
import { testSettings } from "tests/support/world";
import { readUnsubscribe, unsubscribeUrl } from "./unsubscribe-link.server";

const world = { settings: testSettings() };
const wish = {
  organisationId: "01890a5d-ac96-774b-bcce-b302099a8057",
  email: "Åse.Berg@firm.example",
  stream: "announcements",
} as const;

function tokenOf(url: string): string {
  return url.split("/").at(-1) ?? "";
}

test("a link says whose mails end, and nobody else can read it", () => {
  const url = unsubscribeUrl(world, wish);
  expect(url).toMatch(/^https:\/\/treff\.example\/unsubscribe\/[\w-]+$/);
  expect(readUnsubscribe(world, tokenOf(url))).toEqual({ ...wish, email: "åse.berg@firm.example" });
  expect(Buffer.from(tokenOf(url), "base64url").toString("latin1")).not.toContain("firm");
});

test("the same wish gives the same link", () => {
  expect(unsubscribeUrl(world, wish)).toBe(unsubscribeUrl(world, wish));
  expect(unsubscribeUrl(world, wish)).not.toBe(
    unsubscribeUrl(world, { ...wish, stream: "networking" }),
  );
});

test("one changed character, or another installation's secret, opens nothing", () => {
  const token = tokenOf(unsubscribeUrl(world, wish));
  for (let place = 0; place < token.length; place += 1) {
    const other = token[place] === "A" ? "B" : "A";
    const changed = token.slice(0, place) + other + token.slice(place + 1);
    expect(readUnsubscribe(world, changed)).toBeNull();
  }
  const elsewhere = {
    settings: testSettings({ TREFF_SECRET: "another secret, as long as it takes" }),
  };
  expect(readUnsubscribe(elsewhere, token)).toBeNull();
  for (const garbage of ["", "x", "x".repeat(46), "%00", "æøå"])
    expect(readUnsubscribe(world, garbage)).toBeNull();
});
