import type { Letter } from "emails/letter-model";
import { letterOf } from "emails/letter-of";
import { sampleCancellations, sampleFacts } from "emails/sample-letters";
import { writeLetter } from "emails/write-letter";
import { describe, expect, test } from "vitest";
import { speechOf } from "~/i18n/speech";
import { locales } from "~/kernel/locales";
import { allMoments, letterMoments } from "../domain/letter-moments";
import { placeholderProblems } from "../domain/placeholders";
import { aboutFacts, defaultWords, inOwnWords, momentOf, type WordableKind } from "./own-words";

const of = { organisationName: "Næringshagen", companyName: null };

/** Facts in which the letters say what they say as a rule. */
const cases = [
  ["confirmation", { ...sampleFacts.confirmation, registeredBy: null }],
  ["order-confirmation", sampleFacts["order-confirmation"]],
  ["seat-to-be-named", sampleFacts["seat-to-be-named"]],
  ["waitlisted", sampleFacts.waitlisted],
  ["awaiting-approval", sampleFacts["awaiting-approval"]],
  ["promoted", sampleFacts.promoted],
  ["declined", sampleFacts.declined],
  ["link-again", sampleFacts["link-again"]],
  ["complete-your-part", { ...sampleFacts["complete-your-part"], registeredBy: null }],
  ["order-incomplete", sampleFacts["order-incomplete"]],
  ["changed", sampleFacts.changed],
  ["reminder", { ...sampleFacts.reminder, daysBefore: 30 }],
  ["cancelled", sampleFacts.cancelled],
  ...sampleCancellations
    .filter(({ by }) => by !== "session" && by !== "handed-over")
    .map((facts) => ["cancelled", facts] as const),
] as const;

function letterFor(
  kind: WordableKind,
  facts: (typeof cases)[number][1],
  locale: "nb" | "sv" | "en",
) {
  return letterOf(kind, facts as never, speechOf(locale));
}

const textOf = (letter: Letter) =>
  writeLetter(letter, { organisationName: "Hub", accentHue: 250 }).text;

describe.each(locales)("%s", (locale) => {
  test.each(cases)(
    "the default words of %s, put in as own words, change nothing",
    (kind, facts) => {
      const moment = momentOf(kind, facts as never);
      if (!moment) throw new Error("no moment");
      const letter = letterFor(kind, facts, locale);
      const speech = speechOf(locale);
      const words = defaultWords(moment, speech);
      expect(placeholderProblems(words.subject + words.text, letterMoments[moment])).toEqual([]);
      const own = inOwnWords(letter, words, aboutFacts(facts, of), speech);
      expect(own.subject).toBe(letter.subject);
      expect(textOf(own)).toBe(textOf(letter));
    },
  );
});

test("every moment is in the life of some letter", () => {
  const reached = cases.map(([kind, facts]) => momentOf(kind, facts as never));
  expect(new Set(reached)).toEqual(new Set(allMoments));
  expect(momentOf("sign-in-code", sampleFacts["sign-in-code"])).toBeNull();
  expect(momentOf("calendar-day", sampleFacts["calendar-day"])).toBeNull();
});

test("own words take the place of the first ones; the facts stay", () => {
  const facts = sampleFacts.confirmation;
  const speech = speechOf("nb");
  const words = { subject: "Velkommen, {fornavn}", text: "Hei {fornavn}.\n\nVi gleder oss." };
  const letter = inOwnWords(
    letterFor("confirmation", facts, "nb"),
    words,
    aboutFacts(facts, of),
    speech,
  );
  const text = textOf(letter);
  expect(letter.subject).toBe("Velkommen, Åse");
  expect(text).toContain("Hei Åse.\n\nVi gleder oss.\n\nPer Eksempel");
  expect(text).not.toContain("Hei Åse,");
  expect(text).toContain("Programmet ditt");
  expect(text).toContain(facts.manageUrl);
});
