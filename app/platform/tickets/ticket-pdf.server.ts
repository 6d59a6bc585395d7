import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import type PDFDocument from "pdfkit";
import type { Hex } from "~/kernel/oklch";
import { fontOfWoff } from "./woff.server";

interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

/** What stands on a ticket, in words already. */
export interface TicketFacts {
  /** The document's language (RFC 5646). */
  readonly language: string;
  /** What the document is called: `Billett – Studietur til Moss`. */
  readonly title: string;
  readonly organisation: string;
  readonly event: string;
  readonly name: string;
  /** When and where, in the order in which they stand. */
  readonly rows: readonly LabelledValue[];
  /** What kind of ticket it is, and of which order. */
  readonly ticket: LabelledValue;
  readonly order: LabelledValue;
  /** What the code holds. */
  readonly code: string;
  readonly nameLabel: string;
  /** Says what the code is for. */
  readonly hint: string;
  readonly accent: Hex;
}

type Doc = InstanceType<typeof PDFDocument>;

/** A4 in points. */
const [width, height] = [595.28, 841.89];
const margin = 48;
const column = width - 2 * margin;
const ink = "#1f2530";
const quiet = "#565d69";
const hairline = "#d9d5cc";
const codeSize = 232;

const families = {
  display: "fraunces/files/fraunces-{script}-600-normal",
  text: "source-sans-3/files/source-sans-3-{script}-400-normal",
  strong: "source-sans-3/files/source-sans-3-{script}-600-normal",
} as const;

type Family = keyof typeof families;

interface Face {
  readonly font: Buffer;
  readonly fallback: Buffer;
}

let faces: Promise<Record<Family, Face>> | undefined;

/**
 * A ticket as a PDF: one A4 page that can be read on a phone, its text as text. The same facts give the same bytes.
 *
 * @remarks The writer is loaded with the first ticket; drawing one takes some ten milliseconds.
 */
export async function ticketPdf(facts: TicketFacts): Promise<Buffer> {
  const [{ default: Pdf }, { default: qr }, fonts] = await Promise.all([
    import("pdfkit"),
    import("qrcode"),
    (faces ??= loadFaces()),
  ]);
  const doc = new Pdf({
    size: "A4",
    margin,
    font: fonts.text.font as unknown as string,
    lang: facts.language,
    displayTitle: true,
    // A time of its own would make every copy another document.
    info: { Title: facts.title, Author: facts.organisation, CreationDate: new Date(0) },
  });
  const bytes = buffer(doc);
  for (const [name, { font, fallback }] of Object.entries(fonts)) {
    doc.registerFont(name, font);
    doc.registerFont(`${name}-ext`, fallback);
  }
  const { modules } = qr.create(facts.code, { errorCorrectionLevel: "M" });
  drawPage(doc, facts, modules);
  doc.end();
  return bytes;
}

function drawPage(doc: Doc, facts: TicketFacts, code: { size: number; data: Uint8Array }): void {
  const pen = new TicketPen(doc);
  doc.rect(0, 0, width, 14).fill(facts.accent);
  let y = pen.write(facts.organisation, { ...strong, size: 15, color: facts.accent, y: 48 }) + 12;
  y = pen.write(facts.event, { ...display, size: titleSize(facts.event), y, lines: 5 }) + 20;
  y = pen.write(facts.nameLabel, { ...label, y });
  y = pen.write(facts.name, { ...display, size: 24, y, lines: 3 }) + 10;
  for (const { label: words, value } of facts.rows) {
    y = pen.write(words, { ...label, y });
    y = pen.write(value, { ...strong, size: 17, y, lines: 3 }) + 8;
  }
  const y2 = pen.write(facts.ticket.label, { ...label, y });
  const half = column / 2 - 12;
  const ends = [
    pen.write(facts.ticket.value, { ...strong, size: 17, y: y2, width: half }),
    pen.write(facts.order.label, { ...label, y, x: margin + half + 24 }),
    pen.write(facts.order.value, {
      ...strong,
      size: 17,
      y: y2,
      x: margin + half + 24,
      width: half,
    }),
  ];
  y = Math.max(...ends) + 16;
  // The code takes what is left, at the foot of the page: never less than a scanner reads at arm's length.
  const size = Math.max(150, Math.min(codeSize, height - 88 - y - 20));
  const top = Math.max(y, height - 88 - size - 20);
  doc
    .moveTo(margin, top)
    .lineTo(width - margin, top)
    .lineWidth(1)
    .dash(3, { space: 4 });
  doc.strokeColor(hairline).stroke().undash();
  drawCode(doc, code, { x: (width - size) / 2, y: top + 20, size });
  pen.write(facts.hint, { ...label, size: 14, y: top + size + 32, centred: true });
}

/** Long titles are set smaller, so that the code always finds its place. */
function titleSize(title: string): number {
  if (title.length <= 60) return 34;
  return title.length <= 120 ? 27 : 21;
}

interface Setting {
  readonly family: Family;
  readonly size: number;
  readonly y: number;
  readonly x?: number;
  readonly width?: number;
  readonly color?: string;
  readonly centred?: boolean;
  /** At most so many lines; the rest becomes an ellipsis. */
  readonly lines?: number;
}

const display = { family: "display" } as const;
const strong = { family: "strong" } as const;
const label = { family: "text", size: 13, color: quiet } as const;

/**
 * Sets text line by line. The fonts come in two parts, the usual letters and the rarer ones (Łukasz, Jiří): each
 * letter is set in the part that has it, which the writer's own setting of text cannot do.
 */
class TicketPen {
  readonly #letters = new Map<string, ReadonlySet<number>>();

  constructor(readonly doc: Doc) {}

  /** Sets text at `y` and answers where it ends. */
  write(text: string, setting: Setting): number {
    const { family, size, y, x = margin, color = ink, lines: most = 2, centred } = setting;
    const space = setting.width ?? column;
    const lineHeight = size * 1.25;
    this.doc.fontSize(size).fillColor(color);
    const lines = this.#lines(text.normalize("NFC").replace(/\s+/g, " ").trim(), family, space);
    const shown = lines.slice(0, most);
    if (lines.length > most)
      shown[most - 1] = this.#shortened(shown[most - 1] ?? "", family, space);
    shown.forEach((line, at) => {
      let left = centred ? x + (space - this.#width(line, family)) / 2 : x;
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

/** The code as one path: each run of dark modules in a row is a rectangle. */
function drawCode(
  doc: Doc,
  { size, data }: { size: number; data: Uint8Array },
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const { x, y } = at;
  const unit = at.size / size;
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      if (!data[row * size + from]) continue;
      let to = from;
      while (to < size && data[row * size + to]) to++;
      doc.rect(x + from * unit, y + row * unit, (to - from) * unit, unit);
      from = to;
    }
  }
  doc.fill("#000000");
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
