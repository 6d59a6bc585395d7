import { describe, expect, test } from "vitest";
import { mayReadFile, placeOpensFiles } from "./may-read-file";
import { addressHash, addressName, renditionWidth } from "./file-words";

describe("who may have a file", () => {
  const stranger = { member: false } as const;
  test.each([
    ["everyone", "published", "public", "everyone"],
    ["everyone", "published", "unlisted", "everyone"],
    ["everyone", "cancelled", "public", "everyone"],
    ["everyone", "archived", "public", "everyone"],
    ["everyone", "published", "members", "nobody"],
    ["everyone", "draft", "public", "nobody"],
    ["attendees", "published", "public", "nobody"],
    ["attendees", "draft", "members", "nobody"],
    ["everyone", "unheard-of", "public", "nobody"],
  ] as const)("%s, %s, %s: %s", (audience, status, visibility, readers) => {
    expect(mayReadFile({ audience, status, visibility, ...stranger })).toBe(readers);
    const member = mayReadFile({ audience, status, visibility, member: true });
    expect(member).toBe(readers === "everyone" ? "everyone" : "members");
  });

  test("a place opens files when it is confirmed and the event is to be seen", () => {
    const open = (status: string, eventStatus: string) => placeOpensFiles({ status, eventStatus });
    expect(open("confirmed", "published")).toBe(true);
    expect(open("confirmed", "cancelled")).toBe(true);
    expect(open("confirmed", "draft")).toBe(false);
    for (const status of ["waitlisted", "awaiting-approval", "cancelled", "declined"])
      expect(open(status, "published")).toBe(false);
  });
});

test("an address says what stands there, in letters that are the same everywhere", () => {
  const hash = addressHash(Uint8Array.from([0, 1, 255, 16, 32, 64, 9]));
  expect(hash).toBe("0001ff102040");
  const names = ["Møte på Ås.pdf", "🎉.pdf", "a b--c.TXT", "noext"];
  expect(names.map((fileName) => addressName({ hash, fileName }))).toEqual([
    `${hash}-mote-pa-as.pdf`,
    `${hash}.pdf`,
    `${hash}-a-b-c.txt`,
    `${hash}-noext`,
  ]);
});

test("a rendition is as wide as its longest side lets it be, and never wider than the picture", () => {
  expect(renditionWidth({ width: 1600, height: 800 }, 800)).toBe(800);
  expect(renditionWidth({ width: 800, height: 1600 }, 800)).toBe(400);
  expect(renditionWidth({ width: 300, height: 200 }, 800)).toBe(300);
});
