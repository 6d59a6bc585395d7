/** What a page of another origin may do with an address (Fetch Standard, CORS protocol). */
export interface CorsCheck {
  readonly method: string;
  readonly path: string;
  /** For which method a preflight asks. */
  readonly asksFor?: string | undefined;
}

/** The downloads and feeds of events, organisations, networks and series. */
const openCalendar =
  /^\/(?:e\/[^/]+\/(?:calendar\.ics|feed\.(?:ics|json))|[os]\/[^/]+\/(?:n\/[^/]+\/)?events\.(?:ics|json))$/;

const reading = new Set(["GET", "HEAD"]);

/** How long a browser may remember the answer to a preflight, in seconds. */
const remembered = 24 * 60 * 60;

/**
 * The headers that let every page on the web read what is public: the JSON API but for orders, the calendars of
 * events, organisations and series, and the script that embeds. `{}` where nothing is allowed.
 *
 * @remarks Always `*`, never with credentials, so the answer is the same for everybody and needs no `Vary`.
 * Nothing else gets leave: a POST with JSON asks first, is not answered with any, and so never leaves the browser;
 * one that does is refused by its Origin.
 */
export function corsHeaders({ method, path, asksFor }: CorsCheck): Record<string, string> {
  if (!isForEverybody(path)) return {};
  if (reading.has(method))
    return {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "ETag, Retry-After, X-Request-Id",
    };
  if (method !== "OPTIONS" || asksFor === undefined || !reading.has(asksFor)) return {};
  return {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": String(remembered),
  };
}

/** Whether an address belongs to the JSON API, whose OPTIONS are answered without a page. */
export function isApi(path: string): boolean {
  return path.startsWith("/api/");
}

/** What may be done with an address of the API, for `Allow`. */
export function apiMethods(path: string): string {
  return isOrders(path) ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
}

function isForEverybody(path: string): boolean {
  if (path.startsWith("/api/v1/")) return !isOrders(path);
  return openCalendar.test(path) || path === "/embed/treff.js";
}

function isOrders(path: string): boolean {
  return /\/orders(?:\.data)?$/i.test(path);
}
