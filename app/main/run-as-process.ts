import path from "node:path";
import { readSettings, type Settings } from "~/platform/env.server";
import { asDatabaseFailure, outliveListeners, reasonOf } from "./failure";

/** A started part of Treff: web, worker. */
export interface RunningPart {
  /** Finishes what is under way and lets go of everything. */
  close(): Promise<void>;
}

/** How long a part may take to finish what is under way, in milliseconds. */
export const closingTime = 20_000;

const endings = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Makes a module that exports a part also the program that runs it: does nothing unless the process was
 * started as `<name>.ts` or `<name>.js`.
 *
 * @remarks The first signal, or the end of the process that started us, closes the part; a second
 * signal ends at once. What fails at start is said in one sentence, with exit code 1.
 * @example void runAsProcess("web", startWeb);
 */
export async function runAsProcess(
  name: string,
  start: (settings: Settings) => Promise<RunningPart>,
): Promise<void> {
  if (!isProcess(name)) return;
  outliveListeners();
  let settings: Settings | undefined;
  let part: RunningPart | undefined;
  let closing = false;
  let started = () => {};
  const starting = new Promise<void>((resolve) => (started = resolve));
  const end = async () => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), closingTime).unref();
    try {
      await starting;
      await part?.close();
      process.exit(0);
    } catch (error) {
      console.error(reasonOf(error));
      process.exit(1);
    }
  };
  for (const signal of endings) process.on(signal, () => void end());
  process.on("disconnect", () => void end());

  try {
    settings = readSettings();
    part = await start(settings);
    started();
  } catch (error) {
    console.error(reasonOf(settings ? asDatabaseFailure(error, settings.databaseUrl) : error));
    process.exit(1);
  }
}

/** Whether this process was started as the program of that name. */
export function isProcess(name: string): boolean {
  return path.parse(process.argv[1] ?? "").name === name;
}
