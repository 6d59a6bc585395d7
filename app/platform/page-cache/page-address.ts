import { LRUCache } from "lru-cache";
import { isLocale, type Locale } from "~/kernel/locales";
import { isPlainAddress } from "../http/plain-address";

/**
 * The addresses whose anonymous answers may be kept, each with the query parameters its page knows. To keep
 * another page, add its row here and call `context.keep(…)` in its loader.
 *
 * A parameter with a star is a list: given several times or with commas, in any order, it is the same address.
 */
export const keptRoutes: readonly (readonly [pattern: string, ...query: string[]])[] = [
  ["/", "q", "kind", "place", "org", "month", "when", "page"],
  ["/o/:slug"],
  ["/o/:slug/events.ics", "kind*"],
  ["/o/:slug/events.json", "kind*"],
  ["/o/:slug/n/:slug/events.ics", "kind*"],
  ["/o/:slug/n/:slug/events.json", "kind*"],
  ["/o/:slug/subscribe", "group", "kind*", "language"],
  ["/o/:slug/share.png"],
  ["/s/:slug", "page"],
  ["/s/:slug/events.ics", "kind*"],
  ["/s/:slug/events.json", "kind*"],
  ["/s/:slug/subscribe", "group", "kind*", "language"],
  ["/e/:slug"],
  ["/e/:slug/calendar.ics", "kind*"],
  ["/e/:slug/feed.ics", "kind*"],
  ["/e/:slug/feed.json", "kind*"],
  ["/e/:slug/subscribe", "group", "kind*", "language"],
  ["/e/:slug/share.png"],
  ["/privacy"],
  ["/accessibility"],
  ["/terms"],
  ["/help"],
  ["/robots.txt"],
  ["/sitemap.xml"],
  ["/sitemap/:slug.xml"],
  ["/developers"],
  ["/embed/events", "organiser", "limit", "theme"],
  ["/embed/e/:slug", "theme"],
  ["/api/v1/events", "organiser", "kind", "from", "to", "page"],
  ["/api/v1/events/:slug"],
  ["/api/v1/organisations/:slug"],
  ["/api/v1/openapi.json"],
];

/** An address whose answer may be kept, in the one form in which it is known. */
export interface PageAddress {
  /** Path and known query parameters, in the order of the table; whatever else was asked with is gone. */
  readonly url: string;
  /** The language the address names itself. */
  readonly locale: Locale | null;
  /** Of the API or in somebody else's page: nothing the browser has kept matters. */
  readonly bare: boolean;
}

const routes = keptRoutes.map(([pattern, ...query]) => ({
  // Addresses as we write them: another spelling of the same one is answered, but not kept.
  path: new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(":slug", "[a-z0-9-]{1,200}")}$`),
  query: query.map((name) => ({ name: name.replace("*", ""), isList: name.endsWith("*") })),
  // A program asks for what it wants; a word it uses wrongly is for the API to refuse, not for us to drop.
  exact: pattern.startsWith("/api/"),
}));

const longest = 1000;
const known = new LRUCache<string, { readonly address: PageAddress | null }>({ max: 2000 });

/**
 * What a request's address is known by when its answer may be kept, otherwise `null`.
 *
 * @remarks Unknown parameters (`utm_source`, `fbclid`, a number to get past a cache) make no page of their own:
 * they are dropped, and the page is rendered without them; of a repeated one all but the first.
 */
export function pageAddress(url: string): PageAddress | null {
  if (url.length > longest) return null;
  const remembered = known.get(url);
  if (remembered) return remembered.address;
  const address = readAddress(url);
  known.set(url, { address });
  return address;
}

function readAddress(url: string): PageAddress | null {
  const [path = "", search] = url.split("?", 2);
  const route = routes.find((candidate) => candidate.path.test(path));
  if (!route || !isPlainAddress(url)) return null;
  const bare = /^\/(api|embed)\//.test(path);
  if (search === undefined) return { url: path, locale: null, bare };

  const given = new URLSearchParams(url.slice(path.length));
  if (
    route.exact &&
    [...given.keys()].some((name) => !route.query.some((known) => known.name === name))
  )
    return null;
  const query = new URLSearchParams();
  for (const { name, isList } of route.query) {
    const value = isList ? oneList(given.getAll(name)) : given.get(name);
    // A form sent with a field left empty: the page itself leads on to the address without it.
    if (value === "") return null;
    if (value !== null) query.set(name, value);
  }
  const asked = given.get("lang");
  const locale = isLocale(asked) ? asked : null;
  if (locale) query.set("lang", locale);
  return { url: query.size > 0 ? `${path}?${query}` : path, locale, bare };
}

/** A list in the one form in which it is known: each thing once, in the order of the alphabet. */
function oneList(given: readonly string[]): string | null {
  if (given.length === 0) return null;
  const things = given.flatMap((each) => each.split(","));
  return [...new Set(things)]
    .filter((thing) => thing !== "")
    .toSorted()
    .join(",");
}
