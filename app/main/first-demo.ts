import { demoOrganiser, loadDemoIfEmpty } from "./demo";
import { runAsProcess } from "./run-as-process";

/** What the first start learns of the demo: the address its organiser signs in with, if it was loaded. */
export interface FirstDemo {
  readonly organiser: string | null;
}

/** Loads the demo into an empty database, tells the process that started it, and ends. */
void runAsProcess("first-demo", async (settings) => {
  const loaded = await loadDemoIfEmpty(settings);
  const told: FirstDemo = { organiser: loaded ? demoOrganiser.email : null };
  process.send?.(told, () => process.exit(0));
  return { close: async () => {} };
});
