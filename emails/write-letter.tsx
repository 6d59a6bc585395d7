import { LRUCache } from "lru-cache";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { LetterBlock, LetterPage, type LetterLook } from "./letter";
import type { Block, Letter } from "./letter-model";
import { blockText, letterText } from "./letter-text";

export type { LetterLook };

/** A letter in both of its forms. */
export interface WrittenLetter {
  readonly html: string;
  readonly text: string;
}

/**
 * What many letters share, written once: the frame, and the blocks that speak of the event. Of ten thousand
 * reminders the greeting and the link differ.
 */
const written = new LRUCache<string, WrittenLetter>({
  maxSize: 8_000_000,
  sizeCalculation: ({ html, text }, key) => html.length + text.length + key.length,
});

/** The blocks that say the same to many. A link, a code and a list of seats are somebody's own, and are not kept. */
const shared: ReadonlySet<Block["type"]> = new Set(["heading", "facts", "changes", "programme"]);

/** Where the blocks go in the frame; no text can look like it, for `<` is escaped. */
const gap = '<i data-blocks="true"></i>';

/** Writes a letter as HTML and as plain text. */
export function writeLetter(letter: Letter, look: LetterLook): WrittenLetter {
  const { blocks, ...head } = letter;
  const forms = blocks.map((block) => blockForms(block, look.accentHue));
  const frame = once(JSON.stringify([head, look]), () => ({
    html: markupOf(
      <LetterPage letter={head} look={look}>
        <i data-blocks />
      </LetterPage>,
    ),
    text: "",
  })).html;
  const at = frame.indexOf(gap);
  const body = forms.map(({ html }) => html).join("");
  return {
    html: `<!doctype html>\n${frame.slice(0, at)}${body}${frame.slice(at + gap.length)}\n`,
    text: letterText(
      head,
      forms.map(({ text }) => text),
      look.organisationName,
    ),
  };
}

function blockForms(block: Block, hue: number): WrittenLetter {
  const form = simpleForms[block.type];
  if (form) return { html: filledIn(form, block, hue), text: blockText(block) };
  const write = () => ({
    html: markupOf(<LetterBlock block={block} hue={hue} />),
    text: blockText(block),
  });
  return shared.has(block.type) ? once(`${hue} ${JSON.stringify(block)}`, write) : write();
}

/** Blocks that are a line or two of text: their markup is written once, with these words in the place of others. */
const simpleForms: { readonly [T in Block["type"]]?: readonly string[] } = {
  paragraph: ["text"],
  small: ["text"],
  button: ["label", "url"],
  link: ["label", "url"],
};

/** A stand-in for one of a block's words; no letter or digit of it is written otherwise in markup. */
const standIn = (name: string) => `-stand-in-${name}-`;

function filledIn(names: readonly string[], block: Block, hue: number): string {
  const { html } = once(`${hue} ${block.type}`, () => {
    const words = Object.fromEntries(names.map((name) => [name, standIn(name)]));
    const stand = { type: block.type, ...words } as unknown as Block;
    return { html: renderToStaticMarkup(<LetterBlock block={stand} hue={hue} />), text: "" };
  });
  const values = block as unknown as Readonly<Record<string, string>>;
  return inLines(
    html.replace(/-stand-in-(\w+)-/g, (_, name: string) => escaped(values[name] ?? "")),
  );
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

/** As React escapes text and attributes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function once(key: string, write: () => WrittenLetter): WrittenLetter {
  const known = written.get(key);
  if (known) return known;
  const made = write();
  written.set(key, made);
  return made;
}

function markupOf(page: ReactElement): string {
  return inLines(renderToStaticMarkup(page));
}

/**
 * Breaks markup where white space means nothing: RFC 5322 §2.1.1 allows 998 octets a line. Never inside a
 * tag, for a style's quoted names do not survive it.
 */
function inLines(markup: string): string {
  return markup
    .replace(
      /<(?=(?:table|tbody|tr|td|p|h1|h2|h3|ul|ol|li|blockquote|br|hr|div|meta|style|body|\/td|\/tr|\/table)\b)|(?<=<\/style>)</g,
      "\n<",
    )
    .replace(/>[^<]{200,}/g, (text) =>
      text.replace(/[^\n]{160,}? /g, (line) => `${line.trimEnd()}\n`),
    )
    .replace(/[^\n]{400,}/g, (line) =>
      line.replace(/>[^<]*? (?=[^<]*<)/g, (text) => `${text.trimEnd()}\n`),
    );
}
