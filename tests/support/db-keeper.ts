import { openDatabaseServer } from "./database-server";
import { keep } from "./keeper";

/** Holds the database server of the db suite. */
await keep(async () => {
  const { close, ...ready } = await openDatabaseServer();
  return { ready, close };
});
