import type { Locale } from "~/kernel/locales";

/** One sentence in every language of the product; leaving a language out does not compile. */
export type Sentence = Readonly<Record<Locale, string>>;

/**
 * Declares a group of texts, the languages side by side so that they are written and reviewed together.
 *
 * @remarks `{{name}}` is a placeholder. A text that depends on a number comes as two keys, `x_one` and
 * `x_other`, and is asked for as `x` with a `count`.
 */
export function defineTexts<const T extends Readonly<Record<string, Sentence>>>(texts: T): T {
  return texts;
}
