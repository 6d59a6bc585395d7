import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { plainMarkdown } from "~/kernel/markdown";
import { Markdown } from "./markdown";

function html(text: string, level?: 3 | 4): string {
  const drawn = renderToStaticMarkup(<Markdown text={text} {...(level ? { level } : {})} />);
  return drawn.slice('<div class="prose">'.length, -"</div>".length);
}

/** Everything a browser would take for an element, with its attributes. */
const element = /<(\/?)([a-z][^\s/>]*)([^>]*)>/gi;
const allowed = /^(p|strong|em|s|a|ul|ol|li|blockquote|code|pre|hr|br|h[2-6])$/;
const attributes =
  /^(?: (?:href="(?:https?:\/\/|mailto:|tel:)[^"<>\s]*"|rel="nofollow ugc noopener"|start="\d+"))*\/?$/;

function faults(markup: string): string[] {
  return [...markup.matchAll(element)]
    .filter(([, , name = "", rest = ""]) => !allowed.test(name) || !attributes.test(rest))
    .map(([whole]) => whole);
}

/** What has been tried on Markdown renderers, each with the way it would run. */
const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "<details open ontoggle=alert(1)>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](java&#10;script:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:msgbox)",
  "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[x](data:image/svg+xml,<svg/onload=alert(1)>)",
  "[x](file:///etc/passwd)",
  "[x](blob:https://x/1)",
  "[x](//evil.example)",
  "[x](/\\evil.example)",
  '[x](https://x.example "onmouseover=alert(1)")',
  '[x](https://x.example/"onmouseover="alert(1))',
  "[x](https://bank.example@evil.example/)",
  "![x](javascript:alert(1))",
  "![x](https://evil.example/pixel.png)",
  "![x][y]\n\n[y]: javascript:alert(1)",
  "[x]: javascript:alert(1)\n\n[x]",
  "<javascript:alert(1)>",
  '<https://x.example/"onclick=alert(1)>',
  "`<script>alert(1)</script>`",
  "```html onload=alert(1)\n<script>alert(1)</script>\n```",
  '~~~"><script>alert(1)</script>\nx\n~~~',
  "[<img src=x onerror=alert(1)>](https://x.example)",
  "[a](https://x.example/<script>)",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "</p></div><script>alert(1)</script>",
  "# <script>alert(1)</script>",
  "* <img src=x onerror=alert(1)>",
  "> <svg onload=alert(1)>",
  "https://x.example/?a=<script>alert(1)</script>",
  "mailto:a@b.example?body=<script>",
  "\u202Ehttps://evil.example",
  "x".repeat(5) + "\u0000<script>",
];

