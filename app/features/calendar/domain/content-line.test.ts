import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contentLine,
  escapeText,
  mailAddress,
  manyLines,
  oneLine,
  webAddress,
} from "./content-line";

const anyText = fc.string({ unit: "binary" });

describe("folding", () => {
  const family = "👨‍👩‍👧‍👦";

  test.each(["ø", "🎉", family])("case 9: the 75-octet edge inside %s", (character) => {
    for (let before = 50; before < 80; before++) {
      const value = "a".repeat(before) + character + "b".repeat(80);
      const octets = Buffer.from(contentLine("SUMMARY", value), "utf8");
      for (const line of splitAtLines(octets)) {
        expect(line.length).toBeLessThanOrEqual(75);
        expect(() => new TextDecoder("utf-8", { fatal: true }).decode(line)).not.toThrow();
      }
      expect(octets.toString("utf8").replaceAll("\r\n ", "")).toBe(`SUMMARY:${value}\r\n`);
    }
  });

  test("a line of exactly 75 octets stays whole, one more is folded", () => {
    expect(contentLine("X", "a".repeat(73))).toBe(`X:${"a".repeat(73)}\r\n`);
    expect(contentLine("X", "a".repeat(74))).toBe(`X:${"a".repeat(73)}\r\n a\r\n`);
  });

  test("whatever the text, lines are as long as they can be and unfold to the same", () => {
    fc.assert(
      fc.property(anyText, fc.nat(120), (text, padding) => {
        const value = escapeText(manyLines(text + "-".repeat(padding) + text));
        const folded = contentLine("DESCRIPTION", value);
        const lines = splitAtLines(Buffer.from(folded, "utf8"));
        expect(folded.replaceAll("\r\n ", "")).toBe(`DESCRIPTION:${value}\r\n`);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(75);
        for (const line of lines.slice(0, -1)) expect(line.length).toBeGreaterThan(71);
      }),
    );
  });
});

describe("text", () => {
  test("backslash, semicolon, comma and line breaks are escaped, nothing else", () => {
    expect(escapeText('a,b;c\\d\n:"e')).toBe('a\\,b\\;c\\\\d\\n:"e');
  });

  test.each(["\r\n", "\r", "\n", "\u0085", "\u2028", "\u2029", "\v", "\f"])(
    "the line break %j is one of ours, or a space",
    (lineBreak) => {
      expect(manyLines(`a${lineBreak}b`)).toBe("a\nb");
      expect(oneLine(`a${lineBreak}b`)).toBe("a b");
    },
  );

  test("what nobody can see goes, and half a character is replaced", () => {
    expect(oneLine("\uFEFFa\u0000b\u001b\u007f\u009fc\td")).toBe("abc d");
    expect(manyLines("a\ud83d!")).toBe("a\uFFFD!");
  });
});

describe("parameters", () => {
  test("a quote cannot end the value it stands in (RFC 6868)", () => {
    expect(contentLine("ATTENDEE", "x", [["CN", 'A";SENT-BY="mailto:e@x']])).toBe(
      "ATTENDEE;CN=\"A^';SENT-BY=^'mailto:e@x\":x\r\n",
    );
  });

  test("a caret is doubled, a line break becomes a space, a token needs no quotes", () => {
    expect(contentLine("A", "x", [["CN", "a^b\r\nc"]])).toBe('A;CN="a^^b c":x\r\n');
    expect(contentLine("A", "x", [["TZID", "Europe/Oslo"]])).toBe("A;TZID=Europe/Oslo:x\r\n");
  });

  test("a value with a line break of its own is a bug", () => {
    expect(() => contentLine("A", "x\r\nB:y")).toThrow("control character");
  });
});

describe("web addresses", () => {
  test("commas and semicolons stay as they are", () => {
    const address = "https://maps.example.org/@59.43,10.66;z=14?q=a,b;c#x";
    expect(webAddress(address)).toBe(address);
  });

  test.each([
    ["https://example.org/møte", "https://example.org/m%C3%B8te"],
    ['https://example.org/a b"c\\d', "https://example.org/a%20b%22c%5Cd"],
    ["  https://example.org/a%20b\r\n", "https://example.org/a%20b"],
  ])("%j is written %s", (typed, written) => expect(webAddress(typed)).toBe(written));

  test.each([
    "",
    "example.org",
    "javascript:alert(1)",
    "https://",
    "mailto:a@example.org",
    "http:x",
  ])("%j is left out", (typed) => expect(webAddress(typed)).toBeNull());

  test("whatever is typed, the result is an address or nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const address = webAddress(`https://example.org/${text}`);
        expect(address ?? "").toMatch(/^[!-~]*$/);
      }),
    );
  });
});

describe("mail addresses", () => {
  test("stay as people write them where a URI allows it", () => {
    expect(mailAddress("Ada.N+treff@example.org")).toBe("mailto:Ada.N+treff@example.org");
    expect(mailAddress("bjørn&co@example.org")).toBe("mailto:bj%C3%B8rn%26co@example.org");
  });

  test.each(["", "ada", "a@b@c", "a b@example.org", "a@example.org\r\nX:y", "a\u0000@example.org"])(
    "%j is a bug",
    (address) => expect(() => mailAddress(address)).toThrow("one mail address"),
  );
});

function splitAtLines(octets: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = octets.indexOf("\r\n"); at >= 0; at = octets.indexOf("\r\n", from)) {
    lines.push(octets.subarray(from, at));
    from = at + 2;
  }
  return lines;
}
