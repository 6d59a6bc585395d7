import { describe, expect, test } from "vitest";
import { keptReady, nameStatements } from "./ready-statements";

describe("statements kept ready", () => {
  test("have a name for each text, others have none", () => {
    const nameOf = nameStatements();
    const one = nameOf({ sql: `${keptReady} SELECT 1` });
    expect(one).toMatch(/^treff-[\da-f]{32}$/);
    expect(nameOf({ sql: `${keptReady} SELECT 1` })).toBe(one);
    expect(nameOf({ sql: `${keptReady} SELECT 2` })).not.toBe(one);
    expect(nameOf({ sql: "SELECT 1" })).toBe("");
  });

  test("are not more than a connection has room for", () => {
    const nameOf = nameStatements();
    const names = Array.from({ length: 100 }, (_, n) =>
      nameOf({ sql: `${keptReady} SELECT ${n}` }),
    );
    expect(new Set(names.filter((name) => name !== "")).size).toBe(24);
    expect(nameOf({ sql: `${keptReady} SELECT 0` })).toBe(names[0]);
  });
});
