import { locales } from "~/kernel/locales";
import { parseMarkdown, safeAddress, type Block, type Inline } from "~/kernel/markdown";
import { allPlaceholders, placeholders, type Placeholder } from "./placeholder-words";

/** What stands in place of the placeholders in one letter. What is missing or empty leaves nothing behind. */
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>;

/** What is wrong with the braces of a text. */
export interface PlaceholderProblem {
  /**
   * `unknown`: no such placeholder; `elsewhere`: there is one, but not in this letter; `unclosed` and `unopened`: a
   * brace without its other half.
   */
  readonly problem: "unknown" | "elsewhere" | "unclosed" | "unopened";
  /** As it was typed, with its braces. */
  readonly written: string;
  /** The nearest placeholder that may stand here, with its braces; `null` when none is near. */
  readonly suggestion: string | null;
  /** Where it begins: the line and the sign in it, both from 1. */
  readonly line: number;
  readonly column: number;
}

const braces = /\{([^{}\n]*)\}/g;

const meanings = new Map<string, Placeholder>(
  allPlaceholders.flatMap((placeholder) =>
    locales.map((locale) => [placeholders[placeholder][locale], placeholder] as const),
  ),
);

/** Upper and lower case, and a blank for a hyphen, make no difference. */
function meaningOf(word: string): Placeholder | undefined {
  return meanings.get(tidy(word));
}

function tidy(word: string): string {
  return word.normalize("NFC").trim().toLowerCase().replace(/\s+/g, "-");
}

/**
 * Fills a line that is no Markdown: a subject.
 *
 * @remarks A value is put in once and not read again: braces in it are braces.
 */
export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text
    .trim()
    .replace(/( ?)\{([^{}\n]*)\}/g, (written, blank: string, word: string, at: number) => {
      const meaning = meaningOf(word);
      if (meaning === undefined) return written;
      const value = valueOf(values, meaning);
      return put(blank, at === 0 && meaning === "countdown" ? capital(value) : value);
    })
    .trim();
}

/** «i morgen» at the beginning of a subject. */
function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What is not there takes the blank before it away: «Hei {fornavn},» becomes «Hei,». */
function put(blank: string, value: string): string {
  return value === "" ? "" : blank + value;
}

/** A value as one line of plain text, without signs that turn its direction round. */
function valueOf(values: PlaceholderValues, meaning: Placeholder): string {
  return (values[meaning] ?? "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E000}\u{E001}]/gu, "")
    .trim();
}

// Private signs: no keyboard has them, and Markdown takes them for letters.
const open = "\u{E000}";
const close = "\u{E001}";
const marked = /( ?)\u{E000}(\d+)\u{E001}/gu;
const markedInAddress = /%EE%80%80(\d+)%EE%80%81/g;

/**
 * Reads organisers' Markdown and fills its placeholders.
 *
 * @remarks The Markdown is read first and the values are put into what was read: a value is never Markdown, whatever
 * it says, and can become neither a link nor another placeholder. In the address of a link it is percent-encoded.
 * The links of ours may stand alone or as the address of a link.
 */
export function fillMarkdown(text: string, values: PlaceholderValues): readonly Block[] {
  const put: string[] = [];
  const readable = text
    .replace(/[\u{E000}\u{E001}]/gu, "")
    .replace(braces, (written: string, word: string, at: number, whole: string) => {
      const meaning = meaningOf(word);
      if (meaning === undefined) return written;
      const value = valueOf(values, meaning);
      const address = placeholders[meaning].link ? ownAddress(value) : null;
      if (address !== null)
        return /(?:\]\(|<)$/.test(whole.slice(0, at)) ? address : `<${address}>`;
      return `${open}${put.push(value) - 1}${close}`;
    });
  return parseMarkdown(readable).map((block) => filledBlock(block, put));
}

/** An address without a sign that means something in Markdown. */
function ownAddress(value: string): string | null {
  const address = safeAddress(value);
  return (
    address?.replace(
      /[^A-Za-z0-9\-._~:/?#@!$&'+,;=%]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    ) ?? null
  );
}

function filledBlock(block: Block, values: readonly string[]): Block {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { ...block, inside: filledLine(block.inside, values) };
    case "list":
      return {
        ...block,
        items: block.items.map((item) => item.map((each) => filledBlock(each, values))),
      };
    case "quote":
      return { ...block, blocks: block.blocks.map((each) => filledBlock(each, values)) };
    case "code":
      return { ...block, text: filledText(block.text, values) };
    case "rule":
      return block;
  }
}

function filledLine(pieces: readonly Inline[], values: readonly string[]): Inline[] {
  return pieces.map((piece): Inline => {
    switch (piece.kind) {
      case "text":
      case "code":
        return { ...piece, text: filledText(piece.text, values) };
      case "link":
        return {
          ...piece,
          href: piece.href.replace(markedInAddress, (_, place: string) =>
            encodeURIComponent((values[Number(place)] ?? "").toWellFormed()),
          ),
          inside: filledLine(piece.inside, values),
        };
      case "strong":
      case "em":
      case "strike":
        return { ...piece, inside: filledLine(piece.inside, values) };
      case "break":
        return piece;
    }
  });
}

function filledText(text: string, values: readonly string[]): string {
  return text.replace(marked, (_, blank: string, place: string) =>
    put(blank, values[Number(place)] ?? ""),
  );
}

/**
 * What is wrong with the placeholders of a text, in the order of the text; nothing when it can be used.
 *
 * @param allowed those that have a value in this letter.
 */
export function placeholderProblems(
  text: string,
  allowed: readonly Placeholder[],
): readonly PlaceholderProblem[] {
  const wrong = [...text.matchAll(braces)].flatMap(({ 0: written, 1: word = "", index }) => {
    const meaning = meaningOf(word);
    if (meaning !== undefined && allowed.includes(meaning)) return [];
    const problem = meaning === undefined ? ("unknown" as const) : ("elsewhere" as const);
    return [{ problem, written, suggestion: nearest(word, allowed), index }];
  });
  // What the pairs leave over is half a pair; as many blanks keep the places.
  const rest = text.replace(braces, (written) => " ".repeat(written.length));
  const halves = [...rest.matchAll(/\{[^\s{}]{0,30}|\}/g)].map(({ 0: written, index }) => ({
    problem: written === "}" ? ("unopened" as const) : ("unclosed" as const),
    written,
    suggestion: nearest(written.slice(1), allowed),
    index,
  }));
  return [...wrong, ...halves]
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, ...problem }) => {
      const before = text.slice(0, index).split("\n");
      return { ...problem, line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
    });
}

/** The allowed placeholder whose word differs least, in whatever language; `null` when all differ too much. */
function nearest(word: string, allowed: readonly Placeholder[]): string | null {
  const typed = tidy(word);
  if (typed === "") return null;
  let best: { word: string; distance: number } | null = null;
  for (const placeholder of allowed)
    for (const locale of locales) {
      const known = placeholders[placeholder][locale];
      const distance = differences(typed, known);
      if (distance <= Math.max(1, known.length / 3) && distance < (best?.distance ?? Infinity))
        best = { word: known, distance };
    }
  return best && `{${best.word}}`;
}

/** How many letters have to be put in, taken out or changed to get from one word to the other. */
function differences(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 6) return Infinity;
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [place, other] of [...to].entries())
      next.push(
        Math.min(
          (row[place] ?? 0) + (letter === other ? 0 : 1),
          (row[place + 1] ?? 0) + 1,
          (next[place] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
