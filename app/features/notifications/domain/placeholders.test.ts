import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locales } from "~/kernel/locales";
import type { Block, Inline } from "~/kernel/markdown";
import { allPlaceholders, placeholders, writtenAs } from "./placeholder-words";
import {
  fillMarkdown,
  fillPlaceholders,
  placeholderProblems,
  type PlaceholderValues,
} from "./placeholders";

const link = "https://treff.example/r/_Zm9yaHplbWVsaWc_-x_";
const values: PlaceholderValues = {
  name: "Åse Prøvesen",
  firstName: "Åse",
  event: "Studietur *til* Moss",
  personalLink: link,
};

test("a word means one thing, whatever the language", () => {
  const meanings = new Map<string, string>();
  for (const placeholder of allPlaceholders)
    for (const locale of locales) {
      const word = placeholders[placeholder][locale];
      expect(word).toMatch(/^[a-zåäöæø]+(-[a-zåäöæø]+)*$/);
      expect(meanings.get(word) ?? placeholder).toBe(placeholder);
      meanings.set(word, placeholder);
    }
});

describe("a line", () => {
  test.each([
    ["Hei {fornavn}, velkommen", "Hei Åse, velkommen"],
    ["Hej {Förnamn}!", "Hej Åse!"],
    ["{ First Name } and {NAVN}", "Åse and Åse Prøvesen"],
    ["Hei {virksomhet}, velkommen", "Hei, velkommen"],
    ["{event}", "Studietur *til* Moss"],
    ["{ukjent} {", "{ukjent} {"],
  ])("%s", (text, filled) => {
    expect(fillPlaceholders(text, values)).toBe(filled);
  });

  test("a value stays one line and is not read again", () => {
    const name = "A\r\nBcc: x@y.example\u2028{event}\u202E";
    expect(fillPlaceholders("{name}", { ...values, name })).toBe("A Bcc: x@y.example {event}");
  });
});

describe("Markdown", () => {
  const linkBlock = (text: string) => ({
    kind: "link",
    href: link,
    inside: [{ kind: "text", text }],
  });

  test.each([
    ["{min-lenke}", [linkBlock(link)]],
    ["[siden din]({min-lenke})", [linkBlock("siden din")]],
    ["[siden din](<{min-lenke}>)", [linkBlock("siden din")]],
    ["<{min-lenke}>", [linkBlock(link)]],
    ["{min-lenke}{fornavn}", [linkBlock(link), { kind: "text", text: "Åse" }]],
    [
      "**{fornavn}**s",
      [
        { kind: "strong", inside: [{ kind: "text", text: "Åse" }] },
        { kind: "text", text: "s" },
      ],
    ],
    ["Hei {virksomhet}, du", [{ kind: "text", text: "Hei, du" }]],
    ["{event}", [{ kind: "text", text: "Studietur *til* Moss" }]],
  ])("%s", (text, inside) => {
    expect(fillMarkdown(text, values)).toEqual([{ kind: "paragraph", inside }]);
  });

  test("a value in an address is a part of it and no more", () => {
    const [block] = fillMarkdown("[svar](https://svar.example/?q={name})", {
      name: "a&b=c#../ø",
    });
    expect(linksOf([block as Block])).toEqual(["https://svar.example/?q=a%26b%3Dc%23..%2F%C3%B8"]);
  });

  test("what has no value leaves no address behind", () => {
    expect(linksOf(fillMarkdown("[x]({min-lenke}) {event-link}", {}))).toEqual([]);
  });
});

function linksOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        return block.inside.flatMap(linksIn);
      case "list":
        return block.items.flatMap((item) => linksOf(item));
      case "quote":
        return linksOf(block.blocks);
      case "code":
      case "rule":
        return [];
    }
  });
}

function linksIn(piece: Inline): string[] {
  if (piece.kind === "link") return [piece.href, ...piece.inside.flatMap(linksIn)];
  return "inside" in piece ? piece.inside.flatMap(linksIn) : [];
}

/** What is read, with every text taken out: only the form is left. */
function form(blocks: readonly Block[]): string {
  return JSON.stringify(blocks, (key, value: unknown) => (key === "text" ? "" : value));
}

describe("whatever a value says", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom(...Array.from("[]()<>{}*_`~!#-+=|\\/:.&\"' \nax\u{E000}\u{E001}01")),
    }),
    fc.constantFrom(
      "[klikk](https://ond.example)",
      "https://ond.example",
      "<https://ond.example>",
      "{min-lenke}",
      "\u{E000}1\u{E001}",
      "# Overskrift",
      "`",
      "post@ond.example",
    ),
  );
  const written =
    "Hei {name}\n\n- {company} og [{event}]({my-link})\n\n`{name}` **{where}** {my-link}";

  test("the form of the text is the organiser's", () => {
    const plain = fillMarkdown(written, { ...values, name: "a", company: "b", where: "c" });
    fc.assert(
      fc.property(nasty, nasty, nasty, (name, company, where) => {
        const filled = fillMarkdown(written, { ...values, name, company, where });
        expect(form(filled)).toBe(form(plain));
        expect(linksOf(filled)).toEqual([link, link]);
        expect(JSON.stringify(filled)).not.toMatch(/[\u{E000}\u{E001}]/u);
      }),
    );
  });

  test("a subject is one line and what it says is said once", () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const filled = fillPlaceholders("Til {name}: {event}", { ...values, name, event: "x" });
        expect(filled).not.toMatch(/[\r\n\p{Cc}]/u);
        expect(filled).not.toContain("Studietur");
        expect(filled.endsWith(": x")).toBe(true);
      }),
    );
  });

  test("an address of ours stays whole", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        const [href] = linksOf(fillMarkdown("Se [her]({event-link}).", { eventLink: address }));
        expect(decodeURIComponent(href ?? "")).toBe(decodeURIComponent(new URL(address).href));
      }),
    );
  });
});

describe("what is wrong is said with its place", () => {
  const allowed = ["name", "firstName", "event", "personalLink"] as const;
  test.each([
    ["Hei {fornavn}", []],
    ["Hei {fornamn}", [["unknown", "{fornamn}", "{fornavn}", 1, 5]]],
    [
      "Hei\n  {first-nam} {xyzzy}",
      [
        ["unknown", "{first-nam}", "{first-name}", 2, 3],
        ["unknown", "{xyzzy}", null, 2, 15],
      ],
    ],
    ["{sted}", [["elsewhere", "{sted}", null, 1, 1]]],
    ["{}", [["unknown", "{}", null, 1, 1]]],
    ["Hei {fornavn, du}", [["unknown", "{fornavn, du}", null, 1, 5]]],
    [
      "Hei {fornavn du\nog }",
      [
        ["unclosed", "{fornavn", "{fornavn}", 1, 5],
        ["unopened", "}", null, 2, 4],
      ],
    ],
    ["Å {", [["unclosed", "{", null, 1, 3]]],
  ])("%j", (text, problems) => {
    const said = placeholderProblems(text, allowed).map(
      ({ problem, written, suggestion, line, column }) => [
        problem,
        written,
        suggestion,
        line,
        column,
      ],
    );
    expect(said).toEqual(problems);
  });

  test("what has no problem has no brace left when it is filled", () => {
    const words = allPlaceholders.flatMap((each) =>
      locales.map((locale) => writtenAs(each, locale)),
    );
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string(), fc.constantFrom("{", "}", "{{")))
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(text, (typed) => {
        fc.pre(placeholderProblems(typed, allPlaceholders).length === 0);
        expect(fillPlaceholders(typed, {})).not.toMatch(/[{}]/);
      }),
    );
  });
});
