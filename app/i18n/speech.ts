import type { Locale } from "~/kernel/locales";
import { formatter, type Format } from "./format";
import { translator, type Translate } from "./translate";

/** What it takes to speak to somebody: their language, its texts and its formats. */
export interface Speech {
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Format;
}

/** The texts and formats of `locale`. */
export function speechOf(locale: Locale): Speech {
  return { locale, t: translator(locale), format: formatter(locale) };
}
