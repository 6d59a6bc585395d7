import { z } from "zod";

/** What came of a check or a suite. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Vitest's JSON report, as far as it is counted. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      name: z.string().default(""),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string().default(""),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Counts one suite.
 *
 * @param report the text of Vitest's JSON report, or `null` when none was written.
 * @param code Vitest's exit code. Something that is no test can fail as well (a file that does not load, an
 * unhandled rejection, a set-up): a bad exit always leaves at least one failure in the count, and so does a
 * suite in which no test ran.
 */
export function tallySuite(report: string | null, code: number): Tally {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const parsed = reportSchema.safeParse(jsonOf(report));
  for (const file of parsed.success ? parsed.data.testResults : []) {
    if (file.status === "failed" && !file.assertionResults.some((t) => t.status === "failed")) {
      tally.failed += 1;
    }
    for (const test of file.assertionResults) {
      if (test.status === "passed") tally.passed += 1;
      else if (test.status === "failed") tally.failed += 1;
      else tally.skipped += 1;
    }
  }
  const nothingRan = tally.passed + tally.failed === 0;
  if (tally.failed === 0 && (code !== 0 || nothingRan)) tally.failed = 1;
  return tally;
}

/**
 * What failed in one suite, each in a few lines: its name, and the beginning of what it says.
 *
 * @param report the text of Vitest's JSON report, or `null` when none was written.
 */
export function failuresOf(report: string | null): string[] {
  const parsed = reportSchema.safeParse(jsonOf(report));
  return (parsed.success ? parsed.data.testResults : []).flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    if (file.status === "failed" && failed.length === 0)
      return [failureText(file.name, file.message)];
    return failed.map(({ fullName, failureMessages }) =>
      failureText(`${file.name}: ${fullName}`, (failureMessages ?? []).join("\n")),
    );
  });
}

function failureText(name: string, message: string): string {
  const lines = message.split("\n").filter((line) => line.trim() !== "");
  return [name, ...lines.slice(0, 12).map((line) => `    ${line.slice(0, 300)}`)].join("\n");
}

/** The sum over all suites and checks. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line a run ends with: `12 passed, 0 failed, 1 skipped`. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
