import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, test } from "vitest";
import { startEmbeddedPostgres } from "~/platform/embedded/supervisor.server";
import { guard } from "~/platform/embedded/throw-away.server";
import { applyMigrations } from "~/platform/migrations/apply-migrations.server";
import { cloneDatabase, dropDatabase } from "./database-server";
import { openHub, type Hub } from "./hub";
import { root } from "./keeper";
import { startWebPart, startWorkerPart, type LivePart, type LiveWeb } from "./parts";
import { openClient, type Ask } from "./patient-client";

/** How long a test of faults may take on a machine that is busy with other things, in milliseconds. */
export const patience = 600_000;

/** The address the processes of one test say they have, as if one proxy stood before all of them. */
export const publicUrl = "http://treff.example";

type Given = Readonly<Record<string, string>>;

/** Processes of a file's own on an empty database, to be harmed. */
export interface FaultStage {
  readonly databaseUrl: string;
  /** An organisation in the database, with events as they are wanted. */
  readonly hub: Hub;
  /** Asks over up to forty connections. */
  readonly ask: Ask;
  /** Starts a web process that is called {@link publicUrl}, so that any of them may answer for all. */
  readonly startWeb: (given?: Given) => Promise<LiveWeb>;
  /** Two web processes that all tests of the file share. */
  readonly twoWebs: () => Promise<readonly [LiveWeb, LiveWeb]>;
  readonly startWorker: (given?: Given) => Promise<LivePart>;
}

/** A test that does harm to processes, on a database of the file's own; what was not killed has to end cleanly. */
export const faultTest = test.extend(
  "stage",
  { scope: "file" },
  async ({}, { onCleanup }): Promise<FaultStage> => {
    const databases = inject("templateDatabase");
    const databaseUrl = await cloneDatabase(databases);
    const { stage, close } = await openStage(databaseUrl);
    onCleanup(async () => {
      await close();
      await dropDatabase(databases, databaseUrl);
    });
    return stage;
  },
);

/** Few enough connections for a test to take all of them. */
export const parameters = { max_connections: "40" } as const;

/** {@link faultTest} on a PostgreSQL of the file's own, durable as in earnest and kept by our supervisor. */
export const databaseFaultTest = test.extend(
  "stage",
  { scope: "file" },
  async ({}, { onCleanup }) => {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), "treff-faults-"));
    // The database's own user has to get in.
    chmodSync(folder, 0o755);
    const database = await startEmbeddedPostgres({ folder, parameters });
    // Stops it even when this process is killed itself.
    const guardian = guard(database.home);
    await applyMigrations(database.url, join(root, "prisma", "migrations"));
    const { stage, close } = await openStage(database.url);
    onCleanup(async () => {
      await close();
      await database.stop();
      guardian.end();
      rmSync(folder, { recursive: true, force: true });
    });
    return { ...stage, database, folder };
  },
);

async function openStage(
  databaseUrl: string,
): Promise<{ stage: FaultStage; close: () => Promise<void> }> {
  const hub = await openHub(databaseUrl, publicUrl);
  const client = openClient();
  const parts: LivePart[] = [];
  const kept = async <T extends LivePart>(starting: Promise<T>): Promise<T> => {
    const part = await starting;
    parts.push(part);
    return part;
  };
  const withName = (given: Given = {}) => ({ TREFF_URL: publicUrl, ...given });
  const startWeb = (given?: Given) => kept(startWebPart(databaseUrl, withName(given)));
  let pair: Promise<[LiveWeb, LiveWeb]> | undefined;
  return {
    stage: {
      databaseUrl,
      hub,
      ask: client.ask,
      startWeb,
      twoWebs: () => (pair ??= Promise.all([startWeb(), startWeb()])),
      startWorker: (given) => kept(startWorkerPart(databaseUrl, withName(given))),
    },
    async close() {
      client.close();
      const ends = await Promise.allSettled(parts.map((part) => part.close()));
      await hub.close();
      const troubles = ends.flatMap((end) =>
        end.status === "rejected" ? [String(end.reason)] : [],
      );
      if (troubles.length > 0) throw new Error(troubles.join("\n"));
    },
  };
}
