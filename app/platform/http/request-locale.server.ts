import { isLocale, type Locale } from "~/kernel/locales";
import { chosenLanguage } from "./cookies.server";
import { negotiateLocale } from "./negotiate-locale";

/** The language to answer in: the one the address names, else the one that was chosen, else the browser's. */
export function requestLocale(
  asked: unknown,
  headers: {
    readonly cookie?: string | undefined;
    readonly "accept-language"?: string | undefined;
  },
): Locale {
  if (isLocale(asked)) return asked;
  return chosenLanguage(headers.cookie) ?? negotiateLocale(headers["accept-language"]);
}
