import { readBootSettings } from "~/platform/env.server";
import { migrate, openDatabase } from "./database";
import { runCommand } from "./failure";

/** `npm run migrate`: brings the database up to date, the embedded one without DATABASE_URL. */
await runCommand(async () => {
  const database = await openDatabase(readBootSettings(), console.log);
  try {
    const applied = await migrate(database.settings.databaseUrl);
    for (const name of applied) console.log(`Applied ${name}.`);
    if (applied.length === 0) console.log("The database is up to date.");
  } finally {
    await database.close();
  }
});
