/**
 * The test command.
 *
 *     npm test                    every check and every suite; the last line is the sum
 *     npm run check               format, lint, types, boundaries, dead code
 *     npx tsx tests/run.ts db     one suite (unit, db, browser, faults); what follows goes to Vitest
 *
 * Everything always runs, also after a failure. It fails as well when a suite ran no test at all, and when a
 * process outlives the run.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ProcessRun } from "./support/processes";
import { failuresOf, sum, tallyLine, tallySuite, type Tally } from "./support/tally";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const artifacts = join(root, "tests", ".artifacts");
const suites = ["unit", "db", "browser", "faults"] as const;
type Suite = (typeof suites)[number];

/** One line of the report. `width`: how many of the two places it takes. */
interface Step {
  readonly name: string;
  readonly width: 1 | 2;
  readonly run: () => Promise<{ tally: Tally; output: string; seconds: number }>;
}

const processes = new ProcessRun();
const env = { TZ: "Asia/Kathmandu", CI: process.env["CI"] ?? "", FORCE_COLOR: "0", NO_COLOR: "1" };
let interrupted = false;

function tool(name: string): string {
  return join(root, "node_modules", ".bin", name);
}

function check(name: string, command: string, ...args: string[]): Step {
  return {
    name,
    width: 1,
    run: async () => {
      const { code, output, seconds } = await processes.run(tool(command), args, {
        env,
        seconds: 600,
      });
      const passed = code === 0 ? 1 : 0;
      return { tally: { passed, failed: 1 - passed, skipped: 0 }, output, seconds };
    },
  };
}

function suite(name: Suite): Step {
  return {
    name: `${name} tests`,
    // One worker each, and both wait as much as they work: faults are tried beside the browser's pages.
    width: name === "db" ? 2 : 1,
    run: async () => {
      const file = join(artifacts, `${name}.json`);
      rmSync(file, { force: true });
      const args = ["run", "--project", name, "--reporter=default", "--reporter=json"];
      const { code, output, seconds } = await processes.run(
        tool("vitest"),
        [...args, `--outputFile.json=${file}`],
        { env },
      );
      const report = readOrNull(file);
      // The names first: whoever sees only the beginning of a long output learns what to look at.
      const failures = failuresOf(report).map((failure) => `${failure}\n`);
      return {
        tally: tallySuite(report, code),
        output: [...failures, output].join("\n"),
        seconds,
      };
    },
  };
}

const generate = check("prisma client", "tsx", "app/main/build.ts", "--generate");
// The longest first, so that two places are done soonest.
const checks = [
  check("types", "tsc", "--noEmit"),
  check("lint", "oxlint"),
  check("boundaries", "depcruise", "app", "emails", "tests", "prisma", "--no-progress"),
  check("dead code", "knip", "--no-progress"),
  check("format", "oxfmt", "--check"),
];

/** Runs the steps in their order, two narrow ones or one wide one at a time. */
async function runAll(steps: readonly Step[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  const running = new Set<Promise<void>>();
  let taken = 0;
  for (const step of steps) {
    while (taken + step.width > 2) await Promise.race(running);
    if (interrupted) break;
    taken += step.width;
    const done = runStep(step).then((tally) => {
      tallies.push(tally);
      taken -= step.width;
      running.delete(done);
    });
    running.add(done);
  }
  await Promise.all(running);
  return tallies;
}

async function runStep(step: Step): Promise<Tally> {
  const { tally, output, seconds } = await step.run();
  if (interrupted) return tally;
  const mark = tally.failed === 0 ? "ok  " : "FAIL";
  const count = step.name.endsWith("tests") ? `  ${tallyLine(tally)}` : "";
  console.log(`${mark}  ${step.name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s${count}`);
  if (tally.failed > 0) console.log(`\n${output.trimEnd()}\n`);
  return tally;
}

/** One suite for whoever is working on it: output as it comes, further words go to Vitest. */
async function runOne(name: Suite, args: readonly string[]): Promise<number> {
  const { code } = await processes.run(tool("vitest"), ["run", "--project", name, ...args], {
    env: { TZ: env.TZ },
    echo: true,
  });
  return code;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Ends what is left of the run; a process that does not go by itself is a failure, and is named. */
async function leaveNothingBehind(): Promise<number> {
  const left = await processes.settle(10);
  for (const { pid, command } of left) console.log(`FAIL  left behind: ${pid} ${command}`);
  return left.length;
}

async function main(words: readonly string[]): Promise<number> {
  const [word, ...rest] = words;
  process.chdir(root);
  mkdirSync(artifacts, { recursive: true });

  const one = suites.find((name) => name === word);
  if (one) {
    const code = await runOne(one, rest);
    return (await leaveNothingBehind()) > 0 ? 1 : code;
  }
  if (word !== undefined && word !== "check") {
    console.log(`Unknown word "${word}". One of: check, ${suites.join(", ")}, or nothing for all.`);
    return 2;
  }
  const first = await runAll([generate]);
  const rest2 = await runAll(word === "check" ? checks : [...checks, ...suites.map(suite)]);
  const left = await leaveNothingBehind();
  const total = sum([...first, ...rest2, { passed: 0, failed: left, skipped: 0 }]);
  if (!interrupted) console.log(tallyLine(total));
  return total.failed > 0 ? 1 : 0;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not skip the clearing up: it is bounded anyway.
    if (interrupted) return;
    interrupted = true;
    processes.interrupt();
  });
}

const code = await main(process.argv.slice(2));
process.exitCode = interrupted ? 130 : code;
