import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import { buildSync } from "esbuild";
import { defineConfig, type Plugin } from "vite";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const root = import.meta.dirname;
const islandsFolder = join(root, "app/ui/islands");

/** The script other people's pages load: at one address for good, unlike the islands. */
const embedScript = { source: "app/ui/embed/treff.ts", fileName: "embed/treff.js" } as const;

export default defineConfig(({ command }) => {
  const islands = command === "build" ? buildIslands() : [];
  const urls = Object.fromEntries(islands.map(({ name, fileName }) => [name, `/${fileName}`]));
  return {
    resolve: { alias: { "~": join(root, "app"), emails: join(root, "emails") } },
    define: command === "build" ? { "import.meta.env.TREFF_ISLANDS": JSON.stringify(urls) } : {},
    build: {
      // Browsers that know oklch(); younger CSS (nesting) is brought down to them.
      cssTarget: ["chrome111", "safari16.4", "firefox113"],
      assetsInlineLimit: 0,
    },
    plugins: [
      remix({
        future: {
          v3_fetcherPersist: true,
          v3_lazyRouteDiscovery: true,
          v3_relativeSplatPath: true,
          v3_routeConfig: true,
          v3_singleFetch: true,
          v3_throwAbortReason: true,
        },
      }),
      emitIslands(islands),
      serveEmbedScript(),
      reloadPages(),
    ],
  };
});

interface BuiltIsland {
  readonly name: string;
  readonly fileName: string;
  readonly source: string;
}

/**
 * Bundles every island to one small module with a hash in its name.
 *
 * @remarks Vite has no import that answers "the address of this module, transpiled" from a server
 * build; the islands are few and know nobody, so esbuild does it beside.
 */
function buildIslands(): BuiltIsland[] {
  const files = readdirSync(islandsFolder).filter((file) => /^[\w-]+\.ts$/.test(file));
  return files.map((file) => {
    const name = basename(file, ".ts");
    const source = bundleOf(join(islandsFolder, file), "esm");
    const hash = createHash("sha256").update(source).digest("base64url").slice(0, 8);
    return { name, fileName: `assets/${name}-${hash}.js`, source };
  });
}

/** One small script with all it imports. */
function bundleOf(file: string, format: "esm" | "iife"): string {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    format,
    minify: true,
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** Puts the embedding script beside the assets, and has the development server answer it. */
function serveEmbedScript(): Plugin {
  const bundle = () => bundleOf(join(root, embedScript.source), "iife");
  let wanted = false;
  return {
    name: "treff:embed-script",
    configResolved(config) {
      wanted = config.command === "build" && !config.build.ssr;
    },
    generateBundle() {
      const { fileName } = embedScript;
      if (wanted) this.emitFile({ type: "asset", fileName, source: bundle() });
    },
    configureServer(server) {
      server.middlewares.use(`/${embedScript.fileName}`, (_, answer) => {
        answer.setHeader("Content-Type", "text/javascript; charset=utf-8");
        answer.end(bundle());
      });
    },
  };
}

/** Puts the islands beside the other assets of the browser build. */
function emitIslands(islands: readonly BuiltIsland[]): Plugin {
  let forServer = false;
  return {
    name: "treff:islands",
    apply: "build",
    configResolved(config) {
      forServer = Boolean(config.build.ssr);
    },
    generateBundle() {
      if (forServer) return;
      for (const { fileName, source } of islands)
        this.emitFile({ type: "asset", fileName, source });
    },
  };
}

/** In development a page is reloaded when anything it was rendered from changes: no React runs in it. */
function reloadPages(): Plugin {
  return {
    name: "treff:reload-pages",
    apply: "serve",
    handleHotUpdate({ file, server, modules }) {
      if (!/\.(tsx?|css)$/.test(file) || modules.length === 0) return;
      server.ws.send({ type: "full-reload" });
    },
  };
}
