import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { browserTest } from "./browser";

/** Somebody else's website, on an origin of its own. */
interface ForeignSite {
  readonly url: string;
  /** Serves `body` (HTML) at `path` from now on. */
  readonly put: (path: string, body: string) => void;
  readonly close: () => Promise<void>;
}

/** Opens a {@link ForeignSite} on this machine, at a port that is free. */
async function openForeignSite(): Promise<ForeignSite> {
  const pages = new Map<string, string>();
  const server = createServer((request, answer) => {
    const body = pages.get(new URL(request.url ?? "/", "http://localhost").pathname);
    answer.writeHead(body === undefined ? 404 : 200, {
      "Content-Type": "text/html; charset=utf-8",
    });
    answer.end(body ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    put(path, body) {
      const head = '<meta charset="utf-8"><title>Elsewhere</title><link rel="icon" href="data:,">';
      pages.set(
        path,
        `<!DOCTYPE html><html lang="nb"><head>${head}</head><body>${body}</body></html>`,
      );
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A browser test that has another website beside ours: the fixture `site`. */
export function withSite(test: typeof browserTest) {
  return test.extend("site", async ({}, { onCleanup }) => {
    const site = await openForeignSite();
    onCleanup(() => site.close());
    return site;
  });
}
