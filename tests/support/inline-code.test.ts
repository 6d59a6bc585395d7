import { expect, test } from "vitest";
import { inlineCodeIn } from "./inline-code";

test.each([
  ["<script>alert(1)</script>", 1],
  ['<script type="module">x</script>', 1],
  ['<script src="/a.js"></script>', 0],
  ['<script type="application/ld+json">{"a":"<"}</script>', 0],
  ['<p style="color:red">', 1],
  ["<img onerror=alert(1)>", 1],
  ['<a title="&lt;svg onload=alert(1)&gt;">x</a>', 0],
  ["<p>&lt;svg onload=alert(1)&gt; style=x</p>", 0],
  ["<style>p{}</style>", 1],
])("%s", (html, found) => {
  expect(inlineCodeIn(html)).toHaveLength(found);
});
