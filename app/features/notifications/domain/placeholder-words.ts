import type { Locale } from "~/kernel/locales";

interface PlaceholderWords extends Readonly<Record<Locale, string>> {
  /** Whether it stands for an address on the web, made by us. */
  readonly link: boolean;
}

/**
 * What organisers may leave open in their own words, and how each is called in each language. A word means the same
 * in every language it occurs in, so that a text may be copied from one language to another as it is.
 */
export const placeholders = {
  name: { nb: "navn", sv: "namn", en: "name", link: false },
  firstName: { nb: "fornavn", sv: "förnamn", en: "first-name", link: false },
  event: { nb: "arrangement", sv: "evenemang", en: "event", link: false },
  when: { nb: "når", sv: "när", en: "when", link: false },
  where: { nb: "sted", sv: "plats", en: "place", link: false },
  start: { nb: "oppstart", sv: "början", en: "start", link: false },
  countdown: { nb: "nedtelling", sv: "nedräkning", en: "countdown", link: false },
  daysLeft: { nb: "dager-igjen", sv: "dagar-kvar", en: "days-left", link: false },
  organisation: { nb: "arrangør", sv: "arrangör", en: "organiser", link: false },
  company: { nb: "virksomhet", sv: "företag", en: "company", link: false },
  seats: { nb: "antall-plasser", sv: "antal-platser", en: "places", link: false },
  personalLink: { nb: "min-lenke", sv: "min-länk", en: "my-link", link: true },
  eventLink: {
    nb: "arrangementslenke",
    sv: "evenemangslänk",
    en: "event-link",
    link: true,
  },
} as const satisfies Readonly<Record<string, PlaceholderWords>>;

/** Something that is different in each letter. */
export type Placeholder = keyof typeof placeholders;

/** Every placeholder, in the order they are explained in. */
export const allPlaceholders = Object.keys(placeholders) as Placeholder[];

/** How somebody who writes in `locale` types a placeholder: `{fornavn}`. */
export function writtenAs(placeholder: Placeholder, locale: Locale): string {
  return `{${placeholders[placeholder][locale]}}`;
}
