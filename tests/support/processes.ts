import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Every process of a run carries this name in its environment, however deep below the runner it was started. */
const mark = "TREFF_TEST_RUN";

/** Where what outlives a run is kept; `TMPDIR` is the run's own and goes with it. */
export const lastingFolder = "TREFF_TEST_CACHE";

export interface Finished {
  /** The exit code; 128 + n for a process ended by a signal, 124 when it ran out of time. */
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

export interface Survivor {
  readonly pid: number;
  readonly command: string;
}

/**
 * Starts processes in groups of their own and can end all of them, children and grandchildren included. They
 * get a temporary folder of their own as well, so that neither processes nor files are left.
 */
export class ProcessRun {
  readonly #groups = new Set<number>();
  readonly #id = randomUUID();
  readonly #folder = join(realpathSync(tmpdir()), `treff-test-${this.#id}`);

  constructor() {
    // The database's own user has to get in.
    mkdirSync(this.#folder, { mode: 0o755 });
  }

  /**
   * Runs one command to its end.
   *
   * @param options.echo shows the output while it comes instead of collecting it.
   * @param options.seconds the time it may take; then its whole group is ended.
   */
  async run(
    command: string,
    args: readonly string[],
    options: { env?: Readonly<Record<string, string>>; echo?: boolean; seconds?: number } = {},
  ): Promise<Finished> {
    const started = performance.now();
    const child = spawn(command, args, {
      detached: true,
      env: {
        ...process.env,
        ...options.env,
        [mark]: this.#id,
        [lastingFolder]: process.env[lastingFolder] ?? tmpdir(),
        TMPDIR: this.#folder,
      },
      stdio: options.echo ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    const { pid } = child;
    if (pid !== undefined) this.#groups.add(pid);
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));

    let outOfTime = false;
    const limit = setTimeout(
      () => {
        outOfTime = true;
        if (pid !== undefined) signalGroup(pid, "SIGKILL");
      },
      (options.seconds ?? 1800) * 1000,
    );
    const code = await new Promise<number>((resolve) => {
      child.once("error", (error) => {
        chunks.push(Buffer.from(`${command}: ${error.message}\n`));
        resolve(127);
      });
      // "exit", not "close": a grandchild that keeps the pipe open must not hold the whole run.
      child.once("exit", (exit, signal) => {
        setTimeout(() => resolve(exit ?? (signal ? 128 : 1)), 50);
      });
    });
    clearTimeout(limit);
    if (outOfTime) chunks.push(Buffer.from(`\nStopped: it took more than ${options.seconds} s.\n`));
    return {
      code: outOfTime ? 124 : code,
      output: Buffer.concat(chunks).toString("utf8"),
      seconds: (performance.now() - started) / 1000,
    };
  }

  /** Asks every group that was started to end. Keepers notice and put their own house in order. */
  interrupt(): void {
    for (const pid of this.#groups) signalGroup(pid, "SIGTERM");
  }

  /**
   * Waits until no process of this run is alive, at most `seconds`; then ends the rest by force.
   *
   * @returns the processes that had to be ended: an empty list is what a clean run gives.
   */
  async settle(seconds: number): Promise<Survivor[]> {
    const until = performance.now() + seconds * 1000;
    let alive = this.survivors();
    while (alive.length > 0 && performance.now() < until) {
      await sleep(100);
      alive = this.survivors();
    }
    const left = alive;
    // SIGQUIT first: PostgreSQL then ends at once and still gives its shared memory back.
    for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
      for (const { pid } of this.survivors()) signalProcess(pid, signal);
      if (left.length > 0) await sleep(500);
    }
    rmSync(this.#folder, { recursive: true, force: true });
    return left;
  }

  /** The processes of this run that are alive now. Where there is no /proc, only whole groups are seen. */
  survivors(): Survivor[] {
    if (process.platform !== "linux") {
      return [...this.#groups]
        .filter((pid) => signalGroup(pid, 0))
        .map((pid) => ({ pid: -pid, command: `process group ${pid}` }));
    }
    const found: Survivor[] = [];
    for (const name of readdirSync("/proc")) {
      if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
      const command = readProc(name, "cmdline").replaceAll("\0", " ").trim();
      // PostgreSQL is started with a bare environment, but its folder is below ours.
      const ours = `${command} ${readProc(name, "environ")}`.includes(this.#id);
      if (!ours) continue;
      found.push({ pid: Number(name), command: command.slice(0, 200) });
    }
    return found;
  }
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // ended meanwhile, or somebody else's
  }
}

/** Signals a process group; `false` when there is none (any more). */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  return signalProcess(-pid, signal);
}

function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
