import { setTimeout as sleep } from "node:timers/promises";
import {
  appEnvironment,
  endedEarly,
  freePort,
  startPart,
  stopPart,
  untilReady,
  type Part,
} from "./running-app";

/** One process of the application that a test may end as it likes. */
export interface LivePart {
  /** SIGKILL: nothing is finished, nothing is said goodbye to. Waits until the process is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, as an operator would; throws when it does not end cleanly, or had ended by itself. Nothing when a test
   * ended it before. */
  readonly close: () => Promise<void>;
}

/** A web process, and where it answers. */
export interface LiveWeb extends LivePart {
  /** Without a trailing slash. */
  readonly url: string;
  /** Starts it again after {@link LivePart.kill}, at the same address. */
  readonly restart: () => Promise<void>;
}

type Given = Readonly<Record<string, string>>;
let started = 0;

/** Starts a web process on a database and waits until it is ready. Several may share one database. */
export async function startWebPart(databaseUrl: string, given: Given = {}): Promise<LiveWeb> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = appEnvironment(databaseUrl, { PORT: String(port), TREFF_URL: url, ...given });
  let part = await open();
  return {
    url,
    kill: () => killPart(part),
    close: () => closePart(part),
    async restart() {
      part = await open();
    },
  };

  async function open(): Promise<Part> {
    const opened = startPart("web", env, `faults-web-${++started}`);
    try {
      await Promise.race([untilReady(url, 120), endedEarly(opened)]);
      return opened;
    } catch (error) {
      await killPart(opened);
      throw error;
    }
  }
}

/** Starts a worker process on a database and waits until it takes jobs. */
export async function startWorkerPart(databaseUrl: string, given: Given = {}): Promise<LivePart> {
  const env = appEnvironment(databaseUrl, given);
  const part = startPart("worker", env, `faults-worker-${++started}`);
  try {
    await Promise.race([says(part, "worker is running"), endedEarly(part)]);
  } catch (error) {
    await killPart(part);
    throw error;
  }
  return { kill: () => killPart(part), close: () => closePart(part) };
}

async function says(part: Part, words: string): Promise<void> {
  for (const until = performance.now() + 120_000; performance.now() < until; await sleep(20))
    if (part.tail().includes(words)) return;
  throw new Error(`The ${part.name} process did not say "${words}":\n${part.tail()}`);
}

const killed = new WeakSet<Part>();

async function killPart(part: Part): Promise<void> {
  killed.add(part);
  part.child.kill("SIGKILL");
  await part.ended;
}

async function closePart(part: Part): Promise<void> {
  const { child, name, ended, tail } = part;
  if (killed.has(part)) return;
  // Whatever befell it, it had to go on by itself.
  if (child.exitCode !== null || child.signalCode !== null)
    throw new Error(`The ${name} process had ended by itself with ${await ended}:\n${tail()}`);
  killed.add(part);
  const trouble = await stopPart(part);
  if (trouble !== null) throw new Error(trouble);
}
