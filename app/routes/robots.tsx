import type { LoaderFunctionArgs } from "@remix-run/node";
import { forRobots, writeRobots } from "~/platform/http/sitemap";

export function loader({ context: { world, keep } }: LoaderFunctionArgs) {
  keep({ nothing: true });
  return forRobots(writeRobots(world.settings.url), "text/plain");
}
