import { expect, test } from "vitest";
import { elementSnippet, iframeSnippet } from "./embed-snippets";

const script = "https://treff.example/embed/treff.js";

test("a list is an element with its script", () => {
  expect(
    elementSnippet({ kind: "list", organiser: "hagen", limit: 5 }, { script, lang: "nb" }),
  ).toBe(
    `<script async src="${script}"></script>\n<treff-events organiser="hagen" limit="5" lang="nb"></treff-events>`,
  );
});

test("one event is named by its slug, in the language of the page around it", () => {
  expect(elementSnippet({ kind: "event", slug: "frokost" }, { script })).toContain(
    '<treff-event slug="frokost"></treff-event>',
  );
});

test("a frame stands in a page as it was meant, whatever the organisation is called", () => {
  const title = `Events by "Ål & <b>Sønner</b>"`;
  const src = "https://treff.example/embed/events?organiser=al&lang=nb";
  const snippet = iframeSnippet({ src, title, height: 600 });
  expect(snippet).toContain('src="https://treff.example/embed/events?organiser=al&amp;lang=nb"');
  expect(snippet).toContain('title="Events by &quot;Ål &amp; &lt;b&gt;Sønner&lt;/b&gt;&quot;"');
});
