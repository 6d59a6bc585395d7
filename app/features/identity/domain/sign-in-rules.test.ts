import { describe, expect, test } from "vitest";
import { digitsOf, sixDigits } from "./sign-in-rules";

describe("the code's digits", () => {
  test("are read however they were typed", () => {
    expect(digitsOf(" 123 456")).toBe("123456");
    expect(digitsOf("123-456")).toBe("123456");
  });

  test("are always six, leading zeros kept", () => {
    expect(sixDigits(new Uint8Array([0, 0, 0, 0, 0, 7, 9]))).toBe("000007");
    expect(sixDigits(new Uint8Array([255, 255, 255, 255, 255, 255]))).toBe("710655");
  });
});
