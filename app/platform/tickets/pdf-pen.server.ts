import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import type PDFDocument from "pdfkit";
import { fontOfWoff } from "./woff.server";

type Doc = InstanceType<typeof PDFDocument>;

/** A4 in points. */
export const [width, height] = [595.28, 841.89];
export const margin = 48;
export const column = width - 2 * margin;
export const ink = "#1f2530";
export const quiet = "#565d69";
export const hairline = "#d9d5cc";

const families = {
  display: "fraunces/files/fraunces-{script}-600-normal",
  text: "source-sans-3/files/source-sans-3-{script}-400-normal",
  strong: "source-sans-3/files/source-sans-3-{script}-600-normal",
} as const;

export type Family = keyof typeof families;

interface Face {
  readonly font: Buffer;
  readonly fallback: Buffer;
}

let faces: Promise<Record<Family, Face>> | undefined;

/** What makes a PDF one of PDF/UA; the writer's types do not know it. */
const universal = {
  pdfVersion: "1.7",
  tagged: true,
  ...({ subset: "PDF/UA" } as object),
} as const;

/** What a document says about itself. */
export interface DocumentFacts {
  /** The document's language (RFC 5646). */
  readonly language: string;
  /** What the document is called: `Billett – Studietur til Moss`. */
  readonly title: string;
  readonly organisation: string;
  /** Whether its parts are marked as what they are, for whoever has it read out (PDF/UA-1, ISO 14289-1). */
  readonly tagged?: boolean;
}

/**
 * A PDF on A4, drawn by `draw`; its text is text. The same drawing gives the same bytes.
 *
 * @remarks The writer is loaded with the first document; drawing one takes some ten milliseconds.
 */
export async function pdfOf(facts: DocumentFacts, draw: (pen: PdfPen) => void): Promise<Buffer> {
  const [{ default: Pdf }, fonts] = await Promise.all([import("pdfkit"), (faces ??= loadFaces())]);
  const doc = new Pdf({
    size: "A4",
    margin,
    // Page numbers are written when it is known how many there are.
    bufferPages: true,
    font: fonts.text.font as unknown as string,
    lang: facts.language,
    displayTitle: true,
    // A time of its own would make every copy another document.
    info: { Title: facts.title, Author: facts.organisation, CreationDate: new Date(0) },
    ...(facts.tagged ? universal : {}),
  });
  const bytes = buffer(doc);
  for (const [name, { font, fallback }] of Object.entries(fonts)) {
    doc.registerFont(name, font);
    doc.registerFont(`${name}-ext`, fallback);
  }
  draw(new PdfPen(doc, facts.tagged ?? false));
  doc.end();
  return bytes;
}

export interface Setting {
  readonly family: Family;
  readonly size: number;
  readonly y: number;
  readonly x?: number;
  readonly width?: number;
  readonly color?: string;
  readonly centred?: boolean;
  /** Ends at the right edge of its space: a figure. */
  readonly right?: boolean;
  /** At most so many lines; the rest becomes an ellipsis. */
  readonly lines?: number;
}

export const display = { family: "display" } as const;
export const strong = { family: "strong" } as const;
export const label = { family: "text", size: 13, color: quiet } as const;

/**
 * Sets text line by line. The fonts come in two parts, the usual letters and the rarer ones (Łukasz, Jiří): each
 * letter is set in the part that has it, which the writer's own setting of text cannot do.
 */
export class PdfPen {
  readonly #letters = new Map<string, ReadonlySet<number>>();

  /** The part of the document that is being drawn into. */
  #inside: { add(part: PDFKit.PDFStructureElement): unknown } | null = null;

  constructor(
    readonly doc: Doc,
    readonly tagged: boolean,
  ) {}

  /** Draws a part that holds others: a table, a row of one (`Table`, `TR`). */
  group(type: string, draw: () => void): void {
    if (!this.tagged) return draw();
    const part = this.doc.struct(type);
    this.#add(part);
    const outside = this.#inside;
    this.#inside = part;
    draw();
    this.#inside = outside;
    part.end();
  }

  /** Draws a part that says something: a heading, a paragraph, a cell (`H1`, `P`, `TD`). */
  part<T>(type: string, draw: () => T): T {
    if (!this.tagged) return draw();
    const drawn: T[] = [];
    this.#add(this.doc.struct(type, {}, [() => void drawn.push(draw())]));
    return drawn[0] as T;
  }

