import { describe, expect, test } from "vitest";
import { locales } from "~/kernel/locales";
import { proseIn, type ProsePage, type WrittenSection } from "./define-prose";
import { textPages } from "./text-pages";

const pages: [string, ProsePage][] = Object.entries(textPages);
const known = { operator: "Fjordhagen drift", contact: "drift@fjordhagen.example" };

function sectionsIn(sections: readonly WrittenSection[]): WrittenSection[] {
  return sections.flatMap((section) => [section, ...sectionsIn(section.sections)]);
}

/** Everything a page says in one language, by section: what links lead to, and how many words there are. */
function outline(page: ProsePage, locale: (typeof locales)[number], facts: object) {
  return sectionsIn(proseIn(page, locale, facts).sections).map(({ id, blocks }) => ({
    id,
    blocks: blocks.map(({ kind, items }) => ({
      kind,
      links: items.map((item) =>
        item.flatMap((piece) => (typeof piece === "string" ? [] : [piece.target])).toSorted(),
      ),
    })),
  }));
}

describe.each(pages)("%s", (_name, page) => {
  test.each([["with an operator and a contact", known] as const, ["with neither", {}] as const])(
    "%s the languages say the same and every section has words",
    (_words, facts) => {
      const [nb, ...others] = locales.map((locale) => outline(page, locale, facts));
      for (const other of others) expect(other).toEqual(nb);
      const wordless = sectionsIn(proseIn(page, "nb", facts).sections).filter(
        ({ blocks, sections }) => blocks.length + sections.length === 0,
      );
      expect(wordless).toEqual([]);
    },
  );

  test("anchors are unique, and nothing is left unfilled", () => {
    for (const locale of locales) {
      const written = proseIn(page, locale, known);
      const ids = sectionsIn(written.sections).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(JSON.stringify(written)).not.toMatch(/\{\{|\]\(/);
    }
  });

  test("the language's own quotes and dashes", () => {
    for (const [locale, foreign] of [
      ["nb", /[“”"]| - |!/],
      ["sv", /[“«»"]| - |!/],
      ["en", /[«»"]| - |!/],
    ] as const) {
      for (const { title, blocks } of sectionsIn(proseIn(page, locale, known).sections)) {
        const words = blocks.flatMap(({ items }) =>
          items.flat().map((piece) => (typeof piece === "string" ? piece : piece.words)),
        );
        for (const each of [title, ...words]) expect(each).not.toMatch(foreign);
      }
    }
  });
});

test("a name with brackets stays a name", () => {
  const page: ProsePage = {
    title: { nb: "", sv: "", en: "" },
    lead: { nb: "", sv: "", en: "" },
    sections: [
      {
        id: "one",
        title: { nb: "", sv: "", en: "" },
        blocks: [{ nb: "{{operator}} driver", sv: "{{operator}} driver", en: "{{operator}} runs" }],
      },
    ],
  };
  const [section] = proseIn(page, "en", { operator: "[Here](home)" }).sections;
  expect(section?.blocks[0]?.items[0]).toEqual(["[Here](home) runs"]);
  expect(() => proseIn(page, "en", {})).toThrow("operator");
});
