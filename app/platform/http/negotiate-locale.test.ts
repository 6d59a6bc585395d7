import { expect, test } from "vitest";
import { negotiateLocale } from "./negotiate-locale";

test.each([
  [undefined, "nb"],
  ["", "nb"],
  ["sv-SE,sv;q=0.9,en;q=0.8", "sv"],
  ["nn-NO,nn;q=0.9", "nb"],
  ["no", "nb"],
  ["de-DE,de;q=0.9,en;q=0.5,sv;q=0.7", "sv"],
  ["fi,fr;q=0.3", "en"],
  ["sv;q=0, en", "en"],
  ["*", "en"],
])("%s is answered in %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});
