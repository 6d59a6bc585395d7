import { expect, test } from "vitest";
import { readReplyAddress, replyAddress } from "./reply-address.server";

const settings = {
  secret: "a secret for this test, long enough",
  replyAddress: "svar@treff.example",
};
const id = "01890a5d-ac96-774b-bcce-b302099a8057";

test("an address names its record and what it takes", () => {
  for (const purpose of ["calendar", "bounce", "unsubscribe"] as const) {
    const address = replyAddress(settings, purpose, id) ?? "";
    expect(address).toMatch(/^svar\+[cbu]-[a-z2-7]{26}-[a-z2-7]{16}@treff\.example$/);
    expect(readReplyAddress(settings, address)).toEqual({ purpose, id });
    expect(readReplyAddress(settings, address.toUpperCase())).toEqual({ purpose, id });
  }
});

test("it fits what an address may have before the @, with the longest name there may be", () => {
  const base = "a".repeat(18);
  const address = replyAddress(
    { ...settings, replyAddress: `${base}@treff.example` },
    "calendar",
    id,
  );
  expect(address?.split("@")[0]?.length).toBe(64);
});

test("whose mark was changed, or made elsewhere, is nobody's", () => {
  const address = replyAddress(settings, "calendar", id) ?? "";
  const [, local = ""] = /\+(.*)@/.exec(address) ?? [];
  for (let place = 0; place < local.length; place += 1) {
    if (local[place] === "-" || place === 27) continue;
    const other = local[place] === "a" ? "b" : "a";
    const changed = address.replace(local, local.slice(0, place) + other + local.slice(place + 1));
    expect.soft(readReplyAddress(settings, changed), changed).toBeNull();
  }
  expect(readReplyAddress({ secret: "another secret, also long enough" }, address)).toBeNull();
  expect(readReplyAddress(settings, address.replace("+c-", "+b-"))).toBeNull();
  for (const stranger of [
    "",
    "@",
    "svar@treff.example",
    "svar+c-x-y@treff.example",
    "ada@firm.example",
  ])
    expect(readReplyAddress(settings, stranger)).toBeNull();
});

test("where the setting has changed, what was made before is still known", () => {
  const address = replyAddress(settings, "bounce", id) ?? "";
  expect(readReplyAddress({ secret: settings.secret }, address)).toEqual({ purpose: "bounce", id });
  expect(replyAddress({ secret: settings.secret }, "bounce", id)).toBeNull();
});
