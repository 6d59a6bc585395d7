import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import type { BrowserStage } from "./browser-keeper";
import { artifacts, startKeeper } from "./keeper";

declare module "vitest" {
  interface ProvidedContext {
    browserStage: BrowserStage;
  }
}

/** Before the browser suite: the application runs once for all files, and so does Chromium. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  rmSync(join(artifacts, "failures"), { recursive: true, force: true });
  const keeper = await startKeeper<BrowserStage>("browser-keeper");
  project.provide("browserStage", keeper.ready);
  return () => keeper.close();
}
