import type { TestProject } from "vitest/node";
import type { TemplateDatabase } from "./database-server";
import { startKeeper } from "./keeper";

declare module "vitest" {
  interface ProvidedContext {
    templateDatabase: TemplateDatabase;
  }
}

/** Before the db suite: one server and one migrated template for all files. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const keeper = await startKeeper<TemplateDatabase>("db-keeper");
  project.provide("templateDatabase", keeper.ready);
  return () => keeper.close();
}
