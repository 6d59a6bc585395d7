import { buildIfStale } from "~/main/build";
import { openDatabaseServer } from "./database-server";
import { keep } from "./keeper";

/** Holds what the fault suite needs: the built application and a database server; each file starts its own processes. */
await keep(async () => {
  await buildIfStale();
  const { close, ...ready } = await openDatabaseServer();
  return { ready, close };
});
