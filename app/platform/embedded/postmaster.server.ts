import { spawn } from "node:child_process";
import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries.server";
import type { Cluster } from "./cluster.server";
import { asUser, plainEnvironment } from "./database-user.server";

/** A running database process, whoever started it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** How a database is started. */
export interface PostmasterOptions {
  readonly port: number;
  /** For throw-away databases: nothing is forced to disk. */
  readonly quick: boolean;
  /** Further `postgres` settings, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
}

const largestLog = 5_000_000;

const durable: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  // A socket's path may be too long or its folder unwritable; loopback always works.
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_checkpoints: "off",
  logging_collector: "off",
  max_connections: "200",
};

const throwAway: Readonly<Record<string, string>> = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
};

/**
 * Starts the database process in a session of its own, so that neither Ctrl-C nor our own end reaches
 * it before our work is done.
 *
 * @returns Its process id, and a promise of what it said when it ended.
 */
export function spawnPostmaster(
  cluster: Cluster,
  { postgres }: Binaries,
  { port, quick, parameters = {} }: PostmasterOptions,
): { readonly pid: number | undefined; readonly ended: Promise<string> } {
  const log = openLog(cluster.logFile);
  const before = fstatSync(log).size;
  const settings = { ...durable, ...(quick ? throwAway : {}), ...parameters };
  const child = spawn(
    postgres,
    [
      "-D",
      cluster.data,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    {
      ...asUser(cluster.user),
      cwd: cluster.data,
      detached: true,
      env: plainEnvironment,
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  child.unref();
  const ended = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(`FATAL:  ${error.message}`));
    child.on("exit", () => resolve(readFrom(cluster.logFile, before)));
  });
  return { pid: child.pid, ended };
}

/**
 * What PostgreSQL's own lock file says of a running process: it is never stale in any other way than
 * by naming a process that is gone.
 */
export function readPostmaster(cluster: Cluster): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(cluster.data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 && isAlive(pid) ? { pid, port } : null;
}

/** Whether a process exists. One that belongs to another user does, too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Stops a database: what is under way is broken off, what is committed is written down.
 *
 * @param options - `hurry` skips the last writing; the next start then replays the log. `patience` is
 * the time in milliseconds after which we hurry anyway.
 */
export async function stopPostmaster(
  cluster: Cluster,
  { pid }: Postmaster,
  options: { readonly hurry?: AbortSignal; readonly patience?: number } = {},
): Promise<void> {
  const { hurry, patience = 60_000 } = options;
  signal(pid, hurry?.aborted ? "SIGQUIT" : "SIGINT");
  const hasty = () => signal(pid, "SIGQUIT");
  hurry?.addEventListener("abort", hasty, { once: true });
  const deadline = performance.now() + patience;
  let pressed = false;
  // A process whose parent does not collect it stays in the list; its lock file is gone all the same.
  while (isAlive(pid) && readPostmaster(cluster)?.pid === pid) {
    if (performance.now() > deadline && !pressed) {
      pressed = true;
      hasty();
    }
    await sleep(20);
  }
  hurry?.removeEventListener("abort", hasty);
}

/** The last complaint in what the database said. */
export function lastComplaint(said: string): string {
  const complaints = said.match(/(?:FATAL|PANIC|ERROR):\s+.*/g);
  return (complaints?.at(-1) ?? said.trim().split("\n").at(-1) ?? "").replace(/^\w+:\s+/, "");
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(file, `${file}.old`);
  return openSync(file, "a", 0o600);
}

function readFrom(file: string, start: number): string {
  try {
    const log = openSync(file, "r");
    try {
      const rest = Buffer.alloc(Math.min(64_000, Math.max(0, fstatSync(log).size - start)));
      readSync(log, rest, 0, rest.length, start);
      return rest.toString("utf8");
    } finally {
      closeSync(log);
    }
  } catch {
    return "";
  }
}
