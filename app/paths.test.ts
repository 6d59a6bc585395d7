import { expect, test } from "vitest";
import { paths } from "./paths";

test("choosing a language leads back to the path and the query one was at", () => {
  expect(paths.chooseLanguage("/e/moss?tab=programme&lang=nb", "sv")).toBe(
    "/language/sv?next=%2Fe%2Fmoss%3Ftab%3Dprogramme",
  );
});

test("what a person typed cannot leave its segment", () => {
  expect(paths.event("../r/token?x")).toBe("/e/..%2Fr%2Ftoken%3Fx");
});

test("a page's own address stays a path of ours", () => {
  expect(paths.chooseLanguage("//evil.example/e", "en")).toBe("/language/en?next=%2Fe");
});

test("each language of a page has an address, which keeps the rest of its query", () => {
  expect(paths.inLanguage("/?kind=webinar&lang=nb", "sv")).toBe("/?kind=webinar&lang=sv");
});
