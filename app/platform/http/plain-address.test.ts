import { expect, test } from "vitest";
import { isDataOfPage, isPlainAddress } from "./plain-address";

test.each([
  ["/", true],
  ["/e/studietur-2027?lang=sv&q=%C3%A5s+og+moss", true],
  ["/organise/hub/registrations?search=100%25", true],
  ["/feeds/AbC_-.ics", true],
  ["/e/%00", false],
  ["/e/x?q=%00", false],
  ["/%", false],
  ["/e/%ff", false],
  ["//evil.example", false],
  ["///", false],
  ["/api/../sign-out", false],
  ["/api/%2e%2e/sign-out", false],
  ["/x/..%2fsign-in", false],
  ["/assets/..%5c..%5cpackage.json", false],
  ["/e/a%0d%0ab", false],
  ["http://evil.example/", false],
])("%s is plain: %s", (url, plain) => {
  expect(isPlainAddress(url)).toBe(plain);
});

test.each([
  ["/_root.data", true],
  ["/r/AbC_-.data", true],
  ["/organise/hub/people/1/data.json.data", true],
  ["/__manifest", true],
  ["/my-data", false],
  ["/my-data/x/data.json", false],
  ["/files/1/x.pdf", false],
])("%s is the data of a page: %s", (path, data) => {
  expect(isDataOfPage(path)).toBe(data);
});
