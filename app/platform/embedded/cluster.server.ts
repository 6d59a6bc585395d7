import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  chmodSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { isWritable, makeEnterableFolder, outsideFolder, type Binaries } from "./binaries.server";
import {
  asUser,
  canEnter,
  databaseUser,
  giveTo,
  plainEnvironment,
  type DatabaseUser,
} from "./database-user.server";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";

/** The database's superuser and its one database. */
export const databaseName = "treff";

/**
 * A database's place on disk: `data` is PostgreSQL's own folder, beside it stand its password and its
 * log.
 */
export interface Cluster {
  readonly home: string;
  readonly data: string;
  readonly logFile: string;
  readonly user: DatabaseUser;
}

/** What `cluster.json` holds; mode 600. */
export interface ClusterKey {
  readonly password: string;
}

/** The cluster at `home`, made or not. */
export function clusterAt(home: string, user: DatabaseUser): Cluster {
  return { home, data: path.join(home, "data"), logFile: path.join(home, "postgres.log"), user };
}

/** The link or folder in the data folder behind which the database is kept. */
export function homeLink(dataFolder: string): string {
  return path.join(dataFolder, "postgres");
}

/**
 * The cluster of a data folder (`TREFF_DATA`), or `null` when none was ever made.
 *
 * @throws {EmbeddedDatabaseError} when it is there but its user cannot enter it.
 */
export function existingCluster(dataFolder: string): Cluster | null {
  const link = homeLink(dataFolder);
  const kind = lstatSync(link, { throwIfNoEntry: false });
  if (!kind) return null;
  if (!existsSync(link)) {
    throw new EmbeddedDatabaseError(
      `${link} points to a folder that is gone: put that folder back, or remove the link to begin with an empty database.`,
    );
  }
  const home = realpathSync(link);
  const user = databaseUser(path.join(home, "data"));
  if (!canEnter(user, home)) {
    throw new EmbeddedDatabaseError(
      `The database in ${home} cannot be entered by the user ${user.name ?? "who started Treff"}: start Treff as the user who made it, or name another folder with TREFF_DATA.`,
    );
  }
  return clusterAt(home, user);
}

/**
 * The cluster of a data folder; a place for it is made at the first start.
 *
 * @remarks Where the database's user cannot enter the data folder (inside root's home, mode 700) the
 * place is a folder below `/var/lib/treff`, and the data folder holds a link to it: who removes the
 * data folder begins anew, and never meets the data of an earlier checkout at the same path.
 */
export function placeForCluster(dataFolder: string, log: (line: string) => void): Cluster {
  makeWritableFolder(dataFolder);
  const existing = existingCluster(dataFolder);
  if (existing) return existing;

  return makePlace(dataFolder, homeLink(dataFolder), log);
}

/** Makes an empty place for a cluster at `link`, a name within the data folder. */
export function makePlace(dataFolder: string, link: string, log: (line: string) => void): Cluster {
  const user = databaseUser();
  try {
    if (canEnter(user, dataFolder)) {
      mkdirSync(link, { recursive: true });
      chmodSync(link, 0o755);
    } else {
      makeEnterableFolder(outsideFolder);
      const home = mkdtempSync(path.join(outsideFolder, `${shortName(dataFolder)}-`));
      chmodSync(home, 0o755);
      symlinkSync(home, link);
      log(`The database's user cannot enter ${dataFolder}, so the database is kept in ${home}.`);
    }
  } catch (error) {
    // Another process may have made the place at the same moment.
    if (!existsSync(link)) throw cannotWrite(dataFolder, error);
  }
  return clusterAt(realpathSync(link), user);
}

/**
 * Makes the cluster unless it is there: UTF-8 whatever LANG says, data checksums, password needed.
 *
 * @remarks Initialised beside its final place and renamed, so that a first start broken off leaves
 * nothing that looks like a database.
 */
