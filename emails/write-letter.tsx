import { renderToStaticMarkup } from "react-dom/server";
import { LetterPage, type LetterLook } from "./letter";
import type { Letter } from "./letter-model";
import { letterText } from "./letter-text";

export type { LetterLook };

/** A letter in both of its forms. */
export interface WrittenLetter {
  readonly html: string;
  readonly text: string;
}

/** Writes a letter as HTML and as plain text. */
export function writeLetter(letter: Letter, look: LetterLook): WrittenLetter {
  const page = renderToStaticMarkup(<LetterPage letter={letter} look={look} />);
  return {
    html: `<!doctype html>\n${inLines(page)}\n`,
    text: letterText(letter, look.organisationName),
  };
}

/**
 * Breaks the page where white space means nothing: RFC 5322 §2.1.1 allows 998 octets a line. Never inside a
 * tag, for a style's quoted names do not survive it.
 */
function inLines(page: string): string {
  return page
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
