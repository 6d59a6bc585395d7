import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const never = ["**/node_modules/**", "build/**", "var/**", "tests/.artifacts/**"];

/** What does harm to processes of its own: it waits as much as it works, so `tests/run.ts` runs it beside the browser. */
const faults = "tests/e2e/faults-*.e2e.test.ts";

/** A zone nobody assumes (UTC+05:45, no daylight saving): code that leans on the server's clock fails. */
const env = { TZ: "Asia/Kathmandu", NODE_ENV: "test" } as const;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^~\//, replacement: `${root}app/` },
      { find: /^emails\//, replacement: `${root}emails/` },
      { find: /^tests\//, replacement: `${root}tests/` },
    ],
  },
  test: {
    env,
    setupFiles: ["tests/support/console-guard.ts"],
    // What a test replaced on a global object never reaches the next one.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // A worker loads the product once for all its files: loading it anew took as long as the tests of a small file. A
    // file has its own database, organisation and clock; what a module keeps, it keeps in earnest as well.
    isolate: false,
    // Two cores: each suite says how many workers it may have.
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{app,emails}/**/*.test.{ts,tsx}",
            "tests/*.test.ts",
            "tests/support/*.test.ts",
            "prisma/**/*.test.ts",
          ],
          exclude: [...never, "**/*.db.test.ts"],
          maxWorkers: 2,
          // A property test on a busy machine of two cores takes its time; none of them measures it.
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{app,tests,prisma}/**/*.db.test.ts"],
          exclude: never,
          globalSetup: ["tests/support/db-setup.ts"],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/e2e/**/*.e2e.test.ts"],
          exclude: [...never, faults],
          globalSetup: ["tests/support/browser-setup.ts"],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: [faults],
          exclude: never,
          globalSetup: ["tests/support/fault-setup.ts"],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
