import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type * as Glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * The SQL that leads from a migrated database to the Prisma schema; empty when they agree.
 *
 * @remarks Prisma's schema engine in its WebAssembly build: nothing is downloaded, and it is loaded only
 * here, never at start. What Prisma does not model (CHECK constraints, triggers, functions, partial
 * indexes) it neither sees nor drops.
 * @param url - A database that has all migrations.
 * @param schemaFolder - The folder with `schema.prisma`, and more `.prisma` files in folders below.
 */
export async function schemaDifference(url: string, schemaFolder = "prisma"): Promise<string> {
  const files = readSchema(schemaFolder);
  const connections = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const engine = await startEngine(connections, files);
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: schemaFolder },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      // The one table in our schema that no model describes.
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    const sql = stdout?.trim() ?? "";
    return /^-- This is an empty migration\.?$/.test(sql) ? "" : sql;
  } finally {
    await connections.end();
  }
}

/** All `.prisma` files in a folder and below, by path. */
export function readSchema(folder: string): SchemaContainer[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => path.join(folder, name))
    .map((file) => ({ path: file, content: readFileSync(file, "utf8") }));
}

/** PostgreSQL's internal `"char"`, in which the catalogue keeps the kind of a foreign key. */
const internalChar = 18;
const text = 25;

/**
 * Prisma's adapter, which has no name for `"char"` and would stop there: shown to it as text, and to
 * the engine as the character it is.
 */
function catalogueAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const characters = new WeakMap<object, number[]>();
  const ask = pool.query.bind(pool) as (query: pg.QueryConfig) => Promise<pg.QueryResult>;
  const askAsText = async (query: pg.QueryConfig) => {
    const result = await ask(query);
    const found = result.fields.flatMap((field, at) =>
      field.dataTypeID === internalChar ? [at] : [],
    );
    for (const field of result.fields)
      if (field.dataTypeID === internalChar) field.dataTypeID = text;
    characters.set(result.rows, found);
    return result;
  };
  const factory = new PrismaPg(Object.assign(pool, { query: askAsText }));
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    async connect() {
      const adapter = await connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      return Object.assign(adapter, {
        async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
          const result = await queryRaw(query);
          for (const at of characters.get(result.rows) ?? [])
            result.columnTypes[at] = ColumnTypeEnum.Character;
          return result;
        },
      });
    },
  });
}

let loaded: Promise<typeof Glue> | undefined;

/** Once per process: the glue keeps a view of the first module's memory for good. */
async function loadGlue(): Promise<typeof Glue> {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const entry = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const code = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return glue;
}

async function startEngine(
  pool: pg.Pool,
  files: readonly SchemaContainer[],
): Promise<SchemaEngine> {
  const glue = await (loaded ??= loadGlue());
  return glue.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(catalogueAdapter(pool)),
  );
}
