import { expect, test } from "vitest";
import { nameKey } from "./match-key";

test("without a number the name decides, its legal form and spelling aside", () => {
  expect(nameKey("Blåskjell Sjømat AS")).toBe(nameKey(" blåskjell  sjømat"));
  expect(nameKey("AS Norge")).not.toBe(nameKey("Norge"));
});