export async function ensureInitialised(
  cluster: Cluster,
  binaries: Binaries,
  options: { readonly quick: boolean },
): Promise<ClusterKey> {
  const key = ensureKey(cluster);
  const version = readVersion(cluster);
  if (version !== null && version !== binaries.majorVersion) {
    throw new EmbeddedDatabaseError(
      `The database in ${cluster.home} is of PostgreSQL ${version}, this Treff brings PostgreSQL ${binaries.majorVersion}: restore a backup into a new TREFF_DATA, or start the Treff it was made with.`,
    );
  }
  if (version !== null) return key;

  const fresh = mkdtempSync(`${cluster.data}.new-`);
  const passwordFile = `${fresh}.password`;
  try {
    writeFileSync(passwordFile, key.password, { mode: 0o600 });
    giveTo(cluster.user, passwordFile);
    giveTo(cluster.user, fresh);
    await initdb(cluster, binaries, [
      `--pgdata=${fresh}`,
      `--pwfile=${passwordFile}`,
      `--username=${databaseName}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--data-checksums",
      ...(options.quick ? ["--no-sync"] : []),
    ]);
    renameSync(fresh, cluster.data);
  } catch (error) {
    // Two first starts at once: the other one's database is as good.
    if (readVersion(cluster) === null) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
  return key;
}

/** The key of a cluster that was made, or `null`. */
export function readKey(cluster: Cluster): ClusterKey | null {
  const file = path.join(cluster.home, "cluster.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ClusterKey;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new EmbeddedDatabaseError(`${file} cannot be read (${(error as Error).message}).`);
  }
}

/** The major version of PostgreSQL that made the data, or `null` when there is none yet. */
export function readVersion(cluster: Cluster): string | null {
  const file = path.join(cluster.data, "PG_VERSION");
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

/** Makes a folder and proves that we may write into it. */
export function makeWritableFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
  if (!isWritable(folder)) throw cannotWrite(folder, new Error("permission denied"));
}

/** One level at a time: Node's own `recursive` never comes back where a folder cannot be, as in /proc. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function cannotWrite(folder: string, error: unknown): EmbeddedDatabaseError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new EmbeddedDatabaseError(
    `The folder ${folder} cannot be written to (${code ?? message}): make it writable, or name another one with TREFF_DATA.`,
  );
}

/** Written exclusively: of two first starts at once, both use the password of the first. */
function ensureKey(cluster: Cluster): ClusterKey {
  const existing = readKey(cluster);
  if (existing) return existing;
  const key: ClusterKey = { password: randomBytes(24).toString("base64url") };
  const half = path.join(cluster.home, `cluster.json.${randomBytes(4).toString("hex")}`);
  const file = path.join(cluster.home, "cluster.json");
  try {
    writeFileSync(half, `${JSON.stringify(key)}\n`, { mode: 0o600 });
    linkUnlessThere(half, file);
  } catch (error) {
    throw cannotWrite(cluster.home, error);
  } finally {
    rmSync(half, { force: true });
  }
  return readKey(cluster) ?? key;
}

/** Puts a whole file in its place in one step, unless another one stands there. */
export function linkUnlessThere(half: string, file: string): void {
  try {
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    // Some mounted folders know no links.
    renameSync(half, file);
  }
}

function initdb(cluster: Cluster, { initdb: program }: Binaries, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...asUser(cluster.user),
      cwd: "/",
      // Its own group: Ctrl-C must not leave it half done.
      detached: true,
      env: plainEnvironment,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve();
      const reason = said
        .trim()
        .split("\n")
        .find((line) => /error|fatal|could not/i.test(line));
      reject(
        new EmbeddedDatabaseError(
          `The database could not be made in ${cluster.home}: ${reason ?? `initdb ended with ${code}`}.`,
        ),
      );
    });
  });
}

/** `/root/treff/var` becomes `root-treff-var`, short enough for a listing. */
function shortName(folder: string): string {
  const words = folder.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.join("-").toLowerCase().slice(-40) || "treff";
}
