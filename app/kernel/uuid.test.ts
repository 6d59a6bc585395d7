import { describe, expect, test } from "vitest";
import { isUuid } from "./uuid";

describe("an identity", () => {
  test("is written as a UUID, in either case, and nothing else", () => {
    const id = "0198c0de-7a11-7000-8000-00000000abcd";
    expect([id, id.toUpperCase(), `${id} `, id.slice(1), "x", ""].map(isUuid)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
