import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { drawSharePicture } from "~/platform/pictures/share-picture.server";
import { shareCardGround, shareCardLayout, type ShareCard } from "./share-card";

const card: ShareCard = {
  pattern: "studietur",
  hue: 205,
  kicker: "Studietur",
  title: "Studietur til Moss og Ås",
  lines: ["Onsdag 1.–torsdag 2. september", "Moss kulturhus"],
  foot: "Østviken regionsamarbeid",
};

const longWord =
  "Næringshagesamarbeidsavtalereforhandlingsutvalgsmedlemskapskontingentinnkrevingsordning";

/** The least and the greatest x and y that anything is drawn at, without the ground. */
async function inkOf(own: Partial<ShareCard>) {
  const png = await drawSharePicture(shareCardLayout({ ...card, ...own }), "");
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const box = { left: info.width, right: 0, top: info.height, bottom: 0 };
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++) {
      if ((data[(y * info.width + x) * 4 + 3] ?? 0) < 40) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  return box;
}

describe("whatever is written stays in its column", () => {
  test.each([
    ["as usual", {}],
    ["a word that never ends", { title: longWord, lines: [longWord, longWord], foot: longWord }],
    ["160 characters", { title: "Næringspolitisk kandidatutspørring om ".repeat(5).slice(0, 160) }],
    ["capitals", { title: "W".repeat(160), kicker: "W".repeat(60) }],
    ["a long date", { lines: ["Onsdag 29. september–torsdag 2. oktober 2027", longWord] }],
    ["one letter", { title: "Å", lines: [] }],
  ])("%s", { timeout: 60_000 }, async (_, own) => {
    const { left, right, top, bottom } = await inkOf(own);
    expect(left).toBeGreaterThan(48);
    expect(right).toBeLessThan(752);
    expect(top).toBeGreaterThan(40);
    expect(bottom).toBeLessThan(600);
  });
});

test("letters our fonts do not have are left out, and markup is text", () => {
  const text = JSON.stringify(
    shareCardLayout({ ...card, title: "Åpen dør 🚀 (東京) <script>", lines: [] }),
  );
  expect(text).toContain("Åpen dør ( ) <script>");
});

test("the ground is the event's own, and well-formed", () => {
  const ground = shareCardGround(card);
  expect(ground).not.toBe(shareCardGround({ ...card, pattern: "another" }));
  expect(ground).not.toMatch(/undefined|NaN/);
});
