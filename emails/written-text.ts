import type { Block, Inline } from "~/kernel/markdown";
import { underlined, wrap } from "./wrapped-text";

/**
 * What an organiser wrote as plain text, wrapped like the rest of the letter. A link's words stand where they were;
 * its address follows the paragraph on a line of its own.
 */
export function writtenText(blocks: readonly Block[]): string {
  return blocks.map(blockText).filter(Boolean).join("\n\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return lineText(block.inside);
    case "heading":
      return headingText(block);
    case "list":
      return listText(block.start, block.items);
    case "quote":
      return marked(writtenText(block.blocks), "> ");
    case "code":
      return marked(block.text.trimEnd(), "    ");
    case "rule":
      return "* * *";
  }
}

/** A title in one line; an address in it follows, on a line of its own. */
function headingText({ depth, inside }: Extract<Block, { kind: "heading" }>): string {
  const { text, links } = readLine(inside);
  const lines = text.split("\n").map((line) => line.trim());
  const title = lines.filter((line) => line !== "" && !isAddress(line)).join(" ");
  const shown = depth <= 2 ? underlined(title, "-") : wrap(title);
  return [...(title === "" ? [] : [shown]), ...lines.filter(isAddress), ...links].join("\n");
}

function isAddress(line: string): boolean {
  return /^https?:\/\/\S+$/.test(line);
}

function listText(start: number | null, items: readonly (readonly Block[])[]): string {
  return items
    .map((item, place) => {
      const mark = start === null ? "- " : `${start + place}. `;
      const indent = " ".repeat(mark.length);
      const [first, ...more] = item;
      const head =
        first?.kind === "paragraph"
          ? lineText(first.inside, mark, indent)
          : // Below its mark: an address in it stands alone on its line.
            [mark.trimEnd(), ...(first ? [marked(blockText(first), indent)] : [])].join("\n");
      return [head, ...more.map((block) => marked(blockText(block), indent))].join("\n");
    })
    .join("\n");
}

/** Each line typed stays one; a long one is wrapped. Addresses stay whole, at the very start of their line. */
function lineText(pieces: readonly Inline[], first = "", rest = ""): string {
  const { text, links } = readLine(pieces);
  const lines = text
    .split("\n")
    .map((line, place) => wrap(line, place === 0 ? first : rest, rest))
    .filter((line) => line.trim() !== "");
  return [...lines, ...links.map((link) => marked(link, rest))].join("\n");
}

interface Link {
  readonly words: string;
  readonly href: string;
}

/** The words of a line, and its links in the order they come: their words, and under them the address. */
function readLine(pieces: readonly Inline[]): { readonly text: string; readonly links: string[] } {
  const found: Link[] = [];
  const text = wordsOf(pieces, found).trimEnd();
  const [only, ...more] = found;
  // A line that ends with its one link leads straight to the address.
  if (only && more.length === 0 && text.endsWith(only.words))
    return { text: `${text}:`, links: [only.href] };
  const links = found.map(({ words, href }) => `${words.replace(/\s+/g, " ")}:\n${href}`);
  return { text, links };
}

function wordsOf(pieces: readonly Inline[], found: Link[]): string {
  return pieces
    .map((piece) => {
      switch (piece.kind) {
        case "text":
        case "code":
          return piece.text;
        case "break":
          return "\n";
        case "strong":
        case "em":
        case "strike":
          return wordsOf(piece.inside, found);
        case "link":
          return linkWords(wordsOf(piece.inside, found), piece.href, found);
      }
    })
    .join("");
}

function linkWords(words: string, href: string, found: Link[]): string {
  const address = href.replace(/^(mailto|tel):/, "");
  const same = words === address || `${words}/` === address;
  // A mail address or a number is short and is recognised inside a line.
  if (address !== href) return same ? words : `${words} (${address})`;
  if (same) return `\n${href}\n`;
  found.push({ words, href });
  return words;
}

function marked(text: string, mark: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? mark.trimEnd() : mark + line))
    .join("\n");
}
