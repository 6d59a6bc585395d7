import type { LoaderFunctionArgs } from "@remix-run/node";
import { forRobots, writeRobots } from "~/platform/http/sitemap";

export function loader({ context: { world } }: LoaderFunctionArgs) {
  return forRobots(writeRobots(world.settings.url), "text/plain");
}
