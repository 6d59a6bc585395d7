import {
  chmodSync,
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar";
import { ownFolder, type BackupLabel } from "./backup.server";
import {
  existingCluster,
  homeLink,
  makePlace,
  makeWritableFolder,
  readVersion,
  type Cluster,
} from "./cluster.server";
import { asUser, giveTo } from "./database-user.server";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";
import { readPostmaster } from "./postmaster.server";
import { secretFile } from "./secret.server";
import { superviseCluster } from "./supervisor.server";

/** What a restore did. */
export interface Restored {
  readonly madeAt: string;
  /** The names under which the earlier data and secret are kept, if there were any. */
  readonly keptAside: readonly string[];
}

/**
 * Puts a backup in the place of the embedded database of a data folder.
 *
 * @remarks It is unpacked, started and stopped beside the place first: a backup that is cut short or
 * damaged changes nothing.
 * @param options - `replace` allows a database to be there; it is kept aside under another name.
 * @throws {EmbeddedDatabaseError} with one sentence.
 */
export async function restore(
  dataFolder: string,
  file: string,
  options: { readonly replace: boolean; readonly now: Date; readonly log?: (line: string) => void },
): Promise<Restored> {
  const { replace, now, log = () => {} } = options;
  if (!existsSync(file))
    throw new EmbeddedDatabaseError(`There is no file ${file} to restore from.`);
  makeWritableFolder(dataFolder);
  refuseOccupied(dataFolder, replace);

  const link = `${homeLink(dataFolder)}.restoring-${stamp(now)}`;
  const cluster = makePlace(dataFolder, link, log);
  try {
    const own = await unpack(file, cluster);
    const database = await superviseCluster(cluster, log);
    await database.stop();

    const keptAside = putAside(dataFolder, now);
    renameSync(link, homeLink(dataFolder));
    if (own.secret !== undefined)
      writeFileSync(secretFile(dataFolder), own.secret, { mode: 0o600 });
    return { madeAt: own.label.madeAt, keptAside };
  } catch (error) {
    if (lstatSync(link, { throwIfNoEntry: false })) {
      rmSync(realpathSync(link), { recursive: true, force: true });
      rmSync(link, { recursive: true, force: true });
    }
    throw error;
  }
}

function refuseOccupied(dataFolder: string, replace: boolean): void {
  const existing = existingCluster(dataFolder);
  if (!existing) return;
  if (readPostmaster(existing)) {
    throw new EmbeddedDatabaseError(
      `The database in ${existing.home} is running: stop Treff before restoring.`,
    );
  }
  if (!replace && readVersion(existing) !== null) {
    throw new EmbeddedDatabaseError(
      `There is a database in ${existing.home} already: add --replace to put the backup in its place; the old one is kept aside.`,
    );
  }
}

async function unpack(
  file: string,
  cluster: Cluster,
): Promise<{ label: BackupLabel; secret: string | undefined }> {
  const { data, home, user } = cluster;
  mkdirSync(data, { mode: 0o700 });
  try {
    await pipeline(
      createReadStream(file),
      createGunzip(),
      extract({ cwd: data, strict: true, preservePaths: false, ...asUser(user) }),
    );
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The file ${file} is not a whole backup (${(error as Error).message}).`,
      { cause: error },
    );
  }
  const own = path.join(data, ownFolder);
  const labelFile = path.join(own, "backup.json");
  if (!existsSync(labelFile) || !existsSync(path.join(data, "PG_VERSION"))) {
    throw new EmbeddedDatabaseError(`The file ${file} is not a backup made by Treff.`);
  }
  const label = JSON.parse(readFileSync(labelFile, "utf8")) as BackupLabel;
  const secret = existsSync(path.join(own, "secret"))
    ? readFileSync(path.join(own, "secret"), "utf8")
    : undefined;
  for (const name of readdirSync(own).filter(
    (each) => each === "cluster.json" || each === "demo.json",
  )) {
    writeFileSync(path.join(home, name), readFileSync(path.join(own, name)), { mode: 0o600 });
  }
  rmSync(own, { recursive: true });
  giveTo(user, data);
  chmodSync(data, 0o700);
  return { label, secret };
}

/** Names the present data and secret differently, so that a restore never loses anything. */
function putAside(dataFolder: string, now: Date): string[] {
  return [homeLink(dataFolder), secretFile(dataFolder)]
    .filter((place) => lstatSync(place, { throwIfNoEntry: false }))
    .map((place) => {
      const aside = `${place}.replaced-${stamp(now)}`;
      renameSync(place, aside);
      return aside;
    });
}

/** `20270901T101500`, for file names. */
function stamp(now: Date): string {
  return now.toISOString().replace(/[-:]|\..*/g, "");
}
