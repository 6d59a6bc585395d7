import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bundle } from "~/main/part";
import { artifacts, root } from "../support/keeper";

/** A process the bench has started. */
export interface Started {
  readonly url: string;
  readonly pid: number;
  /** From the start to the first good answer, in milliseconds. */
  readonly readyAfter: number;
  close(): Promise<void>;
}

/** The built web process as it runs in earnest, on a database of the bench's. */
export function startWeb(
  databaseUrl: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Started> {
  return start(bundle("web"), "/readyz", (port) => environmentFor(databaseUrl, port, given));
}

/** A program of the bench's own, `tests/bench/<name>.ts`, that listens on `PORT`. */
export function startProgram(
  name: string,
  databaseUrl: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Started> {
  const script = join(root, "tests", "bench", `${name}.ts`);
  return start(["--import", "tsx", script], "/healthz", (port) =>
    environmentFor(databaseUrl, port, given),
  );
}

/** The environment of a process in earnest. */
export function environmentFor(
  databaseUrl: string,
  port: number,
  given: Readonly<Record<string, string>> = {},
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    TREFF_URL: `http://localhost:${port}`,
    DATABASE_URL: databaseUrl,
    TREFF_SECRET: "a secret for the bench only, of no use elsewhere",
    TREFF_EMBEDDED: "1",
    TREFF_DATA: join(artifacts, "bench-data"),
    TREFF_RATE_LIMIT: "off",
    TREFF_LOG_LEVEL: "info",
    SMTP_URL: "",
    ...given,
  };
}

async function start(
  script: readonly string[],
  readyPath: string,
  environment: (port: number) => NodeJS.ProcessEnv,
): Promise<Started> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: environment(port),
    // Its log is read and thrown away, as a log collector would read it; the channel ends it with us.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let tail = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (tail = (tail + chunk.toString("utf8")).slice(-2000)));
  const url = `http://localhost:${port}`;
  while (!(await answers(url + readyPath))) {
    if (child.exitCode !== null) throw new Error(`${script.join(" ")} ended:\n${tail}`);
    if (performance.now() - begun > 60_000) {
      child.kill("SIGKILL");
      throw new Error(`${script.join(" ")} was not ready within 60 s:\n${tail}`);
    }
    await sleep(10);
  }
  return {
    url,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - begun,
    close: () => stop(child),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const limit = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(limit);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** The resident memory of a process in bytes; `null` where the system does not say (outside Linux). */
export function residentMemory(pid: number): number | null {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
