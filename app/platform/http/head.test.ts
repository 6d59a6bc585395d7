import { describe, expect, test } from "vitest";
import { headOf, type Head } from "./head";

function tagsOf(url: string, head: Partial<Head> = {}, locale = "nb") {
  const { pathname, search } = new URL(url, "https://treff.example");
  const tags = headOf(
    {
      location: { pathname, search },
      matches: [{ id: "root", data: { locale, site: "https://treff.example" } }],
    },
    { title: "Frokost", ...head },
  ) as Record<string, unknown>[];
  const find = (key: string, value: string) => tags.filter((tag) => tag[key] === value);
  return { tags, find };
}

const at = (tags: Record<string, unknown>[]) => tags.map(({ href, content }) => href ?? content);

describe("a page and its languages", () => {
  test("without a language asked for, the plain address is the one", () => {
    const { find } = tagsOf("/e/frokost?utm_source=x");
    expect(at(find("rel", "canonical"))).toEqual(["https://treff.example/e/frokost"]);
    expect(at(find("property", "og:url"))).toEqual(["https://treff.example/e/frokost"]);
    expect(find("rel", "alternate").map(({ hrefLang, href }) => [hrefLang, href])).toEqual([
      ["nb", "https://treff.example/e/frokost?lang=nb"],
      ["sv", "https://treff.example/e/frokost?lang=sv"],
      ["en", "https://treff.example/e/frokost?lang=en"],
      ["x-default", "https://treff.example/e/frokost"],
    ]);
  });

  test("asked for in a language, it is a page of its own with the same alternates", () => {
    const { find } = tagsOf("/e/frokost?lang=sv", {}, "sv");
    expect(at(find("rel", "canonical"))).toEqual(["https://treff.example/e/frokost?lang=sv"]);
    expect(find("rel", "alternate")).toHaveLength(4);
    expect(at(find("property", "og:locale"))).toEqual(["sv_SE"]);
    expect(at(find("property", "og:locale:alternate"))).toEqual(["nb_NO", "en_GB"]);
  });

  test("a language we do not have changes nothing", () => {
    expect(at(tagsOf("/e/frokost?lang=xx").find("rel", "canonical"))).toEqual([
      "https://treff.example/e/frokost",
    ]);
  });

  test("a page of a list keeps its number in every language", () => {
    const { find } = tagsOf("/?page=2&lang=en", { path: "/?page=2" }, "en");
    expect(at(find("rel", "canonical"))).toEqual(["https://treff.example/?page=2&lang=en"]);
    expect(find("hrefLang", "x-default")).toMatchObject([
      { href: "https://treff.example/?page=2" },
    ]);
  });
});

test("a description is one line, cut at a word", () => {
  const long = tagsOf("/", { description: `  En\n\nto ${"ord ".repeat(100)}` });
  const [{ content } = {}] = long.find("name", "description");
  expect(String(content)).toMatch(/^En to ord .* ord …$/);
  expect(String(content).length).toBeLessThanOrEqual(202);
  expect(tagsOf("/", { description: " " }).find("name", "description")).toEqual([]);
});

test("what is hidden is hidden, and nothing else", () => {
  expect(at(tagsOf("/", { hidden: true }).find("name", "robots"))).toEqual(["noindex"]);
  expect(tagsOf("/").find("name", "robots")).toEqual([]);
});

test("picture, feed and data", () => {
  const { tags, find } = tagsOf("/e/f", {
    picture: { path: "/e/f/share.png?lang=nb", alt: "F" },
    feeds: [{ path: "/e/f/feed.ics", title: "F" }],
    data: [{ "@type": "Event" }],
  });
  expect(at(find("property", "og:image"))).toEqual(["https://treff.example/e/f/share.png?lang=nb"]);
  expect(at(find("type", "text/calendar"))).toEqual(["https://treff.example/e/f/feed.ics"]);
  expect(tags).toContainEqual({
    "script:ld+json": { "@context": "https://schema.org", "@type": "Event" },
  });
});
