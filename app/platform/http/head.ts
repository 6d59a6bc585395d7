import type { MetaDescriptor } from "@remix-run/node";
import { isLocale, locales, type Locale } from "~/kernel/locales";
import { paths } from "~/paths";

/** What a public page says of itself to browsers, search engines and those it is shared with. */
export interface Head {
  readonly title: string;
  /** A sentence or two; white space is folded, and what is too long is cut at a word. */
  readonly description?: string;
  /** The page's own path with what belongs to it (`?page=2`); where one is, unless said. */
  readonly path?: string;
  /** A picture of 1200 × 630, by its path. */
  readonly picture?: { readonly path: string; readonly alt: string };
  /** Calendars to subscribe to. */
  readonly feeds?: readonly { readonly path: string; readonly title: string }[];
  /** Whether search engines leave it out: an event only those with the link know of. */
  readonly hidden?: boolean;
  /** schema.org, as JSON-LD; {@link headOf} adds the context. */
  readonly data?: readonly object[];
}

/** What of a route's `MetaArgs` is needed; the root's loader answers with language and address. */
export interface HeadArgs {
  readonly location: { readonly pathname: string; readonly search: string };
  readonly matches: readonly { readonly id: string; readonly data?: unknown }[];
}

interface Root {
  readonly locale: Locale;
  /** The public address, without a trailing slash. */
  readonly site: string;
}

/** The names Open Graph has for our languages. */
const graphLocales: Readonly<Record<Locale, string>> = { nb: "nb_NO", sv: "sv_SE", en: "en_GB" };

const longestDescription = 200;

/**
 * The head of a public page: title and description, its one address in each language (canonical, hreflang),
 * Open Graph and Twitter cards, feeds, schema.org.
 *
 * @remarks A page asked for with `?lang=` is a page of its own. Without it, the same address speaks the visitor's
 * language: that one is `x-default`.
 */
export function headOf(args: HeadArgs, head: Head): MetaDescriptor[] {
  const { locale, site } = rootOf(args);
  const asked = new URLSearchParams(args.location.search).get("lang");
  const path = head.path ?? args.location.pathname;
  const inLanguage = (language: Locale) => site + paths.inLanguage(path, language);
  const address = isLocale(asked) ? inLanguage(asked) : site + path;
  const description = shortened(head.description ?? "");
  const picture = head.picture ?? { path: "/share.png", alt: "Treff" };
  const pictureAddress = site + picture.path;
  return [
    { title: head.title },
    ...(description ? [{ name: "description", content: description }] : []),
    ...(head.hidden ? [{ name: "robots", content: "noindex" }] : []),
    link({ rel: "canonical", href: address }),
    ...locales.map((language) =>
      link({ rel: "alternate", hrefLang: language, href: inLanguage(language) }),
    ),
    link({ rel: "alternate", hrefLang: "x-default", href: site + path }),
    ...(head.feeds ?? []).map((feed) =>
      link({ rel: "alternate", type: "text/calendar", href: site + feed.path, title: feed.title }),
    ),
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: "Treff" },
    { property: "og:title", content: head.title },
    ...(description ? [{ property: "og:description", content: description }] : []),
    { property: "og:url", content: address },
    { property: "og:locale", content: graphLocales[locale] },
    ...locales
      .filter((language) => language !== locale)
      .map((language) => ({ property: "og:locale:alternate", content: graphLocales[language] })),
    { property: "og:image", content: pictureAddress },
    { property: "og:image:type", content: "image/png" },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { property: "og:image:alt", content: picture.alt },
    { name: "twitter:card", content: "summary_large_image" },
    // Remix escapes what could end the element: `<`, `>`, `&`, U+2028 and U+2029.
    ...(head.data ?? []).map((data) => ({
      "script:ld+json": { "@context": "https://schema.org", ...data },
    })),
  ];
}

/** The language and the public address a page is shown with. */
export function rootOf({ matches }: Pick<HeadArgs, "matches">): Root {
  const root = matches.find(({ id }) => id === "root")?.data as Root | undefined;
  return root ?? { locale: "nb", site: "" };
}

function link(attributes: Readonly<Record<string, string>>): MetaDescriptor {
  return { tagName: "link", ...attributes };
}

/** One line of at most 200 characters, cut at a word. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longestDescription) return line;
  const cut = line.slice(0, longestDescription);
  const end = cut.lastIndexOf(" ");
  return `${(end > longestDescription / 2 ? cut.slice(0, end) : cut).toWellFormed().replace(/[\s.,;:–-]+$/, "")} …`;
}
