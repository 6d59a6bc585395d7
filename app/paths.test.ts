import { expect, test } from "vitest";
import { paths } from "./paths";

test("a page in another language keeps its path and its query", () => {
  expect(paths.inLanguage("/e/moss?tab=programme&lang=nb", "sv")).toBe(
    "/e/moss?tab=programme&lang=sv",
  );
});

test("what a person typed cannot leave its segment", () => {
  expect(paths.event("../r/token?x")).toBe("/e/..%2Fr%2Ftoken%3Fx");
});

test("a page's own address stays a path of ours", () => {
  expect(paths.inLanguage("//evil.example/e", "en")).toBe("/e?lang=en");
});
