import type { TestProject } from "vitest/node";
import type { TemplateDatabase } from "./database-server";
import { startKeeper } from "./keeper";

/** Before the fault suite: the application is built, and there is a server with a migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const keeper = await startKeeper<TemplateDatabase>("fault-keeper");
  project.provide("templateDatabase", keeper.ready);
  return () => keeper.close();
}
