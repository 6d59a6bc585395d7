import { createHash } from "node:crypto";

/**
 * What a statement begins with that every connection keeps planned: a large one that runs at every order takes longer
 * to plan than to run.
 *
 * @remarks Its text must be one of a few, as what it is asked with is given in parameters: a list of any length in it
 * would make another statement for each length.
 */
export const keptReady = "/* kept ready */";

/** Each takes some hundred kilobytes of each connection. What comes later is planned each time, as everything else. */
const statementsAtMost = 24;

/**
 * Names the statements that are kept ready, each text by itself.
 *
 * @returns the name of a statement, as the driver prepares it by; empty for one that is planned each time
 */
export function nameStatements(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!sql.startsWith(keptReady)) return "";
    const known = names.get(sql);
    if (known !== undefined || names.size >= statementsAtMost) return known ?? "";
    const name = `treff-${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
    names.set(sql, name);
    return name;
  };
}
