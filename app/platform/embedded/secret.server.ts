import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { linkUnlessThere, makeWritableFolder } from "./cluster.server";
import { EmbeddedDatabaseError } from "./embedded-database-error.server";

/** Where the secret made for a data folder is kept, mode 600. */
export function secretFile(dataFolder: string): string {
  return path.join(dataFolder, "secret");
}

/** The secret kept in a data folder, made at the first call. */
export function keptSecret(dataFolder: string): string {
  const file = secretFile(dataFolder);
  if (!existsSync(file)) {
    makeWritableFolder(dataFolder);
    const half = `${file}.${randomBytes(4).toString("hex")}`;
    writeFileSync(half, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
    linkUnlessThere(half, file);
    rmSync(half, { force: true });
  }
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The secret in ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
  throw new EmbeddedDatabaseError(
    `The secret in ${file} is cut short: put the file back, or set TREFF_SECRET.`,
  );
}
