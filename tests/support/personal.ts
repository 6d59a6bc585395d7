import pg from "pg";

/**
 * Every row of every table as text, `table: {…}` each: what somebody would find who got hold of the database.
 * Bytes are decoded, so that nothing hides in a copy of a mail or behind base64.
 */
export async function dumpAllRows(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(`
      SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
    const lines: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      lines.push(...rows.map((row) => `${name}: ${textOf(row)}`));
    }
    return lines;
  } finally {
    await client.end();
  }
}

function textOf(row: Record<string, unknown>): string {
  return JSON.stringify(row, function (this: Record<string, unknown>, key, value: unknown) {
    const raw = key === "" ? value : this[key];
    if (!Buffer.isBuffer(raw)) return value;
    const text = raw.toString("utf8");
    // The parts of a mail are base64 inside it.
    return `${text} ${text.replace(/(?:[A-Za-z0-9+/=]{40,}\r?\n)+/g, (block) => Buffer.from(block, "base64").toString("utf8"))}`;
  });
}

/** The rows in which any of `words` stands, whatever its case. */
export function rowsNaming(rows: readonly string[], words: readonly string[]): string[] {
  const wanted = words.map((word) => word.toLowerCase());
  return rows.filter((row) => wanted.some((word) => row.toLowerCase().includes(word)));
}
