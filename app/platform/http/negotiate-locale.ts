import { isLocale, type Locale } from "~/kernel/locales";

/** Norwegian comes under three names, and Danes read bokmål better than English. */
const aliases: Readonly<Record<string, Locale>> = { no: "nb", nn: "nb", da: "nb" };

/**
 * The language a browser asks for (RFC 9110 §12.5.4): the best of ours it accepts, by its weights, otherwise
 * English, or Norwegian when it asks for nothing.
 */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  if (!acceptLanguage?.trim()) return "nb";
  const wanted = acceptLanguage
    .slice(0, 500)
    .split(",")
    .map((range, place) => {
      const [tag = "", ...params] = range.trim().toLowerCase().split(";");
      const weight = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return {
        tag: tag.split("-")[0] ?? "",
        weight: weight === undefined ? 1 : Number(weight),
        place,
      };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.place - b.place);
  for (const { tag } of wanted) {
    if (isLocale(tag)) return tag;
    const alias = aliases[tag];
    if (alias) return alias;
  }
  return "en";
}
