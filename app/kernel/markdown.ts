import MarkdownIt from "markdown-it";

/** A piece of a line. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "strong" | "em" | "strike"; readonly inside: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly inside: readonly Inline[] };

/** A piece of a text that stands on lines of its own. */
export type Block =
  | { readonly kind: "paragraph"; readonly inside: readonly Inline[] }
  | { readonly kind: "heading"; readonly depth: number; readonly inside: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "rule" };

// No HTML, no pictures, no tables; a line break stays one, as people who know no Markdown type it.
const parser = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });
parser.disable(["image", "table", "reference", "html_block", "html_inline"], true);
// Only what names its scheme becomes a link by itself: "kl.no" and "AS.Regnskap" are no addresses.
parser.linkify.set({ fuzzyLink: false, fuzzyIP: false });
// What leads elsewhere is decided in safeAddress, for typed and found links alike.
parser.validateLink = (address) => safeAddress(address) !== null;

type Token = ReturnType<typeof parser.parse>[number];

/** Marks that turn the reading direction round: with them an address can show another one. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * Reads what organisers write: CommonMark without HTML and pictures, as data. Nothing in it is markup, so
 * whatever shows it can only show the kinds named here.
 *
 * @remarks Links lead to `http`, `https`, `mailto` and `tel` alone.
 */
export function parseMarkdown(text: string): readonly Block[] {
  const tokens = parser.parse(text.replace(directionMarks, ""), {});
  return new Reader(tokens).blocks();
}

/** The same as plain text, for what shows no Markdown: descriptions for machines, calendars, mails. */
export function plainMarkdown(text: string): string {
  return sentences.test(text) ? text : plainBlocks(parseMarkdown(text));
}

/**
 * Lines of words and the marks of ordinary sentences, each beginning with a letter: whatever else it says, there is
 * nothing in it that Markdown reads otherwise. Most texts are such, and reading them as Markdown takes a hundred
 * times as long as seeing that.
 */
const sentences =
  /^(?:\p{L}(?:[\p{L}\p{N} ,.;:?!()"'’«»“”–]*[\p{L}\p{N},.;:?!)"'’«»“”–])?(?:\n|$))*$(?<!\n)/u;

/**
 * An address somebody may be led to; `null` for any other scheme, for one that hides its host behind a name and
 * password, and for what is no address.
 */
export function safeAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol === "mailto:" || url.protocol === "tel:") return url.href;
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  return url.username || url.password ? null : url.href;
}

/** Walks markdown-it's flat list of opening and closing tokens. */
class Reader {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  /** The blocks up to the closing token `end`, or to the end. */
  blocks(end?: string): Block[] {
    const blocks: Block[] = [];
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      const block = this.#block(token);
      if (block) blocks.push(block);
    }
    return blocks;
  }

  #block(token: Token): Block | null {
    switch (token.type) {
      case "paragraph_open":
        return { kind: "paragraph", inside: this.#line("paragraph_close") };
      case "heading_open":
        return {
          kind: "heading",
          depth: Number(token.tag.slice(1)),
          inside: this.#line("heading_close"),
        };
      case "bullet_list_open":
        return { kind: "list", start: null, items: this.#items("bullet_list_close") };
      case "ordered_list_open":
        return {
          kind: "list",
          start: Number(token.attrGet("start") ?? 1),
          items: this.#items("ordered_list_close"),
        };
      case "blockquote_open":
        return { kind: "quote", blocks: this.blocks("blockquote_close") };
      case "fence":
      case "code_block":
        return { kind: "code", text: token.content };
      case "hr":
        return { kind: "rule" };
      default:
        return null;
    }
  }

  #items(end: string): Block[][] {
    const items: Block[][] = [];
    for (let token = this.#next(); token && token.type !== end; token = this.#next())
      if (token.type === "list_item_open") items.push(this.blocks("list_item_close"));
    return items;
  }

  #line(end: string): Inline[] {
    let inside: Inline[] = [];
    for (let token = this.#next(); token && token.type !== end; token = this.#next())
      if (token.type === "inline") inside = new LineReader(token.children ?? []).pieces();
    return inside;
  }

  #next(): Token | undefined {
    return this.tokens[this.#at++];
  }
}

const wrapping = {
  strong_open: ["strong", "strong_close"],
  em_open: ["em", "em_close"],
  s_open: ["strike", "s_close"],
} as const;

class LineReader {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  pieces(end?: string): Inline[] {
    const pieces: Inline[] = [];
    for (
      let token = this.tokens[this.#at++];
      token && token.type !== end;
      token = this.tokens[this.#at++]
    )
      pieces.push(...this.#piece(token));
    return pieces;
  }

  #piece(token: Token): Inline[] {
    if (token.type === "softbreak" || token.type === "hardbreak") return [{ kind: "break" }];
    if (token.type === "code_inline") return [{ kind: "code", text: token.content }];
    if (token.type === "link_open") return this.#link(String(token.attrGet("href") ?? ""));
    if (token.type in wrapping) {
      const [kind, end] = wrapping[token.type as keyof typeof wrapping];
      return [{ kind, inside: this.pieces(end) }];
    }
    return token.content === "" ? [] : [{ kind: "text", text: token.content }];
  }

  #link(address: string): Inline[] {
    const inside = this.pieces("link_close");
    const href = safeAddress(address);
    if (href === null) return inside;
    // A text that reads as another address than the one it leads to is shown beside the true one.
    const hosts = hostsIn(plainInline(inside));
    const { protocol, host } = new URL(href);
    const honest = !protocol.startsWith("http") || hosts.every((shown) => sameHost(shown, host));
    if (honest) return [{ kind: "link", href, inside }];
    return [
      ...inside,
      { kind: "text", text: " (" },
      { kind: "link", href, inside: [{ kind: "text", text: host }] },
      { kind: "text", text: ")" },
    ];
  }
}

/**
 * What in a text reads as the name of a host; of a mail address what stands after its last `@`.
 *
 * @remarks Read as eyes read it: without signs nobody sees, with every sign that looks like a dot. Cut into words and
 * labels, for one expression that finds hosts looks at a long word again from each of its letters.
 */
function hostsIn(text: string): string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Cf}/gu, "")
    .replaceAll("\u3002", ".")
    .split(/[^\p{L}\p{M}\p{N}.@-]+|\.{2,}/u)
    .flatMap((word) => hostIn(word.slice(word.lastIndexOf("@") + 1)));
}

