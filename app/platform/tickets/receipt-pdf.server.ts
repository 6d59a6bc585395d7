import type { Hex } from "~/kernel/oklch";
import {
  column,
  display,
  hairline,
  height,
  ink,
  label,
  margin,
  pdfOf,
  quiet,
  strong,
  width,
  type DocumentFacts,
  type PdfPen,
} from "./pdf-pen.server";

interface LabelledLines {
  readonly label: string;
  readonly lines: readonly string[];
}

interface Amount {
  readonly label: string;
  readonly amount: string;
}

/** What stands on a receipt, in words already. */
export interface ReceiptFacts extends DocumentFacts {
  readonly heading: string;
  readonly event: string;
  /** Seller, buyer, order, dates: two beside each other. */
  readonly facts: readonly LabelledLines[];
  /** What the lines' amounts are: `Eks. mva`. */
  readonly amounts: string;
  readonly lines: readonly Amount[];
  /** The sums below the lines; the last is what is to be paid. */
  readonly sums: readonly Amount[];
  /** How it is paid, and what this paper is not. */
  readonly notes: readonly string[];
  /** `Side 1 av 2`, where there are more than one. */
  readonly pageOf: (page: number, pages: number) => string;
  readonly accent: Hex;
}

const amountSpace = 120;
const wordSpace = column - amountSpace - 16;
const foot = height - 72;
const text = { family: "text", size: 11.5 } as const;
const small = { ...label, size: 10.5 } as const;

/** A receipt as a PDF: as many A4 pages as its lines need, each with its number. */
export async function receiptPdf(facts: ReceiptFacts): Promise<Buffer> {
  return pdfOf(facts, (pen) => {
    const sheet = new ReceiptSheet(pen, facts);
    sheet.head();
    sheet.lines();
    sheet.sums();
    sheet.numbers();
  });
}

class ReceiptSheet {
  #y = 48;

  constructor(
    readonly pen: PdfPen,
    readonly facts: ReceiptFacts,
  ) {
    this.#band();
  }

  head(): void {
    const { pen, facts } = this;
    const { organisation, accent, heading, event } = facts;
    this.#y = pen.write(organisation, { ...strong, size: 13, color: accent, y: this.#y }) + 10;
    this.#y = pen.write(heading, { ...display, size: 26, y: this.#y }) + 4;
    this.#y = pen.write(event, { ...text, size: 13, y: this.#y, lines: 3 }) + 18;
    const half = column / 2 - 12;
    for (let at = 0; at < facts.facts.length; at += 2) {
      const ends = facts.facts.slice(at, at + 2).map(({ label: words, lines }, side) => {
        const place = { x: margin + side * (half + 24), width: half };
        let y = pen.write(words, { ...small, ...place, y: this.#y });
        for (const line of lines) y = pen.write(line, { ...text, ...place, y, lines: 3 });
        return y;
      });
      this.#y = Math.max(...ends) + 10;
    }
  }

  lines(): void {
    this.#y += 8;
    this.pen.write(this.facts.amounts, { ...small, ...right, y: this.#y });
    this.#y += 18;
    this.#rule(quiet);
    for (const { label: words, amount } of this.facts.lines) {
      this.#row(words, amount, { ...text });
      this.#rule(hairline);
    }
  }

  sums(): void {
    const { sums, notes } = this.facts;
    // The sums stay together, and with what is said of them.
    if (this.#y + sums.length * 20 + notes.length * 30 > foot) this.#turn();
    sums.forEach(({ label: words, amount }, at) =>
      this.#row(
        words,
        amount,
        at === sums.length - 1 ? { ...strong, size: 14, color: ink } : { ...text, color: quiet },
      ),
    );
    this.#y += 14;
    for (const note of notes)
      this.#y = this.pen.write(note, { ...text, color: quiet, y: this.#y, lines: 4 }) + 2;
  }

  /** Written last, when it is known how many pages there are. */
  numbers(): void {
    const { doc } = this.pen;
    const { count } = doc.bufferedPageRange();
    if (count < 2) return;
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page);
      // Below the margin a page would be turned for it.
      doc.page.margins.bottom = 0;
      const words = this.facts.pageOf(page + 1, count);
      this.pen.write(words, { ...small, right: true, y: height - 44 });
    }
  }

  #row(
    words: string,
    amount: string,
    setting: { readonly family: "text" | "strong"; readonly size: number; readonly color?: string },
  ): void {
    if (this.#y + 3 * setting.size * 1.25 > foot) this.#turn();
    const end = this.pen.write(words, { ...setting, y: this.#y + 5, width: wordSpace, lines: 3 });
    this.pen.write(amount, { ...setting, ...right, y: this.#y + 5, lines: 1 });
    this.#y = end + 5;
  }

  #rule(color: string): void {
    const { doc } = this.pen;
    doc
      .moveTo(margin, this.#y)
      .lineTo(width - margin, this.#y)
      .lineWidth(0.75);
    doc.strokeColor(color).stroke();
  }

  #turn(): void {
    this.pen.doc.addPage();
    this.#band();
    this.#y = 48;
  }

  #band(): void {
    this.pen.doc.rect(0, 0, width, 14).fill(this.facts.accent);
  }
}

/** The column of amounts. */
const right = { x: width - margin - amountSpace, width: amountSpace, right: true } as const;
