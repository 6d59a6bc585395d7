import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPeople } from "./pasted-people";

const kari = { name: "Kari Li", email: "kari@li.example" };

test.each([
  ["a word without an end", "a".repeat(240_000)],
  ["quotes", `a${'"'.repeat(240_000)}a`],
  ["dots behind an address", `x@${".".repeat(240_000)}x`],
  ["spaces", `a${" ".repeat(240_000)}a`],
])("%s is read in no time, or stays where it was typed", (_, text) => {
  const begun = performance.now();
  const { people, unread } = readPeople(text);
  expect(performance.now() - begun).toBeLessThan(1000);
  expect(people).toEqual([]);
  expect(unread.map(({ reason }) => reason)).toEqual(["too-long"]);
});

describe("a pasted list", () => {
  test.each([
    ["Kari Li <kari@li.example>"],
    ['"Kari Li" <KARI@li.example>'],
    ["Kari Li; kari@li.example"],
    ["Kari Li;kari@li.example;"],
    ["Kari Li, kari@li.example"],
    ["Kari Li\tkari@li.example"],
    ["Kari\tLi\tkari@li.example\t"],
    ["kari@li.example\tKari Li"],
    ["kari@li.example (Kari Li)"],
    ["Kari Li kari@li.example"],
    ["Navn\tE-post\r\nKari Li\tkari@li.example"],
    ["Förnamn;Efternamn;E-postadress\nKari;Li;kari@li.example"],
    ["\n  \nKari Li <kari@li.example>.\n---\n"],
  ])("%j is one person", (text) => {
    expect(readPeople(text)).toEqual({ people: [kari], unread: [], leftOver: [] });
  });

  test("may hold names alone and addresses alone", () =>
    expect(readPeople("Kari Li\nola@bakke.example").people).toEqual([
      { name: "Kari Li", email: "" },
      { name: "", email: "ola@bakke.example" },
    ]));

  test("may be a mail program's row of recipients", () =>
    expect(readPeople("Kari Li <kari@li.example>; Ola Bakke <ola@bakke.example>;").people).toEqual([
      kari,
      { name: "Ola Bakke", email: "ola@bakke.example" },
    ]));

  test("gives back what cannot be read, by its line", () => {
    const text =
      "Kari Li <kari@li.example>\nOla <ola(at)bakke>\nOla <ola@bakke>\nPer a@x.no b@x.no";
    expect(readPeople(text).unread).toEqual([
      { line: 2, text: "Ola <ola(at)bakke>", reason: "address-unclear" },
      { line: 3, text: "Ola <ola@bakke>", reason: "address-unclear" },
      { line: 4, text: "Per a@x.no b@x.no", reason: "address-unclear" },
    ]);
    expect(readPeople(`${"å".repeat(121)} <a@x.no>`).unread).toMatchObject([
      { reason: "too-long" },
    ]);
  });

  test("says who has a row already, and who there is no room for", () => {
    expect(readPeople("Kari Li <kari@li.example>", ["Kari@li.example"]).unread).toMatchObject([
      { reason: "twice" },
    ]);
    const four = readPeople("A a@x.no\nB b@x.no\nA a@x.no\nD d@x.no", [], 2);
    expect(four.people).toHaveLength(2);
    expect(four.unread.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "twice"],
      [4, "too-many"],
    ]);
  });

  test("says what stood beside a person", () =>
    expect(readPeople("Kari Li\tkari@li.example\t99 88 77 66\tLi AS")).toEqual({
      people: [kari],
      unread: [],
      leftOver: [{ line: 1, text: "99 88 77 66, Li AS" }],
    }));
});

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("Kari", "Li", "kari@li.example", "ola@bakke.example", "Navn", "99 88", "@", "o@"),
);
const separators = fc.constantFrom(" ", "\t", ";", ", ", " <", "> ", "\n", "\r\n", '"', "|");
const lists = fc.array(fc.tuple(words, separators), { maxLength: 40 });

test("nothing that was typed is lost, whatever it is", () => {
  fc.assert(
    fc.property(lists, fc.nat({ max: 10 }), (parts, room) => {
      const text = parts.flat().join("");
      const { people, unread, leftOver } = readPeople(text, [], room);
      expect(people.length).toBeLessThanOrEqual(room);
      const said = lettersOf(
        [
          ...people.flatMap(({ name, email }) => [name, email]),
          ...[...unread, ...leftOver].map((line) => line.text),
        ].join(" "),
      );
      const typed = lettersOf(text);
      // Only headings are left out: nobody is called that.
      for (const [letter, count] of typed)
        if (!headingLetters.has(letter)) expect(said.get(letter) ?? 0).toBe(count);
    }),
  );
});

const headingLetters = new Set("navnNAVN".toLowerCase());

function lettersOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text.toLowerCase().match(/[\p{L}\p{N}@]/gu) ?? [])
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
