import { EmbeddedDatabaseError } from "~/platform/embedded/embedded-database-error.server";
import { SettingsError } from "~/platform/env.server";
import { MigrationError } from "~/platform/migrations/apply-migrations.server";

/** What a command cannot do, in one sentence for the person who typed it. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

const sayable = [CommandError, SettingsError, EmbeddedDatabaseError, MigrationError];

/** The sentence of an expected failure; the whole stack of any other, since that is a bug. */
export function reasonOf(error: unknown): string {
  if (sayable.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Goes on when nobody reads what we say any more: a terminal that was closed must not cut our end short. */
export function outliveListeners(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

/** Runs a command to its end: a failure is said on stderr, and the exit code is 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  outliveListeners();
  try {
    await command();
  } catch (error) {
    console.error(reasonOf(error));
    process.exitCode = 1;
  }
}

/** What a database answers, or the way to it, by code: PostgreSQL's SQLSTATE or the system's. */
const databaseFailures: Readonly<Record<string, string>> = {
  ECONNREFUSED: "does not answer",
  ECONNRESET: "broke the connection off",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached",
  ENOTFOUND: "is a host nobody knows",
  EAI_AGAIN: "is a host nobody knows at the moment",
  ETIMEDOUT: "does not answer",
  "28000": "refuses that user",
  "28P01": "refuses that user or password",
  "3D000": "has no database of that name",
  "53300": "has no connection free",
  "57P03": "is starting or stopping",
};

/**
 * A failure to reach the database as a sentence that names its host, never its password; any other
 * error as it is.
 */
export function asDatabaseFailure(error: unknown, url: string): unknown {
  const { code, message = "" } = error as { code?: string; message?: string };
  const said =
    databaseFailures[code ?? ""] ??
    (/timeout expired|terminated unexpectedly/i.test(message) ? "does not answer" : undefined);
  if (said === undefined) return error;
  return new CommandError(`The database at ${hostOf(url)} (DATABASE_URL) ${said}.`);
}

function hostOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname || "localhost"}:${port || "5432"}`;
}