/** A word as a host's name, when it has a label before its last, and that is one of letters. */
function hostIn(word: string): [] | [string] {
  const labels = word.split(".").filter((label) => label !== "");
  const [top] = /^[\p{L}\p{M}]+(?![\p{L}\p{M}\p{N}])/u.exec(labels.at(-1) ?? "") ?? [];
  if (labels.length < 2 || top === undefined || top.length < 2 || top.length > 24) return [];
  return [[...labels.slice(0, -1), top].join(".")];
}

function sameHost(shown: string, host: string): boolean {
  const bare = (name: string) => name.replace(/^www\./, "").replace(/:\d+$/, "");
  const puny = URL.canParse(`http://${shown}`) ? new URL(`http://${shown}`).host : shown;
  return bare(puny) === bare(host) || bare(host).endsWith(`.${bare(puny)}`);
}

function plainBlocks(blocks: readonly Block[]): string {
  return blocks.map(plainBlock).filter(Boolean).join("\n\n");
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return plainInline(block.inside);
    case "list":
      return block.items
        .map((item, place) => {
          const mark = block.start === null ? "–" : `${block.start + place}.`;
          return `${mark} ${plainBlocks(item).replaceAll("\n\n", "\n")}`;
        })
        .join("\n");
    case "quote":
      return plainBlocks(block.blocks);
    case "code":
      return block.text.trimEnd();
    case "rule":
      return "";
  }
}

function plainInline(pieces: readonly Inline[]): string {
  return pieces
    .map((piece) => {
      switch (piece.kind) {
        case "text":
        case "code":
          return piece.text;
        case "break":
          return "\n";
        case "link": {
          const text = plainInline(piece.inside);
          const address = piece.href.replace(/^(mailto|tel):/, "");
          const same = text === address || `${text}/` === address;
          return same ? text : `${text} (${address})`;
        }
        case "strong":
        case "em":
        case "strike":
          return plainInline(piece.inside);
      }
    })
    .join("");
}
