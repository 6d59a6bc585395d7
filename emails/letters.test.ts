import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { speechOf } from "~/i18n/speech";
import { locales } from "~/kernel/locales";
import { parseMarkdown } from "~/kernel/markdown";
import type { LetterFacts, LetterKind } from "./letter-facts";
import { LetterBlock, LetterPage } from "./letter";
import type { Letter } from "./letter-model";
import { letterOf } from "./letter-of";
import { sampleCancellations, sampleFacts } from "./sample-letters";
import { writeLetter } from "./write-letter";

const look = { organisationName: "Regionsamarbeidet Østfold og Follo", accentHue: 250 };
const kinds = Object.keys(sampleFacts) as LetterKind[];
const cases = locales.flatMap((locale) => [
  ...kinds.map((kind) => [locale, kind, sampleFacts[kind]] as const),
  ...sampleCancellations.map((facts) => [locale, "cancelled", facts] as const),
]);

function write(kind: LetterKind, facts: LetterFacts[LetterKind], locale: (typeof locales)[number]) {
  const letter: Letter = letterOf(kind, facts as never, speechOf(locale));
  return { letter, ...writeLetter(letter, look) };
}

describe("every letter in every language", () => {
  test.each(cases)("%s %s says everything it has to say", (locale, kind, facts) => {
    const { letter, html, text } = write(kind, facts, locale);
    for (const said of [letter.subject, letter.preheader, html, text]) {
      expect(said).not.toMatch(/undefined|null\b|NaN|Invalid Date|\{\{|\[object|mail\.[a-z]/);
    }
    expect(letter.subject).not.toBe("");
    expect(text).not.toMatch(/[!]|<[a-z/]/i);
    // A test is in the language of the letter it shows.
    expect(html).toContain(`lang="${kind === "trial" ? letter.locale : locale}"`);
    expect(html).not.toMatch(/<img|<script|src=|@import|url\(|oklch/i);
  });

  test.each(cases)("%s %s fits the lines a mail may have", (locale, kind, facts) => {
    const { html, text } = write(kind, facts, locale);
    const longest = Math.max(...html.split("\n").map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(998);
    const wide = text.split("\n").filter((line) => [...line].length > 72 && !line.includes("://"));
    expect(wide).toEqual([]);
  });

  test.each(cases)(
    "%s %s has every link in both forms, alone on its line",
    (locale, kind, facts) => {
      const { html, text } = write(kind, facts, locale);
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, url = ""]) =>
        url.replaceAll("&amp;", "&"),
      );
      for (const url of links)
        if (url.startsWith("mailto:")) expect(text).toContain(url.slice("mailto:".length));
        else expect(text.split("\n").map((line) => line.trim())).toContain(url);
    },
  );
});

test("a subject says on a phone what happened, and to what", () => {
  const { letter } = write("changed", sampleFacts.changed, "nb");
  expect(letter.subject).toMatch(/^Endret: Studietur/);
});

test.each(cases)("%s %s is what React writes of the whole letter", (locale, kind, facts) => {
  const { letter, html } = write(kind, facts, locale);
  const { blocks, ...head } = letter;
  const whole = renderToStaticMarkup(
    createElement(
      LetterPage,
      { letter: head, look },
      blocks.map((block, key) => createElement(LetterBlock, { key, block, hue: look.accentHue })),
    ),
  );
  const bare = (markup: string) => markup.replace("<!doctype html>", "").replace(/\s+/g, "");
  expect(bare(html)).toBe(bare(whole));
});

test("a name with markup stays a name", () => {
  const name = `<script>alert("x")</script>`;
  const { html, text } = write(
    "order-confirmation",
    {
      ...sampleFacts["order-confirmation"],
      recipientName: name,
      companyName: `"><img src=x onerror=alert(1)>`,
      seats: [{ number: 1, name, url: "https://treff.example/r/1" }],
    },
    "nb",
  );
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain("&lt;script&gt;");
  expect(text).toContain(name);
});

test("what changed stands before the programme, the old before the new", () => {
  const { text } = write("changed", sampleFacts.changed, "nb");
  const order = [
    "Før: onsdag 1. september kl. 13–17",
    "Nå: onsdag 1. september kl. 13:30–17:00",
    "Nytt: torsdag 2. september",
    "Utgår: onsdag 1. september",
    "Programmet ditt nå",
  ].map((words) => text.indexOf(words));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});

test("a leg that ends in another zone says both", () => {
  const { text } = write("confirmation", sampleFacts.confirmation, "en");
  expect(text).toContain("17:05 (Oslo time)–18:15 (London time)");
});

test("the order waits together only when it has several seats", () => {
  const whole = /plassene venter samlet/;
  expect(write("waitlisted", sampleFacts.waitlisted, "nb").text).toMatch(whole);
  expect(write("waitlisted", { ...sampleFacts.waitlisted, seats: 1 }, "nb").text).not.toMatch(
    whole,
  );
});

test.each([
  [0, "I dag: "],
  [1, "I morgen: "],
  [7, "Om 7 dager: "],
])("a reminder %i days before begins %s", (daysBefore, beginning) => {
  const { letter } = write("reminder", { ...sampleFacts.reminder, daysBefore }, "nb");
  expect(letter.subject.startsWith(beginning)).toBe(true);
});

test("without a programme there is no empty heading", () => {
  const facts = { ...sampleFacts.confirmation, programme: [] };
  expect(write("confirmation", facts, "sv").text).not.toContain("Ditt program\n");
});

describe("an organiser's own words", () => {
  const words = (text: string) => ({
    ...sampleFacts.announcement,
    text: parseMarkdown(text),
  });

  test("are wrapped, with each address alone on its line under its paragraph", () => {
    const { text } = write("announcement", sampleFacts.announcement, "nb");
    expect(text).toContain(`vi møtes utenfor stasjonen, ikke inne. Kartet ligger på nettsiden til
kommunen, og klokka ni går vi.
Spørsmål? Skriv til post@moss.example.
nettsiden til kommunen:
https://moss.example/kart/stasjonen

Ta med
------

- gode sko, for stien over Jeløya er bratt og våt når det har regnet, og
  den er lang
- påmeldingen din:
  https://treff.example/r/Zm9y?vis=kart&sprak=nb
  1. på telefon
  2. eller på papir

> Det finnes ikke dårlig vær.
>
> Men det finnes en lang vei.

Adresse

    Kirkegata 10
    1530 Moss

* * *

Se også
https://treff.example/e/studietur-moss-og-as/
før du reiser. Bussen går klokka åtte.`);
  });

  test("cannot be markup, whatever is typed", () => {
    const { html } = write(
      "announcement",
      words("<img src=x onerror=y>\n\n<b>x</b> [x](javascript:y) ![x](https://x.example/y.png)"),
      "nb",
    );
    expect(html).not.toMatch(/<img|<b>|href="javascript/);
    expect(html).toContain("&lt;img src=x onerror=y&gt;");
  });

  test("fit the lines a mail may have, and lose no link, whatever is typed", () => {
    const piece = fc.oneof(
      fc.lorem({ maxCount: 60, mode: "sentences" }),
      fc.webUrl().map((url) => `[her og der](${url})`),
      fc.webUrl(),
      fc.constantFrom(
        "**fet**",
        "*kursiv*",
        "- ",
        "> ",
        "1. ",
        "## ",
        "`kode`",
        "\n",
        "\n\n",
        "    ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { html, text } = write("announcement", words(pieces.join(" ")), "sv");
        const longest = Math.max(...html.split("\n").map((line) => Buffer.byteLength(line)));
        expect(longest).toBeLessThanOrEqual(998);
        const lines = text.split("\n").map((line) => line.trim());
        for (const [, url = ""] of html.matchAll(/href="([^"]+)"/g))
          expect(lines.map((line) => line.replace(/^(> ?)+/, "").trim())).toContain(
            url.replaceAll("&amp;", "&").replaceAll("&#x27;", "'"),
          );
      }),
      { numRuns: 60 },
    );
  });
});
