import { spawnSync } from "node:child_process";
import { chownSync, statSync } from "node:fs";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";

/**
 * The OS user the database runs as. `null` ids: the one we are ourselves.
 *
 * @remarks PostgreSQL refuses to run as root, so root has to lend it another user.
 */
export interface DatabaseUser {
  readonly name: string | null;
  readonly uid: number | null;
  readonly gid: number | null;
}

const ourselves: DatabaseUser = { name: null, uid: null, gid: null };

/**
 * Finds the user for the database: ourselves, unless we are root.
 *
 * @param data - An existing data folder; as root its owner is the user, whoever made it.
 */
export function databaseUser(data?: string): DatabaseUser {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = data === undefined ? undefined : statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  const user = lookUp("postgres") ?? create("postgres") ?? lookUp("nobody");
  if (user) return user;
  throw new EmbeddedDatabaseError(
    "PostgreSQL does not run as root, and no user `postgres` or `nobody` exists to run it as: start Treff as an ordinary user, or set DATABASE_URL.",
  );
}

/** The options under which a child process runs as `user`. */
export function asUser(user: DatabaseUser): { uid?: number; gid?: number } {
  return user.uid === null || user.gid === null ? {} : { uid: user.uid, gid: user.gid };
}

/** What the database's programs see of the environment: nothing of the person's language or zone. */
export const plainEnvironment = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
} as unknown as NodeJS.ProcessEnv;

/** Makes `user` the owner of a file or folder that we made. */
export function giveTo(user: DatabaseUser, file: string): void {
  if (user.uid !== null && user.gid !== null) chownSync(file, user.uid, user.gid);
}

/**
 * Whether `user` can enter `folder`, parents included.
 *
 * @remarks Asked by trying, since modes alone do not tell (access lists, mount options).
 */
export function canEnter(user: DatabaseUser, folder: string): boolean {
  const tried = spawnSync("/bin/sh", ["-c", 'cd "$1" && test -r . && test -x .', "sh", folder], {
    ...asUser(user),
    cwd: "/",
    stdio: "ignore",
  });
  return tried.status === 0;
}

function lookUp(name: string): DatabaseUser | null {
  const uid = idOf("-u", name);
  const gid = idOf("-g", name);
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid };
}

function idOf(flag: "-u" | "-g", name: string): number | null {
  const asked = spawnSync("id", [flag, name], { encoding: "utf8" });
  const id = Number.parseInt(asked.stdout ?? "", 10);
  return asked.status === 0 && Number.isInteger(id) ? id : null;
}

function nameOf(uid: number): string | null {
  const asked = spawnSync("id", ["-un", String(uid)], { encoding: "utf8" });
  return asked.status === 0 ? asked.stdout.trim() : null;
}

/** Tools that make a system user, by distribution: shadow, Debian, BusyBox. */
const makers: readonly (readonly [string, ...string[]])[] = [
  ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false"],
  ["adduser", "--system", "--group", "--no-create-home", "--shell", "/bin/false"],
  ["adduser", "-S", "-D", "-H", "-s", "/bin/false"],
];

function create(name: string): DatabaseUser | null {
  for (const [tool, ...options] of makers) {
    spawnSync(tool, [...options, name], { stdio: "ignore" });
    const user = lookUp(name);
    if (user) return user;
  }
  return null;
}
