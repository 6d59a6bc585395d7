import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { CommandError, runCommand } from "./failure";
import { inProject, projectFolder } from "./project";
import { isProcess } from "./run-as-process";

/** A step of the build that is skipped while what goes into it is what it was. */
interface Step {
  readonly inputs: readonly string[];
  /** Holds the inputs' hash after the step; removed with the output. */
  readonly stamp: string;
  run(signal?: AbortSignal): Promise<void>;
}

const generation: Step = {
  inputs: ["prisma", "prisma.config.ts", "package-lock.json"],
  stamp: inProject("app", "platform", "generated", ".stamp"),
  run: (signal) =>
    // Any existing file in that variable keeps Prisma from fetching an engine it does not need here.
    runTool(
      "prisma",
      "prisma",
      ["generate"],
      {
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
      signal,
    ),
};

const bundling: Step = {
  inputs: [
    "app",
    "emails",
    "prisma",
    "public",
    "package-lock.json",
    "package.json",
    "prisma.config.ts",
    "tsconfig.json",
    "vite.config.ts",
  ],
  stamp: inProject("build", ".stamp"),
  async run(signal) {
    await runTool("@remix-run/dev", "remix", ["vite:build"], { NODE_ENV: "production" }, signal);
    await bundlePrograms();
  },
};

/** What runs from `build/main`; each is a program of its own. */
const programs = ["web", "worker", "demo", "first-demo", "organisation"];

/** How {@link buildIfStale} goes about it. */
export interface BuildOptions {
  /** Whether everything is built, stale or not. */
  readonly force?: boolean;
  /** Whether only the database client is generated, which the checks need. */
  readonly generateOnly?: boolean;
  readonly log?: (line: string) => void;
  /** Breaks the build off. */
  readonly signal?: AbortSignal;
}

/**
 * Generates the database client and builds pages and programs, each only if it is stale or when forced.
 *
 * @throws {CommandError} with the tool's own output when a step fails.
 */
export async function buildIfStale(options: BuildOptions = {}): Promise<void> {
  const { force = false, generateOnly = false, log = console.log, signal } = options;
  const steps = generateOnly ? [generation] : [generation, bundling];
  if (!force && steps.every(isFresh)) return;
  const unlock = await lock();
  try {
    for (const step of steps) {
      if (!force && isFresh(step)) continue;
      const begun = performance.now();
      rmSync(step.stamp, { force: true });
      const hash = hashOf(step.inputs);
      await step.run(signal);
      writeFileSync(step.stamp, hash);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      log(
        step === generation
          ? `Database client generated in ${seconds} s.`
          : `Built in ${seconds} s.`,
      );
    }
  } finally {
    unlock();
  }
}

function isFresh({ stamp, inputs }: Step): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(inputs);
}

const notBuilt = /(^|\/)(generated|migrations|node_modules)(\/|$)|\.test\.tsx?$/;

function hashOf(inputs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesBelow)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(input: string): string[] {
  const kind = statSync(inProject(input), { throwIfNoEntry: false });
  if (!kind) return [];
  if (kind.isFile()) return [input];
  return readdirSync(inProject(input), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !notBuilt.test(file))
    .sort();
}

async function bundlePrograms(): Promise<void> {
  const entryPoints = programs.map((name) => inProject("app", "main", `${name}.ts`));
  rmSync(inProject("build", "main"), { recursive: true, force: true });
  await build({
    absWorkingDir: projectFolder,
    entryPoints,
    outdir: inProject("build", "main"),
    bundle: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "silent",
  }).catch((error: Error) => {
    throw new CommandError(`The programs could not be bundled:\n${error.message}`);
  });
}

/** Runs a tool of a package; its output is shown only when it fails. */
async function runTool(
  owner: string,
  bin: string,
  args: string[],
  env: Record<string, string>,
  signal?: AbortSignal,
): Promise<void> {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve(`${owner}/package.json`);
  const { bin: bins } = JSON.parse(readFileSync(manifest, "utf8")) as {
    bin: Record<string, string>;
  };
  const child = spawn(
    process.execPath,
    [path.resolve(path.dirname(manifest), bins[bin] ?? ""), ...args],
    {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      ...(signal ? { signal } : {}),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0)
    throw new CommandError(
      `${output.trim()}\n\n\`${bin} ${args.join(" ")}\` failed (exit code ${code}).`,
    );
}

/**
 * One build at a time: web and worker may be started at the same moment. Not in the folder of the build, which Remix
 * empties while it builds, and the lock with it.
 */
async function lock(): Promise<() => void> {
  const folder = inProject("app", "platform", "generated");
  const file = path.join(folder, ".lock");
  for (;;) {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") {
        throw new CommandError(
          `What is built is out of date, and the folder ${folder} cannot be written to (${code}): make it writable.`,
        );
      }
      if (!holderLives(file)) rmSync(file, { force: true });
      else await sleep(200);
    }
  }
}

function holderLives(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    // Empty for the moment between being made and being written.
    if (!pid) return statSync(file).mtimeMs > Date.now() - 5000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

if (isProcess("build")) {
  const args = process.argv.slice(2);
  await runCommand(() =>
    buildIfStale({
      force: !args.includes("--generate"),
      generateOnly: args.includes("--generate"),
    }),
  );
}
