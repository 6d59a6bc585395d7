import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOfPath, faultsOfProject, faultsOfSource, featureTiers } from "tests/support/house";

const root = fileURLToPath(new URL("..", import.meta.url));

test("every file stands in a room of the house and keeps its rules", () => {
  expect(faultsOfProject(root)).toEqual([]);
});

describe("the vocabulary", () => {
  test.each([
    "package.json",
    ".ci/run",
    "app/root.tsx",
    "app/paths.ts",
    "app/routes/e.$slug_.register.tsx",
    "app/platform/jobs/outbox.server.ts",
    "app/features/events/domain/event-words.test.ts",
    "app/features/events/commands/publish-event.server.ts",
    "app/features/events/commands/publish-event.db.test.ts",
    "app/features/events/schema.ts",
    "prisma/migrations/20270101000000_begin/migration.sql",
    "tests/e2e/the-story.e2e.test.ts",
  ])("%s is at home", (path) => {
    expect(faultsOfPath(path)).toEqual([]);
  });

  test.each([
    ["notes.txt", "top folder"],
    ["src/server.ts", "no room"],
    ["app/features/events/services/publish.ts", "no room"],
    ["app/features/events/model.ts", "no room"],
    ["app/features/events/domain/deep/rules.ts", "no room"],
    ["app/features/billing/schema.ts", "no room"],
    ["app/helpers/dates.ts", "no room"],
    ["prisma/seed.sql", "no room"],
    ["app/kernel/timeRanges.ts", "kebab-case"],
    ["app/ui/Button.tsx", "kebab-case"],
    ["app/features/events/domain/event_words.ts", "kebab-case"],
    ["app/kernel/utils.ts", "says nothing"],
    ["app/platform/misc/log.server.ts", "says nothing"],
    ["app/features/events/queries/common.server.ts", "says nothing"],
    ["app/features/events/domain/index.ts", "barrel"],
    ["app/ui/index.tsx", "barrel"],
    ["app/routes/Events.tsx", "Remix"],
  ])("%s is refused: %s", (path, fault) => {
    expect(faultsOfPath(path).join("; ")).toContain(fault);
  });
});

describe("the text of a file", () => {
  test.each([
    [
      "app/features/mail/jobs/deliver.server.ts",
      "const url = process.env.SMTP_URL;",
      "process.env",
    ],
    ["app/platform/log.server.ts", "process.env['HOME']", "process.env"],
    ["app/features/events/queries/list.server.ts", "const now = Date.now();", "clock"],
    ["app/features/events/queries/list.server.ts", "const now = new Date();", "clock"],
    ["app/features/events/queries/list.server.ts", "const now = new Date;", "clock"],
    ["app/features/events/commands/make.server.ts", "id: randomUUID()", "newId"],
    ["app/ui/date.tsx", "new Intl.DateTimeFormat('nb')", "Intl"],
    ["app/routes/home.tsx", "count.toLocaleString()", "Intl"],
    ["emails/change.tsx", "new Intl.NumberFormat()", "Intl"],
    ["app/kernel/time.test.ts", ["vi", "mock('./clock')"].join("."), "mocks"],
  ])("%s with `%s` is refused", (path, source, fault) => {
    expect(faultsOfSource(path, source).join("; ")).toContain(fault);
  });

  test.each([
    ["app/platform/env.server.ts", "process.env"],
    ["app/main/web.ts", "process.env.PORT"],
    ["tests/support/chromium.ts", "process.env['HOME']"],
    ["app/features/events/queries/list.server.ts", "new Date(instant.getTime())"],
    ["app/features/events/queries/list.server.ts", "// never Date.now()\n/* nor new Date() */"],
    ["app/features/events/queries/list.server.ts", 'const from: Date = at; "https://x" as Date;'],
    ["app/platform/world.server.ts", "now: () => new Date()"],
    ["app/i18n/format.ts", "new Intl.DateTimeFormat(locale)"],
  ])("%s with `%s` is accepted", (path, source) => {
    expect(faultsOfSource(path, source)).toEqual([]);
  });
});

