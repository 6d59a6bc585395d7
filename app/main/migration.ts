import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "~/platform/embedded/supervisor.server";
import { schemaDifference } from "~/platform/migrations/schema-difference.server";
import { migrate } from "./database";
import { CommandError, runCommand } from "./failure";
import { inProject } from "./project";

/** `npm run migration -- NAME`: writes the migration that leads from the last one to the schema. */
await runCommand(async () => {
  const name = (process.argv[2] ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (!name) throw new CommandError("Say what it is called: npm run migration -- add_waitlist");
  const database = await startEmbeddedPostgres({ ephemeral: true });
  try {
    await migrate(database.url);
    const sql = await schemaDifference(database.url, inProject("prisma"));
    if (!sql) {
      console.log("The migrations and the schema agree: there is nothing to write.");
      return;
    }
    const folder = inProject("prisma", "migrations", `${timestamp(new Date())}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "migration.sql"), `${sql}\n`);
    // What Prisma's own `migrate` looks for beside the migrations.
    writeFileSync(
      inProject("prisma", "migrations", "migration_lock.toml"),
      'provider = "postgresql"\n',
    );
    console.log(
      `Wrote ${path.relative(process.cwd(), path.join(folder, "migration.sql"))}: read it before you commit it.`,
    );
  } finally {
    await database.stop();
  }
});

/** UTC, `20270901101500`, as Prisma names its migrations. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, "").slice(0, 14);
}
