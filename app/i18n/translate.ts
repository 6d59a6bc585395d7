import { createInstance, type i18n } from "i18next";
import { locales, type Locale } from "~/kernel/locales";
import type { Problem } from "~/kernel/result";
import { texts } from "./texts/all";

type Texts = typeof texts;
type Area = Extract<keyof Texts, string>;
type RawKey = { [A in Area]: `${A}.${Extract<keyof Texts[A], string>}` }[Area];
type WithoutPlural<K extends string> = K extends `${infer Stem}_one`
  ? Stem
  : K extends `${infer Stem}_other`
    ? Stem
    : K;

/** The key of a text, `area.name`. */
export type TextKey = WithoutPlural<RawKey>;

type English<K extends string> = K extends `${infer A}.${infer N}`
  ? A extends keyof Texts
    ? N extends keyof Texts[A]
      ? Texts[A][N] extends { readonly en: infer S }
        ? S
        : never
      : `${N}_other` extends keyof Texts[A]
        ? Texts[A][`${N}_other`] extends { readonly en: infer S }
          ? S
          : never
        : never
    : never
  : never;
type Placeholders<S> = S extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type ParamsOf<K extends string> = [Placeholders<English<K>>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholders<English<K>>, string | number>>];

/** Gives the text of `key` in one language; its placeholders are checked by the compiler. */
export type Translate = <K extends TextKey>(key: K, ...params: ParamsOf<K>) => string;

const engine: i18n = createInstance();
void engine.init({
  initAsync: false,
  fallbackLng: false,
  supportedLngs: [...locales],
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(
    locales.map((locale) => [locale, { translation: sentencesOf(locale) }]),
  ),
});

function sentencesOf(locale: Locale): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const [area, group] of Object.entries(texts))
    for (const [name, sentence] of Object.entries(group))
      sentences[`${area}.${name}`] = sentence[locale];
  return sentences;
}

const translators = new Map<Locale, Translate>();

/** The texts of the product in `locale`. Values put in are not escaped: React and the mail writer do that. */
export function translator(locale: Locale): Translate {
  let translate = translators.get(locale);
  if (!translate) {
    const fixed = engine.getFixedT(locale);
    const sentences = sentencesOf(locale);
    // What has no plural needs no engine, only its places filled in: forty times as fast, thousands of times a feed.
    translate = (key, ...params) => {
      const sentence = sentences[key];
      return sentence === undefined ? fixed(key, { ...params[0] }) : filledIn(sentence, params[0]);
    };
    translators.set(locale, translate);
  }
  return translate;
}

function filledIn(
  sentence: string,
  params: Readonly<Record<string, string | number>> | undefined,
): string {
  if (!sentence.includes("{{")) return sentence;
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params?.[name] ?? ""));
}

/** The sentence that says a refusal in the person's language. An unknown code is a bug and throws. */
export function problemText(translate: Translate, problem: Problem): string {
  const key = `problem.${problem.code}`;
  if (!engine.exists(key, { lng: "en", ...problem.params })) throw new Error(`no text for ${key}`);
  return (translate as (key: string, params?: object) => string)(key, problem.params);
}

/** Whether there is a sentence for a code, wherever it was read. */
export function isProblemCode(code: string): boolean {
  return engine.exists(`problem.${code}`, { lng: "en" });
}