describe("nothing an organiser writes can run", () => {
  test.each(attacks)("%j", (text) => {
    expect(faults(html(text))).toEqual([]);
    // And inside of everything else.
    for (const around of [`**${text}**`, `- ${text}`, `> ${text}`, `[${text}](https://x.example)`])
      expect(faults(html(around))).toEqual([]);
  });

  test("the check itself sees what could run", () => {
    const raw = attacks.filter((text) => /^<(script|img|svg|iframe|details)/.test(text));
    expect(raw.length).toBeGreaterThan(4);
    for (const text of raw) expect(faults(text)).not.toEqual([]);
    expect(faults('<a href="javascript:alert(1)">x</a>')).toHaveLength(1);
    expect(faults('<a href="https://x.example" onclick="x">x</a>')).toHaveLength(1);
  });

  test("nor what nobody has thought of", () => {
    const piece = fc.oneof(
      fc.constantFrom(...attacks),
      fc.constantFrom(
        "[",
        "](",
        ")",
        "<",
        ">",
        "![",
        "`",
        "*",
        "_",
        "#",
        "\n",
        "\n\n",
        "- ",
        "1. ",
      ),
      fc.string({ unit: "binary", maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(faults(html(pieces.join("")))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what it is drawn as", () => {
  test.each([
    ["En linje\nog en til\n\nNytt avsnitt", "<p>En linje<br/>og en til</p><p>Nytt avsnitt</p>"],
    [
      "**fet** og *skrå* og ~~strøket~~",
      "<p><strong>fet</strong> og <em>skrå</em> og <s>strøket</s></p>",
    ],
    [
      "- ett\n- to\n  1. a\n  2. b",
      '<ul><li>ett</li><li>to<ol start="1"><li>a</li><li>b</li></ol></li></ul>',
    ],
    ["3. tre\n4. fire", '<ol start="3"><li>tre</li><li>fire</li></ol>'],
    ["> sitat", "<blockquote><p>sitat</p></blockquote>"],
    ["# Stor\n## Mindre\n###### Minst", "<h3>Stor</h3><h4>Mindre</h4><h6>Minst</h6>"],
    ["## Bare denne", "<h3>Bare denne</h3>"],
    [
      "![bilde](https://x.example/a.png)",
      '<p>!<a href="https://x.example/a.png" rel="nofollow ugc noopener">bilde</a></p>',
    ],
    ["Se kl.no og AS.Regnskap", "<p>Se kl.no og AS.Regnskap</p>"],
  ])("%j", (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test("headings fit under whatever stands above them", () => {
    expect(html("# A\n### B", 4)).toBe("<h4>A</h4><h6>B</h6>");
  });

  test.each([
    ["https://treff.example/a?b=1&c", 'href="https://treff.example/a?b=1&amp;c"'],
    ["post@treff.example", 'href="mailto:post@treff.example"'],
    ["[ring](tel:+4700000000)", 'href="tel:+4700000000"'],
    ["[les mer](https://treff.example)", 'href="https://treff.example/"'],
    ["[treff.example](https://www.treff.example/a)", ">treff.example</a>"],
  ])("%j leads where it says", (text, expected) => {
    expect(html(text)).toContain(expected);
    expect(html(text)).toContain('rel="nofollow ugc noopener"');
  });

  test("a link that names another address than its own shows where it leads", () => {
    expect(html("[bank.example](https://evil.example/a)")).toBe(
      '<p>bank.example (<a href="https://evil.example/a" rel="nofollow ugc noopener">evil.example</a>)</p>',
    );
    expect(html("[https://bank.example/a](https://bank.example.evil.example)")).toContain(
      ">bank.example.evil.example</a>)",
    );
  });

  test.each([
    "bank.example.",
    "bank.example…",
    "bank\u200B.example",
    "ba\u00ADnk.exam\u2060ple",
    "bank\uFF0Eexample",
    "bank\u3002example",
    "ola@bank.example",
    "Gå til **bank**.example nå",
    "bank.example/innlogging",
  ])("and so does %j", (text) => {
    expect(html(`[${text}](https://evil.example/a)`)).toContain(">evil.example</a>)");
  });

  test.each(["Les mer", "kl. 8.30", "versjon 2.0", "ola.nordmann@"])(
    "%j names no address",
    (text) => {
      expect(html(`[${text}](https://x.example/a)`)).toContain(`>${text}</a>`);
    },
  );
});

test("as plain text it reads as written", () => {
  expect(
    plainMarkdown("## Dagen\n\n**Ta med** sko, se [kartet](https://k.example/a).\n\n- ett\n- to"),
  ).toBe("Dagen\n\nTa med sko, se kartet (https://k.example/a).\n\n– ett\n– to");
});

test("20 000 characters of brackets are read in no time", () => {
  const started = performance.now();
  for (const text of [
    "[".repeat(20_000),
    "*a_".repeat(6_000),
    "> ".repeat(9_000),
    "<".repeat(20_000),
    `[${"a".repeat(19_000)}](https://x.example)`,
    `[${"a.".repeat(9_500)}](https://x.example)`,
    `[${"-".repeat(19_000)}](https://x.example)`,
  ])
    html(text);
  expect(performance.now() - started).toBeLessThan(2_000);
});
