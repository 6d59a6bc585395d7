import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { dbTest } from "tests/support/db";
import type { TestWorld } from "tests/support/world";
import { dataMap, notPersonal, type PersonalTable } from "./data-map";

/** Words in a column's name that smell of a person; and values that can hold anything at all. */
const smell =
  /(^|_)(name|firstname|lastname|surname|email|mail|phone|mobile|tel|address|street|contact|recipient|attendee|speakers?|author|birth\w*|age|gender|note|notes|comment|message|diet|allerg\w*|access|health|photo|picture|portrait|avatar|signature|source|ip|agent|login|profile|bio|offers|seeks|national|ssn|reason|reply)(_|$)/;
const containers = new Set(["json", "jsonb", "bytea"]);
const texts = new Set(["text", "citext", "character varying", "ARRAY", "json", "jsonb", "bytea"]);

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

async function unclassified(world: TestWorld): Promise<string[]> {
  const columns = await world.db.$queryRaw<Column[]>`
    SELECT table_name AS table, column_name AS column,
      CASE data_type WHEN 'USER-DEFINED' THEN udt_name ELSE data_type END AS type
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    ORDER BY table_name, ordinal_position`;
  const map: Readonly<Record<string, PersonalTable>> = dataMap;
  return columns
    .filter(({ column, type }) => texts.has(type) && (smell.test(column) || containers.has(type)))
    .filter(({ table, column }) => map[table]?.columns[column] === undefined)
    .map(({ table, column }) => `${table}.${column}`)
    .filter(
      (name) =>
        notPersonal[name] === undefined && notPersonal[`${name.split(".")[0]}.*`] === undefined,
    );
}

dbTest(
  "every column that smells of personal data is in the map, or known to hold none",
  async ({ world }) => {
    expect(await unclassified(world)).toEqual([]);
  },
);

dbTest("the check bites: a new column with a phone number is noticed", async ({ world }) => {
  await world.db
    .$executeRaw`ALTER TABLE person ADD COLUMN mobile_phone text, ADD COLUMN extra jsonb`;
  try {
    expect(await unclassified(world)).toEqual(["person.mobile_phone", "person.extra"]);
  } finally {
    await world.db.$executeRaw`ALTER TABLE person DROP COLUMN mobile_phone, DROP COLUMN extra`;
  }
});

dbTest("the map names only what the database has", async ({ world }) => {
  const known = await world.db.$queryRaw<{ name: string }[]>`
    SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`;
  const names = new Set(known.map(({ name }) => name));
  const mapped = Object.entries(dataMap).flatMap(([table, { columns }]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  );
  expect([...mapped, ...Object.keys(notPersonal)].filter((name) => !names.has(name))).toEqual([]);
});

dbTest("docs/privacy-data-map.md says what the map says", () => {
  // The formatter widens the columns of a table.
  const doc = readFileSync("docs/privacy-data-map.md", "utf8").replace(/ +/g, " ");
  const rows = doc.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows).toEqual(tableLines().map((line) => line.replace(/ +/g, " ")));
});

/** The map as rows of a Markdown table. */
function tableLines(): string[] {
  return Object.entries(dataMap as Record<string, PersonalTable>).map(
    ([table, { columns, exportAs, rows, purpose, basis, retention }]) => {
      const named = Object.entries(columns).map(([name, { key, erased }]) => {
        const exported = key === null ? "" : ` → \`${key}\``;
        return `\`${name}\`${exported}${rows === "deleted" || erased === "kept" ? "" : ` (${erased})`}`;
      });
      const cells = [
        `\`${table}\` → \`${exportAs}\``,
        purpose,
        basis,
        retention,
        rows === "deleted" ? "row deleted" : "row kept",
        named.join(", "),
      ];
      return `| ${cells.join(" | ")} |`;
    },
  );
}
