import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import type { Settings } from "~/platform/env.server";
import { openClock } from "~/platform/clock.server";
import { openLog } from "~/platform/log.server";
import { PageCache } from "~/platform/page-cache/page-cache.server";
import { openWorld } from "~/platform/world.server";
import type { RenderedAnswer } from "./kept-pages";
import { inProject } from "./project";
import { runAsProcess } from "./run-as-process";
import { builtAssets, createApp, type PageSource } from "./web-app";

/** How long a request may wait for one statement, in milliseconds: nobody waits longer in front of a screen. */
const statementLimit = 10_000;

/**
 * Starts the web process: everything stateless, so any number of them can run on one database.
 *
 * @param options.vite - serves pages and assets from their sources, in development.
 * @returns the port it listens on, and how to close it: what is under way is answered first.
 */
export async function startWeb(
  settings: Settings,
  { vite }: { readonly vite?: ViteDevServer } = {},
): Promise<{ port: number; close(): Promise<void> }> {
  const log = openLog(settings, "web");
  const opened = openWorld(
    settings,
    (error) => log.warn({ error }, "the worker could not be woken"),
    { statementLimit },
  );
  const clock = await openClock(opened.db, log);
  const world = { ...opened, now: clock.now };
  const cache = vite
    ? null
    : new PageCache<RenderedAnswer>(settings.databaseUrl, (error) =>
        log.warn({ error }, "changes are not heard of: pages are not kept until they are"),
      );
  await cache?.open();
  const app = createApp(world, log, vite ? sourcePages(vite) : await builtPages(), cache);
  const server = createServer(app);
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, resolve);
  });
  log.info({ port: settings.port }, "web is listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await cache?.close();
      clock.close();
      await world.db.$disconnect();
    },
  };
}

async function builtPages(): Promise<PageSource> {
  const built = (await import(
    pathToFileURL(inProject("build", "server", "index.js")).href
  )) as ServerBuild;
  return { build: built, assets: builtAssets() };
}

function sourcePages(vite: ViteDevServer): PageSource {
  return {
    build: async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild,
    assets: vite.middlewares,
  };
}

void runAsProcess("web", startWeb);
