import { letterOf } from "emails/letter-of";
import { sampleFacts } from "emails/sample-letters";
import { writeLetter } from "emails/write-letter";
import { expect, test } from "vitest";
import { speechOf } from "~/i18n/speech";
import { locales } from "~/kernel/locales";
import { allPlaceholders, writtenAs } from "../domain/placeholder-words";
import { organiserLetter } from "./organiser-letter";
import type { LetterAbout } from "./placeholder-values";

const about: LetterAbout = {
  ...sampleFacts.reminder,
  now: new Date("2027-08-31T21:59:00Z"),
  organisationName: "Næringshagen",
  companyName: "Prøve & Sønn AS",
  seats: 3,
};

test.each([
  [
    "nb",
    "I morgen: Studietur",
    "Hei Åse! 1 dag, i morgen: onsdag 1. september kl. 10:00 på Moss Kulturhus",
  ],
  ["sv", "I morgon: Studietur", "Hej Åse! 1 dag, i morgon: onsdag 1 september kl. 10:00"],
  ["en", "Tomorrow: Studietur", "Hello Åse! 1 day, tomorrow: Wednesday 1 September at 10:00"],
] as const)(
  "%s: the placeholders are filled in the letter's language",
  (locale, subject, start) => {
    const hello = { nb: "Hei", sv: "Hej", en: "Hello" }[locale];
    const day = locale === "en" ? "day" : "dag";
    const words = {
      subject: "{countdown}: {event}",
      text: `${hello} {first-name}! {days-left} ${day}, {nedtelling}: {oppstart} på {sted}`,
    };
    const facts = organiserLetter(words, about, speechOf(locale), null);
    expect(facts.subject.startsWith(subject)).toBe(true);
    const [block] = facts.text;
    expect(JSON.stringify(block)).toContain(start);
  },
);

test("every placeholder has a value, in every language", () => {
  for (const locale of locales) {
    const text = allPlaceholders.map((each) => `${each}: ${writtenAs(each, locale)}`).join("\n\n");
    const facts = organiserLetter({ subject: "Hei", text }, about, speechOf(locale), null);
    const letter = letterOf("announcement", facts, speechOf(locale));
    const written = writeLetter(letter, { organisationName: "Næringshagen", accentHue: 250 });
    for (const each of allPlaceholders)
      expect(written.text).toMatch(new RegExp(`^${each}:\\s*\\S`, "m"));
    expect(written.text).not.toMatch(/[{}]/);
    expect(written.html).toContain("Prøve &amp; Sønn AS");
  }
});
