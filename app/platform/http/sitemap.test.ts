import { expect, test } from "vitest";
import { writeRobots, writeSitemap, writeSitemapIndex } from "./sitemap";

const site = "https://treff.example";

test("a page stands there with every language and its last change", () => {
  const xml = writeSitemap(site, [
    { path: "/e/f", changedAt: new Date("2027-01-02T03:04:05Z") },
    { path: "/?page=2", changedAt: null },
  ]);
  expect(xml).toContain(
    "<url><loc>https://treff.example/e/f</loc><lastmod>2027-01-02T03:04:05.000Z</lastmod>" +
      '<xhtml:link rel="alternate" hreflang="nb" href="https://treff.example/e/f?lang=nb"/>',
  );
  expect(xml).toContain('hreflang="x-default" href="https://treff.example/e/f"/></url>');
  expect(xml).toContain('href="https://treff.example/?page=2&amp;lang=sv"');
  expect(xml).not.toMatch(/&(?!amp;|lt;|quot;)/);
});

test("the index names its files", () => {
  expect(writeSitemapIndex(site, 2)).toContain("<loc>https://treff.example/sitemap/2.xml</loc>");
});

test("robots are told what is closed and where the map is", () => {
  const robots = writeRobots(site).split("\n");
  expect(robots[0]).toBe("User-agent: *");
  expect(robots).toContain("Disallow: /r/");
  expect(robots).toContain("Disallow: /organise");
  expect(robots).toContain("Sitemap: https://treff.example/sitemap.xml");
});
