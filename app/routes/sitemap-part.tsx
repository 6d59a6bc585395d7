import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemapPages, type SitemapPage } from "~/features/events/queries/sitemap.server";
import { paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { forRobots, writeSitemap, type SitemapEntry } from "~/platform/http/sitemap";

/** Pages that are the same for everybody and are named first. */
const lasting: readonly string[] = [
  paths.home(),
  paths.help(),
  paths.privacy(),
  paths.accessibility(),
  paths.terms(),
  paths.developers(),
];

/** One file of the site map: `/sitemap/1.xml`. */
export async function loader({ params, context: { world, keep } }: LoaderFunctionArgs) {
  const part = Number(found(/^([1-9]\d{0,3})\.xml$/.exec(params.file ?? "")?.[1]));
  const pages = await sitemapPages(world, part);
  if (pages.length === 0 && part > 1) throw new Response(null, { status: 404 });
  keep({ list: true, places: false });
  const entries: SitemapEntry[] = [
    ...(part === 1 ? lasting : []).map((path) => ({ path, changedAt: null })),
    ...pages.map(({ changedAt, ...page }) => ({ path: pathOf(page), changedAt })),
  ];
  return forRobots(writeSitemap(world.settings.url, entries), "application/xml");
}

function pathOf({ kind, slug }: Pick<SitemapPage, "kind" | "slug">): string {
  return paths[kind](slug);
}
