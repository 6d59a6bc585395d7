import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { artifacts, root } from "./keeper";

/** The built application, running as it runs in earnest: a web and a worker process of its own. */
export interface RunningApp {
  /** Without a trailing slash. */
  readonly url: string;
  /** Ends both processes as an operator would (SIGTERM); fails when one does not end cleanly. */
  close(): Promise<void>;
}

/**
 * Starts `build/main/web.js` and `build/main/worker.js` on a database and a free port, and waits until the web
 * process is ready. Their logs are kept in `tests/.artifacts/`.
 *
 * @param given further environment, for tests of a setting.
 */
export async function startApp(
  databaseUrl: string,
  given: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = appEnvironment(databaseUrl, { PORT: String(port), TREFF_URL: url, ...given });
  const processes = [startPart("web", env), startPart("worker", env)];
  const close = async (): Promise<void> => {
    const troubles = await Promise.all(processes.map(stopPart));
    const said = troubles.filter((trouble) => trouble !== null);
    if (said.length > 0) throw new Error(said.join("\n"));
  };
  try {
    await Promise.race([untilReady(url), ...processes.map(endedEarly)]);
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
  return { url, close };
}

/** Loads the demo as a first start does; answers the address its organiser signs in with. */
export async function loadDemo(databaseUrl: string): Promise<string> {
  const { child, ended, tail } = startPart("first-demo", appEnvironment(databaseUrl));
  let organiser: string | null = null;
  child.on("message", (told: { organiser: string | null }) => {
    organiser = told.organiser;
  });
  const code = await ended;
  if (organiser === null) throw new Error(`The demo was not loaded (exit ${code}):\n${tail()}`);
  return organiser;
}

/** The environment of every process of the application under test. */
export function appEnvironment(
  databaseUrl: string,
  given: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    TZ: "Asia/Kathmandu",
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    DATABASE_URL: databaseUrl,
    TREFF_SECRET: "a secret for tests only, of no use elsewhere",
    TREFF_EMBEDDED: "1",
    TREFF_DEMO: "on",
    TREFF_DATA: join(artifacts, "data"),
    TREFF_RATE_LIMIT: "off",
    SMTP_URL: "",
    ...given,
  };
}

/** A process of the application, as it was started. */
export interface Part {
  readonly name: string;
  readonly child: ChildProcess;
  readonly tail: () => string;
  readonly ended: Promise<number>;
}

/** Starts one built process. `label` names its log, for those that run twice. */
export function startPart(name: string, env: NodeJS.ProcessEnv, label = name): Part {
  const child = spawn(process.execPath, [join(root, "build", "main", `${name}.js`)], {
    cwd: root,
    env,
    // The channel closes with us, however we end, and a part ends with its channel.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const log = createWriteStream(join(artifacts, `${label}.log`));
  let tail = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      log.write(chunk);
      tail = (tail + chunk.toString("utf8")).slice(-4000);
    });
  }
  const ended = once(child, "close").then(([code, signal]: unknown[]) => {
    log.end();
    return typeof code === "number" ? code : signal === null ? 1 : 128;
  });
  return { name, child, tail: () => tail.trim(), ended };
}

/** Rejects when a process ends that should be starting. */
export async function endedEarly({ name, ended, tail }: Part): Promise<never> {
  const code = await ended;
  throw new Error(`The ${name} process ended with ${code} at its start:\n${tail()}`);
}

/** How long a process may take to finish what is under way, in seconds. */
const patience = 25;

/** Ends a process as an operator would; answers what was wrong with its end, if anything. */
export async function stopPart({ name, child, ended, tail }: Part): Promise<string | null> {
  child.kill("SIGTERM");
  const limit = new AbortController();
  const code = await Promise.race([
    ended,
    sleep(patience * 1000, null, { signal: limit.signal }).catch(() => null),
  ]);
  limit.abort();
  if (code === 0) return null;
  if (code !== null) return `The ${name} process ended with ${code}:\n${tail()}`;
  child.kill("SIGKILL");
  await ended;
  return `The ${name} process was still there ${patience} s after SIGTERM.`;
}

/** Waits until a web process can answer, database and all. */
export async function untilReady(url: string, seconds = 30): Promise<void> {
  const until = performance.now() + seconds * 1000;
  let last = "no answer";
  while (performance.now() < until) {
    try {
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch {
      // not listening yet
    }
    await sleep(50);
  }
  throw new Error(`The application was not ready within ${seconds} s (/readyz: ${last}).`);
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
