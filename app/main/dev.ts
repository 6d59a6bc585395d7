import { existsSync, watch } from "node:fs";
import { readBootSettings } from "~/platform/env.server";
import { buildIfStale } from "./build";
import { migrate, openDatabase } from "./database";
import { outliveListeners, runCommand } from "./failure";
import { keepPart, type KeptPart } from "./part";
import { inProject } from "./project";

const say = (line: string) => console.log(line);

/** What each part must be started anew for; the web part's pages are Vite's to reload. */
const watched = {
  web: ["app/main", "app/platform", "app/kernel"],
  worker: ["app/main", "app/platform", "app/kernel", "app/features", "app/i18n", "emails"],
};

/** `npm run dev`: the embedded database, web with Vite and the worker, started anew when their code changes. */
async function develop(): Promise<void> {
  outliveListeners();
  const env = { ...process.env, NODE_ENV: process.env["NODE_ENV"] ?? "development" };
  const database = await openDatabase(readBootSettings(env), say);
  const { settings } = database;
  try {
    await buildIfStale({ generateOnly: true, log: say });
    await migrate(settings.databaseUrl);
    const parts = {
      web: keepPart("web", source("dev-web"), settings),
      worker: keepPart("worker", source("worker"), settings),
    };
    for (const part of Object.values(parts)) part.well();
    const watchers = [
      ...restartOnChange(parts.web, watched.web),
      ...restartOnChange(parts.worker, watched.worker),
    ];
    say(`\nTreff is coming up at ${settings.url}; Ctrl-C stops it.\n`);

    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.once(signal, () => resolve());
    });
    for (const watcher of watchers) watcher.close();
    await Promise.all(Object.values(parts).map((part) => part.stop()));
  } finally {
    await database.close();
  }
  process.exit();
}

/** A part's source, translated while it is loaded. */
function source(name: string): readonly string[] {
  return ["--import", "tsx", inProject("app", "main", `${name}.ts`)];
}

function restartOnChange(part: KeptPart, folders: readonly string[]) {
  let pause: NodeJS.Timeout | undefined;
  return folders
    .map((folder) => inProject(folder))
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true }, (_kind, name) => {
        if (/\.test\.tsx?$|(^|\/)generated(\/|$)/.test(name ?? "")) return;
        // Editors write a file in several steps.
        clearTimeout(pause);
        pause = setTimeout(() => void part.restart(), 150);
      }),
    );
}

await runCommand(develop);
