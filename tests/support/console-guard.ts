/**
 * Set-up of every test file: a `console.error` or `console.warn` nobody expected fails the test in which it
 * was written. React, Prisma and Node report real mistakes there and nowhere else.
 */
import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

type Level = "error" | "warn";

interface Guard {
  lines: { level: Level; text: string }[];
  expected: { level: Level; pattern: RegExp }[];
}

// On the global object: the set-up file and the tests may hold two copies of this module.
const holder = globalThis as typeof globalThis & { treffConsoleGuard?: Guard };
const guard: Guard = (holder.treffConsoleGuard ??= install());

/** Allows (does not require) lines of `level` that match `pattern`, in the test that is running. */
export function expectConsole(level: Level, pattern: RegExp): void {
  guard.expected.push({ level, pattern });
}

beforeEach(() => {
  guard.expected = [];
});

afterEach(() => {
  const unexpected = guard.lines.filter(
    ({ level, text }) => !guard.expected.some((e) => e.level === level && e.pattern.test(text)),
  );
  guard.lines = [];
  if (unexpected.length === 0) return;
  const list = unexpected.map(({ level, text }) => `console.${level}: ${text}`).join("\n");
  throw new Error(`The test wrote to the console without expecting it:\n${list}`);
});

function install(): Guard {
  const fresh: Guard = { lines: [], expected: [] };
  for (const level of ["error", "warn"] as const) {
    console[level] = (...parts: unknown[]) => {
      fresh.lines.push({ level, text: format(...parts) });
    };
  }
  return fresh;
}
