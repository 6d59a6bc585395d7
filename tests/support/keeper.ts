/**
 * A keeper is a process that holds what a suite needs (a database server, the running application, a
 * browser) and clears it away when the suite is over, however it ends: it lives as long as its standard input
 * is open, and that closes with its parent, even when the parent is killed outright.
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, writeSync } from "node:fs";
import { join } from "node:path";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const artifacts = join(root, "tests", ".artifacts");

export interface Kept<T> {
  /** What the tests are told. */
  readonly ready: T;
  readonly close: () => Promise<void>;
}

/** The keeper's side: opens, tells its parent, and closes when the parent is gone. */
export async function keep<T>(open: () => Promise<Kept<T>>): Promise<void> {
  // Ctrl-C reaches everybody; the keeper waits for its parent to be done instead.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  const parentGone = once(process.stdin.resume(), "end");
  let code = 0;
  try {
    const kept = await open();
    writeSync(3, `${JSON.stringify(kept.ready)}\n`);
    await parentGone;
    await kept.close();
  } catch (error) {
    console.error(error);
    code = 1;
  }
  process.exit(code);
}

/** The suite's side: starts the keeper `script` and waits until it is ready. */
export async function startKeeper<T>(script: string): Promise<Kept<T>> {
  mkdirSync(artifacts, { recursive: true });
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(root, "tests", "support", `${script}.ts`)],
    {
      cwd: root,
      env: withoutVitest(process.env),
      detached: true,
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    },
  );
  const log = createWriteStream(join(artifacts, `${script}.log`));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      log.write(chunk);
      said = (said + chunk.toString("utf8")).slice(-8000);
    });
  }
  const ended = once(child, "exit").then(([code]: unknown[]) => code);
  const answer = new Promise<string>((resolve) => {
    let line = "";
    child.stdio[3]?.on("data", (chunk: Buffer) => {
      line += chunk.toString("utf8");
      if (line.endsWith("\n")) resolve(line);
    });
  });
  const first = await Promise.race([answer, ended.then(() => null)]);
  if (first === null) throw new Error(`${script} could not start:\n${said.trim()}`);
  return {
    ready: JSON.parse(first) as T,
    close: async () => {
      said = "";
      child.stdin.end();
      const code = await ended;
      log.end();
      if (code !== 0) throw new Error(`${script} did not end cleanly:\n${said.trim()}`);
    },
  };
}

/** What the keeper starts runs in earnest: nothing of it may see that a test runner is its ancestor. */
function withoutVitest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("VITEST"));
  return Object.fromEntries(kept) as NodeJS.ProcessEnv;
}
