import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, from `app/main` as well as from the bundles in `build/main`. */
export const projectFolder = path.resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** A path within the project, wherever the process was started. */
export function inProject(...parts: string[]): string {
  return path.join(projectFolder, ...parts);
}

/** A path as a person named it, seen from the folder in which `npm run …` was typed. */
export function fromTypedFolder(named: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? process.cwd(), named);
}
