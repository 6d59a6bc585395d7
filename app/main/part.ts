import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { environmentOf, type Settings } from "~/platform/env.server";
import { inProject, projectFolder } from "./project";
import { closingTime } from "./run-as-process";

/** How a part ended: its exit code, or the signal that ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A part of Treff running as a child of this process. */
export interface Part {
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
}

/** A part that is started again when it dies. */
export interface KeptPart {
  /** Resolves when the part died before it was ever called well. */
  readonly failed: Promise<void>;
  /** From now on a death is an accident. */
  well(): void;
  /** Lets it finish what is under way and starts it anew. */
  restart(): Promise<void>;
  /** Lets it finish what is under way, for 20 seconds at most. */
  stop(hurry?: AbortSignal): Promise<void>;
}

/**
 * What V8 is told so that an idle process stays small: the query compiler's WebAssembly is not compiled a second time
 * for speed (it saves 60 MB, and nothing was measurably slower), and the young generation stays within 3 × 4 MB.
 */
const smallProcess = ["--liftoff-only", "--max-semi-space-size=4"];

/** The Node options and the script of a part: a bundle, or for development its source. */
export function bundle(name: string): readonly string[] {
  // Prisma's own reads beside each other in a transaction make pg warn of its next major; nothing of ours to mend.
  return [
    "--enable-source-maps",
    "--disable-warning=DeprecationWarning",
    ...smallProcess,
    inProject("build", "main", `${name}.js`),
  ];
}

/**
 * Starts a part as a child. It hears no Ctrl-C (we tell it to end), and ends by itself when we are gone,
 * since the channel between us then closes.
 */
export function startPart(
  script: readonly string[],
  settings: Settings,
  args: readonly string[] = [],
): Part {
  const child = spawn(process.execPath, [...script, ...args], {
    cwd: projectFolder,
    detached: true,
    env: environmentOf(settings) as NodeJS.ProcessEnv,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<Ending>((resolve) => {
    child.on("error", () => resolve({ code: 1, signal: null }));
    child.on("exit", (code, signal) => resolve({ code, signal }));
  });
  return { child, ended };
}

/** Asks a part to end and sees to it: SIGTERM, after 20 seconds or when in a hurry SIGKILL. */
export async function stopPart({ child, ended }: Part, hurry?: AbortSignal): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const kill = () => void child.kill("SIGKILL");
  child.kill("SIGTERM");
  const limit = setTimeout(kill, closingTime);
  hurry?.addEventListener("abort", kill, { once: true });
  if (hurry?.aborted) kill();
  await ended;
  clearTimeout(limit);
  hurry?.removeEventListener("abort", kill);
}

const restartDelays = [200, 500, 1000, 2000, 5000];
const longestDelay = 10_000;
/** A part that lived this long is not failing again and again, in milliseconds. */
const steady = 60_000;

/** Starts a part and starts it again whenever it dies unasked, sooner at first, later in the end. */
export function keepPart(name: string, script: readonly string[], settings: Settings): KeptPart {
  const ending = new AbortController();
  let isWell = false;
  let fail = () => {};
  const failed = new Promise<void>((resolve) => (fail = resolve));
  let restarting = false;
  let part = startPart(script, settings);
  const kept = keep();

  return {
    failed,
    well: () => (isWell = true),
    async restart() {
      restarting = true;
      await stopPart(part);
    },
    async stop(hurry) {
      ending.abort();
      await stopPart(part, hurry);
      await kept;
    },
  };

  async function keep(): Promise<void> {
    for (let deaths = 0; ;) {
      const begun = performance.now();
      const { code, signal } = await part.ended;
      if (ending.signal.aborted) return;
      if (!restarting) {
        if (!isWell) return fail();
        deaths = performance.now() - begun > steady ? 1 : deaths + 1;
        const delay = restartDelays[deaths - 1] ?? longestDelay;
        console.error(
          `The ${name} process ended (${signal ?? `exit code ${code}`}); it starts again in ${delay / 1000} s.`,
        );
        await sleep(delay, undefined, { signal: ending.signal }).catch(() => {});
        if (ending.signal.aborted) return;
      }
      restarting = false;
      part = startPart(script, settings);
    }
  }
}
