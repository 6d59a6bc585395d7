/** The languages every text exists in, the installation's default first. */
export const locales = ["nb", "sv", "en"] as const;

/** A language of the product: Norwegian bokmål, Swedish or English (BCP 47 primary subtags). */
export type Locale = (typeof locales)[number];

/** Whether `value` names a language of the product. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === "string" && (locales as readonly string[]).includes(value);
}

/** Each language by its own name. */
export const languageNames: Readonly<Record<Locale, string>> = {
  nb: "Norsk",
  sv: "Svenska",
  en: "English",
};
