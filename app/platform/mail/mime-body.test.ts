import fc from "fast-check";
import { expect, test } from "vitest";
import { base64, quotedPrintable } from "./mime-body.server";

/** Reads quoted-printable as RFC 2045 §6.7 says, written for this test alone. */
function decoded(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, pair: string) =>
      String.fromCodePoint(Number.parseInt(pair, 16)),
    );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const piece = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "=",
    " ",
    "\t",
    "\n",
    "æøå",
    "–",
    "👩‍👩‍👧",
    `<td style="color:#fff">`,
    "x".repeat(80),
  ),
);
const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

test("quoted-printable keeps every text, in lines that pass everywhere", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.replace(/\r\n?/g, "\n").toWellFormed();
      const encoded = quotedPrintable(text);
      expect(decoded(encoded).replaceAll("\r\n", "\n")).toBe(lines);
      for (const line of encoded.split("\r\n")) {
        expect(line.length).toBeLessThanOrEqual(76);
        expect(line).toMatch(/^[\t\x20-\x7e]*$/);
        expect(line).not.toMatch(/[ \t]$/);
      }
    }),
  );
});

test("a soft break never splits an encoded octet", () => {
  const encoded = quotedPrintable("ø".repeat(200));
  expect(encoded.split("=\r\n").every((line) => /^(=C3|=B8)+$/.test(line))).toBe(true);
});

test("base64 comes in lines of 76", () => {
  const bytes = Buffer.from(Array.from({ length: 200 }, (_, n) => n));
  const lines = base64(bytes).split("\r\n");
  expect(lines.map(({ length }) => length)).toEqual([76, 76, 76, 40]);
  expect(Buffer.from(lines.join(""), "base64")).toEqual(bytes);
});
