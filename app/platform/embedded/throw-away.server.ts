import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, realpathSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { canEnter, databaseUser } from "./database-user.server";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";

/** A fresh folder that the database's user can enter. */
export function throwAwayFolder(): string {
  const user = databaseUser();
  const parent = [os.tmpdir(), "/tmp", "/var/tmp"].find((folder) => canEnter(user, folder));
  if (parent === undefined) {
    throw new EmbeddedDatabaseError(
      "The database's user can enter none of the temporary folders: set TMPDIR.",
    );
  }
  const home = mkdtempSync(path.join(realpathSync(parent), "treff-postgres-"));
  chmodSync(home, 0o755);
  return home;
}

/**
 * A small process that outlives us for a moment: when the pipe from us closes, however we ended, it
 * stops the database and removes its folder.
 */
export function guard(home: string): { end(): void } {
  const script = `
    cat >/dev/null
    for round in 1 2 3; do
      if [ -r "$1/data/postmaster.pid" ] && read -r pid < "$1/data/postmaster.pid"; then
        kill -QUIT "$pid" 2>/dev/null
        n=0
        while kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
      fi
      [ -d "$1" ] || exit 0
      rm -rf "$1"
      sleep 1
    done`;
  const child = spawn("/bin/sh", ["-c", script, "treff-guardian", home], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  child.unref();
  // Held open for as long as we live, without keeping us alive.
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return { end: () => child.stdin.end() };
}
