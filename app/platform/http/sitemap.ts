import { locales } from "~/kernel/locales";
import type { Instant } from "~/kernel/time";
import { paths, privatePlaces } from "~/paths";

/** A page in the site map. */
export interface SitemapEntry {
  /** Its path, without a language. */
  readonly path: string;
  readonly changedAt: Instant | null;
}

const namespaces =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** A file of the site map (sitemaps.org 0.9): each page with its address in every language. */
export function writeSitemap(site: string, entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ path, changedAt }) => {
    const alternates =
      locales.map((locale) => alternate(locale, site + paths.inLanguage(path, locale))).join("") +
      alternate("x-default", site + path);
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
    return `<url><loc>${escaped(site + path)}</loc>${changed}${alternates}</url>`;
  });
  return document("urlset", urls);
}

/** The list of the files a site map is split into. */
export function writeSitemapIndex(site: string, parts: number): string {
  const files = Array.from({ length: parts }, (_, place) => {
    const address = escaped(site + paths.sitemap(place + 1));
    return `<sitemap><loc>${address}</loc></sitemap>`;
  });
  return document("sitemapindex", files);
}

/** What robots are told (RFC 9309): all is open but what is for one person or for staff. */
export function writeRobots(site: string): string {
  const closed = privatePlaces.map((place) => `Disallow: ${place}`);
  return ["User-agent: *", ...closed, "", `Sitemap: ${site}${paths.sitemap()}`, ""].join("\n");
}

/** An answer for robots, kept for an hour. */
export function forRobots(body: string, type: "application/xml" | "text/plain"): Response {
  return new Response(body, {
    headers: { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "public, max-age=3600" },
  });
}

function alternate(language: string, address: string): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${escaped(address)}"/>`;
}

function document(root: "urlset" | "sitemapindex", children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespaces}>\n${children.join("\n")}\n</${root}>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
