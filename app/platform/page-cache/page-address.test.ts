import { expect, test } from "vitest";
import { pageAddress } from "./page-address";

test.each([
  ["/", "/", null],
  ["/?page=2&q=moss", "/?q=moss&page=2", null],
  ["/?q=moss&page=2", "/?q=moss&page=2", null],
  ["/?utm_source=x&fbclid=y&page=2", "/?page=2", null],
  ["/?page=2&page=3", "/?page=2", null],
  ["/?", "/", null],
  ["/e/studietur-2027?lang=sv", "/e/studietur-2027?lang=sv", "sv"],
  ["/e/studietur-2027?lang=xx&page=2", "/e/studietur-2027", null],
  ["/?q=%C3%A5s+og%20moss", "/?q=%C3%A5s+og+moss", null],
  ["/?q=a%26page%3D2", "/?q=a%26page%3D2", null],
  ["/e/x/calendar.ics", "/e/x/calendar.ics", null],
  ["/o/x/events.ics?kind=b&utm=1&kind=a,b", "/o/x/events.ics?kind=a%2Cb", null],
  ["/o/x/events.json?lang=sv&kind=a,,b,", "/o/x/events.json?kind=a%2Cb&lang=sv", "sv"],
  ["/o/x/n/0190e1c0-1f/events.ics", "/o/x/n/0190e1c0-1f/events.ics", null],
  ["/api/v1/events?page=2", "/api/v1/events?page=2", null],
])("%s is kept as %s", (url, known, locale) => {
  expect(pageAddress(url)).toMatchObject({ url: known, locale });
  // Known again, it is the same.
  expect(pageAddress(known)?.url).toBe(known);
  expect(pageAddress(url)).toMatchObject({ url: known, locale });
});

test.each([
  ["a form", "/e/x/register"],
  ["a personal page", "/r/token"],
  ["a personal feed", "/feeds/token.ics"],
  ["an organiser's page", "/organise/hub"],
  ["a page's data", "/e/x.data"],
  ["another spelling", "/E/x"],
  ["an escaped spelling", "/e/%78"],
  ["a form sent empty", "/?page=&q="],
  ["a list sent empty", "/o/x/events.ics?kind=,"],
  ["a slash more", "/e/x/"],
  ["a dot segment", "/e/../sign-in"],
  ["an address of tricks", "/e/x?utm=%00"],
  ["a broken escape", "/e/x?utm=%ff"],
  ["a word the API does not know", "/api/v1/events?pgae=2"],
  ["an address without end", `/?q=${"x".repeat(1000)}`],
  ["an absolute address", "http://evil.example/"],
])("%s is not kept", (_, url) => {
  expect(pageAddress(url)).toBeNull();
});

test.each([
  ["/e/x", false],
  ["/embed/e/x", true],
  ["/api/v1/events", true],
])("what a browser has kept matters for %s: not if %s", (url, bare) => {
  expect(pageAddress(url)?.bare).toBe(bare);
});
