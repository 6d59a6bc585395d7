import { createWriteStream, existsSync, readFileSync, renameSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Header } from "tar";
import { openBaseBackup } from "./base-backup.server";
import { existingCluster, readVersion } from "./cluster.server";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";
import { secretFile } from "./secret.server";
import { startEmbeddedPostgres } from "./supervisor.server";

/** Where in the archive stands what is not PostgreSQL's. */
export const ownFolder = "treff/";

/** What `treff/backup.json` says of a backup. */
export interface BackupLabel {
  readonly format: 1;
  readonly madeAt: string;
  readonly postgres: string;
}

/**
 * Writes the embedded database of a data folder, its key, and the secret made for it into one
 * `.tar.gz` of mode 600. The database may be in use: the backup holds it as it is at the end.
 *
 * @throws {EmbeddedDatabaseError} when there is no database, or the file is there already.
 */
export async function backUp(
  dataFolder: string,
  file: string,
  now: Date,
  log: (line: string) => void = () => {},
): Promise<{ readonly bytes: number }> {
  const cluster = existingCluster(dataFolder);
  const postgres = cluster && readVersion(cluster);
  if (!cluster || !postgres) {
    throw new EmbeddedDatabaseError(
      `There is no embedded database in ${dataFolder}, so there is nothing to back up.`,
    );
  }
  if (existsSync(file)) {
    throw new EmbeddedDatabaseError(
      `The file ${file} is there already: name another one for the backup.`,
    );
  }
  const label: BackupLabel = { format: 1, madeAt: now.toISOString(), postgres };
  const own: [string, string | null][] = [
    ["backup.json", JSON.stringify(label)],
    ["cluster.json", readIfThere(path.join(cluster.home, "cluster.json"))],
    ["demo.json", readIfThere(path.join(cluster.home, "demo.json"))],
    ["secret", readIfThere(secretFile(dataFolder))],
  ];
  const database = await startEmbeddedPostgres({ folder: dataFolder, log });
  const half = `${file}.part`;
  try {
    const archive = await openBaseBackup(database.url);
    async function* whole() {
      for (const [name, text] of own) if (text !== null) yield entry(ownFolder + name, text, now);
      yield* archive as AsyncIterable<Buffer>;
      // The end of a tar file; PostgreSQL may or may not have written it.
      yield Buffer.alloc(1024);
    }
    await pipeline(
      Readable.from(whole()),
      createGzip({ level: 6 }),
      createWriteStream(half, { mode: 0o600, flush: true }),
    );
    renameSync(half, file);
    return { bytes: statSync(file).size };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new EmbeddedDatabaseError(
      `The backup could not be written to ${file} (${code ?? message}).`,
      { cause: error },
    );
  } finally {
    await rm(half, { force: true }).catch(() => {});
    await database.stop();
  }
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** One file of a tar archive: its header and its bytes, filled up to blocks of 512. */
function entry(name: string, text: string, mtime: Date): Buffer {
  const body = Buffer.from(text, "utf8");
  const header = new Header({
    path: name,
    mode: 0o600,
    size: body.length,
    type: "File",
    mtime,
    uid: 0,
    gid: 0,
  });
  const block = Buffer.alloc(512);
  header.encode(block, 0);
  return Buffer.concat([block, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
}
