import { describe, expect, test } from "vitest";
import { failuresOf, sum, tallyLine, tallySuite } from "tests/support/tally";

const report = (...files: { status: string; tests: string[] }[]): string =>
  JSON.stringify({
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((outcome) => ({ status: outcome })),
    })),
  });

describe("counting a suite", () => {
  test("passed, failed and skipped tests are counted one by one", () => {
    const text = report(
      { status: "passed", tests: ["passed", "skipped", "todo"] },
      { status: "failed", tests: ["passed", "failed"] },
    );
    expect(tallySuite(text, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  test("a file that does not load is a failure", () => {
    const text = report({ status: "failed", tests: [] }, { status: "passed", tests: ["passed"] });
    expect(tallySuite(text, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test("a bad exit is a failure though every test passed", () => {
    expect(tallySuite(report({ status: "passed", tests: ["passed"] }), 1).failed).toBe(1);
  });

  test("a suite in which no test ran has failed, skipped or not", () => {
    expect(tallySuite(report(), 0).failed).toBe(1);
    expect(tallySuite(report({ status: "passed", tests: ["skipped"] }), 0).failed).toBe(1);
    expect(tallySuite(null, 0).failed).toBe(1);
    expect(tallySuite("half a rep", 0).failed).toBe(1);
  });

  test("the last line is the plain sum", () => {
    const total = sum([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 1, skipped: 0 },
    ]);
    expect(tallyLine(total)).toBe("4 passed, 1 failed, 2 skipped");
  });
});

test("what failed is named with the beginning of what it says, a file that does not load too", () => {
  const text = JSON.stringify({
    testResults: [
      { name: "a.test.ts", status: "passed", assertionResults: [{ status: "passed" }] },
      {
        name: "b.test.ts",
        status: "failed",
        assertionResults: [
          { status: "passed", fullName: "holds" },
          {
            status: "failed",
            fullName: "breaks",
            failureMessages: [`Error: 1 is not 2\n${"    at line\n".repeat(40)}`],
          },
        ],
      },
      { name: "c.test.ts", status: "failed", message: "SyntaxError: x", assertionResults: [] },
    ],
  });
  const [first, second, ...more] = failuresOf(text);
  expect(first?.split("\n").slice(0, 2)).toEqual(["b.test.ts: breaks", "    Error: 1 is not 2"]);
  expect(first?.split("\n")).toHaveLength(13);
  expect(second).toBe("c.test.ts\n    SyntaxError: x");
  expect(more).toEqual([]);
  expect(failuresOf(null)).toEqual([]);
});
