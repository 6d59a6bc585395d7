import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readBootSettings, type BootSettings, type Settings } from "~/platform/env.server";
import { buildIfStale } from "./build";
import { migrate, openDatabase } from "./database";
import { CommandError, outliveListeners, reasonOf } from "./failure";
import type { FirstDemo } from "./first-demo";
import { bundle, keepPart, startPart, stopPart, type KeptPart } from "./part";

/** What must be undone at the end, the last thing first. */
type Undo = (hurry: AbortSignal) => Promise<void>;

const say = (line: string) => console.log(line);

/** How long the web process may take until it answers, in milliseconds. */
const patience = 60_000;

/**
 * `npm start`: builds if stale, brings up the database, migrates, loads the demo into a new embedded
 * database, starts web and worker and keeps them running until Ctrl-C or SIGTERM.
 */
async function start(): Promise<void> {
  outliveListeners();
  const ending = new AbortController();
  const hurry = new AbortController();
  const undo: Undo[] = [];
  const onSignal = () => (ending.signal.aborted ? hurry : ending).abort();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  if (process.connected) process.on("disconnect", onSignal);

  try {
    await bringUp(undo, ending.signal);
    if (!ending.signal.aborted) await aborted(ending.signal);
    say("\nStopping…");
  } catch (error) {
    if (!ending.signal.aborted) {
      console.error(reasonOf(error));
      process.exitCode = 1;
    }
  } finally {
    for (const step of undo.reverse())
      await step(hurry.signal).catch((error) => console.error(reasonOf(error)));
  }
  process.exit();
}

async function bringUp(undo: Undo[], ending: AbortSignal): Promise<void> {
  const boot = readBootSettings();
  await refuseTakenPort(boot);
  const database = await openDatabase(boot, say);
  undo.push((hurry) => database.close({ hurry }));
  ending.throwIfAborted();
  const { settings, embedded } = database;

  await buildIfStale({ log: say, signal: ending });
  ending.throwIfAborted();
  await migrate(settings.databaseUrl);
  ending.throwIfAborted();
  const organiser =
    embedded && settings.demo ? await demoOrganiser(settings, embedded.home, undo) : null;
  ending.throwIfAborted();

  const web = keepPart("web", bundle("web"), settings);
  const worker = keepPart("worker", bundle("worker"), settings);
  undo.push(async (hurry) => void (await Promise.all([web.stop(hurry), worker.stop(hurry)])));
  await becomesReady(settings, { web, worker }, ending);
  welcome(settings, organiser, embedded?.home);
}

/** Tries the port before anything else is started. */
function refuseTakenPort({ host, port }: BootSettings): Promise<void> {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "is taken by another program: stop that one, or choose another port with PORT",
    EACCES: "may not be used by this user: choose one from 1024 on with PORT",
    EADDRNOTAVAIL: "cannot be used, since this machine has no such address: set HOST",
    ENOTFOUND: "cannot be used, since nobody knows that host: set HOST",
  };
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", ({ code = "", message }: NodeJS.ErrnoException) =>
      reject(
        new CommandError(
          `The port ${port} on ${host} ${reasons[code] ?? `cannot be used (${message})`}.`,
        ),
      ),
    );
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/**
 * Loads the demo unless it was loaded, or never needed; answers the address its organiser signs in with.
 *
 * @remarks The note beside the data spares a later start the question.
 */
async function demoOrganiser(
  settings: Settings,
  home: string,
  undo: Undo[],
): Promise<string | null> {
  const note = path.join(home, "demo.json");
  if (existsSync(note)) return (JSON.parse(readFileSync(note, "utf8")) as FirstDemo).organiser;
  const part = startPart(bundle("first-demo"), settings);
  undo.push((hurry) => stopPart(part, hurry));
  let loaded: FirstDemo | undefined;
  part.child.on("message", (message) => (loaded = message as FirstDemo));
  const { code } = await part.ended;
  if (code !== 0 || !loaded) throw new CommandError("The demo could not be loaded.");
  writeFileSync(note, `${JSON.stringify(loaded)}\n`, { mode: 0o600 });
  if (loaded.organiser !== null) say("The demo was loaded.");
  return loaded.organiser;
}

async function becomesReady(
  settings: Settings,
  parts: Readonly<Record<string, KeptPart>>,
  ending: AbortSignal,
): Promise<void> {
  let failed: string | undefined;
  for (const [name, part] of Object.entries(parts)) void part.failed.then(() => (failed ??= name));
  const deadline = performance.now() + patience;
  while (!ending.aborted) {
    if (failed) {
      throw new CommandError(`The ${failed} process did not start; what it said stands above.`);
    }
    if (performance.now() > deadline) {
      throw new CommandError("The web process did not become ready within a minute.");
    }
    const answer = await fetch(readyAddress(settings), { signal: AbortSignal.timeout(5000) }).catch(
      () => null,
    );
    await answer?.body?.cancel();
    if (answer?.status === 200) {
      for (const part of Object.values(parts)) part.well();
      return;
    }
    await sleep(40);
  }
}

/** The readiness page seen from this machine, also when the web process listens on all addresses. */
function readyAddress({ host, port }: Settings): string {
  const near = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${near.includes(":") ? `[${near}]` : near}:${port}/readyz`;
}

function welcome(settings: Settings, organiser: string | null, home: string | undefined): void {
  const mails = settings.devMail
    ? `${settings.url}/dev/mail`
    : settings.smtpUrl
      ? `sent through ${new URL(settings.smtpUrl).host}`
      : "kept until SMTP_URL is set";
  const rows: [string, string][] = [
    ["Address", settings.url],
    ["Mails", mails],
    ...(organiser === null
      ? []
      : [
          ["Sign in", `${organiser} at ${settings.url}/sign-in; the code comes by mail`] as [
            string,
            string,
          ],
        ]),
    [
      "Data",
      home === undefined
        ? `the database at ${new URL(settings.databaseUrl).host}`
        : dataPlaces(settings, home),
    ],
  ];
  say(
    [
      "",
      "Treff is running.",
      "",
      ...rows.map(([name, text]) => `  ${name.padEnd(9)}${text}`),
      "",
      "Ctrl-C stops it.",
      "",
    ].join("\n"),
  );
}

/** The data folder, and the database's own folder where that had to stand elsewhere. */
function dataPlaces({ dataFolder }: Settings, home: string): string {
  return home.startsWith(realpathSync(dataFolder))
    ? dataFolder
    : `${dataFolder}, the database in ${home}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  // The parts' channels keep the process alive; a timer does while all of them are being restarted.
  const alive = setInterval(() => {}, 60_000);
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => (clearInterval(alive), resolve()), { once: true }),
  );
}

await start();