describe("who may import whom", () => {
  let house: string;

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), "treff-house-"));
    cpSync(join(root, ".dependency-cruiser.mjs"), join(house, ".dependency-cruiser.mjs"));
    cpSync(join(root, "tsconfig.json"), join(house, "tsconfig.json"));
    writeFileSync(join(house, "package.json"), '{"type":"module"}');
    symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
    for (const { from, line } of [...refused, ...accepted, ...targets]) write(from, `${line}\n`);
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text, { flag: "a" });
  }

  const value = (path: string): string => `export * from "${path}";`;
  const asType = (path: string): string => `export type * from "${path}";`;
  const targets = [
    "app/kernel/result.ts",
    "app/main/build.ts",
    "app/paths.ts",
    "app/platform/db.server.ts",
    "app/platform/log.server.ts",
    "app/routes/home.tsx",
    "app/ui/button.tsx",
    "app/i18n/format.ts",
    "app/features/identity/domain/person.ts",
    "app/features/mail/domain/message.ts",
    "app/features/events/domain/event.ts",
    "app/features/events/queries/page.server.ts",
    "app/features/events/commands/publish.server.ts",
    "app/features/registration/domain/seat.ts",
    "app/features/registration/queries/seats.server.ts",
    "tests/support/db.ts",
  ]
    .map((from) => ({ from, line: "export const here = true;" }))
    // The other half of the cycle that mail/jobs/a begins: a cycle is reported once.
    .concat({ from: "app/features/mail/jobs/b.server.ts", line: value("./a.server") });

  const refused = [
    { from: "app/kernel/a.ts", line: value("~/paths") },
    { from: "app/i18n/a.ts", line: value("~/ui/button") },
    { from: "app/platform/a.server.ts", line: value("~/features/events/domain/event") },
    { from: "app/ui/a.tsx", line: value("~/paths") },
    { from: "emails/a.tsx", line: value("~/platform/log.server") },
    { from: "app/features/events/domain/a.ts", line: value("~/features/registration/domain/seat") },
    { from: "app/features/events/domain/b.ts", line: value("~/platform/log.server") },
    { from: "app/features/events/domain/c.ts", line: 'export * from "node:fs";' },
    { from: "app/features/events/schema.ts", line: value("./queries/page.server") },
    {
      from: "app/features/mail/domain/a.ts",
      line: value("~/features/identity/domain/sign-in-rules"),
    },
    {
      from: "app/features/events/queries/a.server.ts",
      line: value("~/features/registration/queries/seats.server"),
    },
    { from: "app/features/events/queries/b.server.ts", line: value("~/ui/button") },
    { from: "app/features/events/queries/c.server.ts", line: 'export * from "@remix-run/node";' },
    { from: "app/features/events/components/a.tsx", line: value("../queries/page.server") },
    { from: "app/features/events/components/b.tsx", line: value("../commands/publish.server") },
    { from: "app/features/events/components/c.tsx", line: 'export * from "@prisma/client";' },
    {
      from: "app/features/events/components/d.tsx",
      line: asType("~/features/registration/queries/seats.server"),
    },
    { from: "app/routes/a.tsx", line: value("./home") },
    { from: "app/routes/b.tsx", line: value("~/platform/db.server") },
    { from: "app/routes/c.tsx", line: value("~/main/build") },
    { from: "app/platform/b.server.ts", line: value("tests/support/db") },
    { from: "app/features/mail/jobs/a.server.ts", line: value("./b.server") },
    { from: "app/routes/d.tsx", line: value("~/features/events/queries/nowhere") },
  ];

  const accepted = [
    { from: "app/platform/ok.server.ts", line: value("~/kernel/result") },
    {
      from: "app/features/registration/domain/ok.ts",
      line: value("~/features/events/domain/event"),
    },
    { from: "app/features/events/commands/ok.server.ts", line: value("~/platform/db.server") },
    {
      from: "app/features/registration/commands/ok.server.ts",
      line: value("~/features/events/commands/publish.server"),
    },
    { from: "app/features/events/components/ok.tsx", line: asType("../queries/page.server") },
    {
      from: "app/features/registration/components/ok.tsx",
      line: asType("~/features/events/queries/page.server"),
    },
    { from: "app/routes/ok.tsx", line: value("~/features/events/queries/page.server") },
    { from: "app/main/ok.ts", line: value("~/platform/db.server") },
    { from: "app/features/events/commands/ok.db.test.ts", line: value("tests/support/db") },
  ];

  test("every forbidden import is found, and no other", () => {
    expect(offenders()).toEqual([...new Set(refused.map(({ from }) => from))].toSorted());
  });

  function offenders(): string[] {
    const out = run(["app", "emails", "tests", "--no-progress", "--output-type", "json"]);
    const { summary } = JSON.parse(out) as { summary: { violations: { from: string }[] } };
    return [...new Set(summary.violations.map(({ from }) => from))].toSorted();
  }

  function run(args: string[]): string {
    const program = join(root, "node_modules", ".bin", "depcruise");
    // The JSON reporter always exits with 0: the violations are in its answer.
    return execFileSync(program, args, { cwd: house, encoding: "utf8", maxBuffer: 64 << 20 });
  }

  test("the order of the features is the one the house knows", async () => {
    const address = pathToFileURL(join(root, ".dependency-cruiser.mjs")).href;
    const { tiers } = (await import(/* @vite-ignore */ address)) as { tiers: unknown };
    expect(tiers).toEqual(featureTiers);
  });
});
