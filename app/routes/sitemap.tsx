import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemapParts } from "~/features/events/queries/sitemap.server";
import { forRobots, writeSitemapIndex } from "~/platform/http/sitemap";

export async function loader({ context: { world, keep } }: LoaderFunctionArgs) {
  keep({ list: true, places: false });
  const parts = await sitemapParts(world);
  return forRobots(writeSitemapIndex(world.settings.url, parts), "application/xml");
}