  /** Draws what says nothing by itself: a rule, a colour, the number of a page. */
  ornament(draw: () => void): void {
    if (this.tagged) this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    if (this.tagged) this.doc.endMarkedContent();
  }

  #add(part: PDFKit.PDFStructureElement): void {
    if (this.#inside) this.#inside.add(part);
    else this.doc.addStructure(part);
  }

  /** How high text will stand, set as {@link write} sets it. */
  heightOf(
    text: string,
    { family, size, width: space = column, lines: most = 2 }: Omit<Setting, "y">,
  ): number {
    this.doc.fontSize(size);
    const lines = this.#lines(text.normalize("NFC").replace(/\s+/g, " ").trim(), family, space);
    return Math.min(lines.length, most) * size * 1.25;
  }

  /** Sets text at `y` and answers where it ends. */
  write(text: string, setting: Setting): number {
    const { family, size, y, x = margin, color = ink, lines: most = 2 } = setting;
    const space = setting.width ?? column;
    const lineHeight = size * 1.25;
    this.doc.fontSize(size).fillColor(color);
    const lines = this.#lines(text.normalize("NFC").replace(/\s+/g, " ").trim(), family, space);
    const shown = lines.slice(0, most);
    if (lines.length > most)
      shown[most - 1] = this.#shortened(shown[most - 1] ?? "", family, space);
    shown.forEach((line, at) => {
      const room = space - this.#width(line, family);
      let left = x + (setting.right ? room : setting.centred ? room / 2 : 0);
      for (const { font, run } of this.#runs(line, family)) {
        this.doc.font(font).text(run, left, y + at * lineHeight, { lineBreak: false });
        left += this.doc.widthOfString(run);
      }
    });
    return y + shown.length * lineHeight;
  }

  #lines(text: string, family: Family, space: number): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(" ").flatMap((one) => this.#pieces(one, family, space))) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (this.#width(longer, family) <= space) line = longer;
      else {
        if (line !== "") lines.push(line);
        line = word;
      }
    }
    return [...lines, line];
  }

  /** A word longer than a line, broken where the line ends; nothing else would keep it on the page. */
  #pieces(word: string, family: Family, space: number): string[] {
    if (this.#width(word, family) <= space) return [word];
    const pieces = [""];
    for (const letter of word) {
      const longer = (pieces.at(-1) ?? "") + letter;
      if (this.#width(longer, family) <= space) pieces[pieces.length - 1] = longer;
      else pieces.push(letter);
    }
    return pieces;
  }

  #shortened(line: string, family: Family, space: number): string {
    const letters = [...line];
    while (letters.length > 0 && this.#width(`${letters.join("").trimEnd()}…`, family) > space)
      letters.pop();
    return `${letters.join("").trimEnd()}…`;
  }

  #width(text: string, family: Family): number {
    return this.#runs(text, family).reduce(
      (sum, { font, run }) => sum + this.doc.font(font).widthOfString(run),
      0,
    );
  }

  #runs(text: string, family: Family): { font: string; run: string }[] {
    const runs: { font: string; run: string }[] = [];
    for (const letter of text) {
      const font = [family, `${family}-ext`].find((one) => this.#has(one, letter));
      const [known, shown] = font === undefined ? [family, "?"] : [font, letter];
      const last = runs.at(-1);
      if (last?.font === known) last.run += shown;
      else runs.push({ font: known, run: shown });
    }
    return runs;
  }

  #has(font: string, letter: string): boolean {
    let letters = this.#letters.get(font);
    if (!letters) {
      this.doc.font(font);
      const { _font } = this.doc as unknown as { _font: { font: { characterSet: number[] } } };
      this.#letters.set(font, (letters = new Set(_font.font.characterSet)));
    }
    return letters.has(letter.codePointAt(0) ?? 0);
  }
}

async function loadFaces(): Promise<Record<Family, Face>> {
  const { resolve } = createRequire(import.meta.url);
  const load = async (file: string, script: string) =>
    fontOfWoff(await readFile(resolve(`@fontsource/${file.replace("{script}", script)}.woff`)));
  const loaded = await Promise.all(
    Object.entries(families).map(async ([family, file]) => {
      const [font, fallback] = await Promise.all([load(file, "latin"), load(file, "latin-ext")]);
      return [family, { font, fallback }] as const;
    }),
  );
  return Object.fromEntries(loaded) as unknown as Record<Family, Face>;
}
