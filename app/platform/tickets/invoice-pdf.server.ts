import { foot, InvoicePaper, small, text } from "./invoice-paper.server";
import type { InvoiceSheet } from "./invoice-sheet.server";
import { InvoiceTable } from "./invoice-table.server";
import {
  column,
  display,
  hairline,
  ink,
  margin,
  pdfOf,
  quiet,
  strong,
  width,
} from "./pdf-pen.server";

/** An invoice or a credit note as a PDF: as many A4 pages as its lines need, each with the sum so far and its number. */
export async function invoiceSheetPdf(sheet: InvoiceSheet): Promise<Buffer> {
  return pdfOf({ ...sheet, tagged: true }, (pen) => {
    const paper = new InvoicePaper(pen, sheet);
    const drawing = new Drawing(paper, new InvoiceTable(paper));
    drawing.head();
    drawing.table.write();
    drawing.end();
    paper.feet();
  });
}

const tint = "#f6f4ef";
const sumsAt = { x: margin + column / 2 - 8, width: column / 2 + 8 };

/** What stands above the lines and below them. */
class Drawing {
  constructor(
    readonly paper: InvoicePaper,
    readonly table: InvoiceTable,
  ) {}

  head(): void {
    const { paper } = this;
    const { pen, sheet } = paper;
    paper.y = pen.part("P", () =>
      pen.write(sheet.seller, { ...strong, size: 13, color: sheet.accent, y: paper.y }),
    );
    paper.y = pen.part("H1", () =>
      pen.write(sheet.heading, { ...display, size: 30, y: paper.y + 8 }),
    );
    if (sheet.about !== "")
      paper.y = pen.part("P", () =>
        pen.write(sheet.about, { ...text, size: 12, color: quiet, y: paper.y + 2 }),
      );
    const top = paper.y + 22;
    paper.y = Math.max(this.#buyer(top), this.#details(top)) + 26;
  }

  #buyer(top: number): number {
    const { paper } = this;
    const { pen, sheet } = paper;
    const space = column / 2 - 24;
    return pen.part("P", () => {
      let y = pen.write(sheet.buyer.label, { ...small, y: top, width: space });
      sheet.buyer.lines.forEach((line, at) => {
        const face = at === 0 ? { ...strong, size: 12 } : text;
        y = pen.write(line, { ...face, y: y + (at === 0 ? 2 : 0), width: space, lines: 3 });
      });
      return y;
    });
  }

  #details(top: number): number {
    const { paper } = this;
    const { pen } = paper;
    let y = top;
    for (const { label, value } of this.paper.sheet.details) {
      const labels = { ...small, size: 9.5, y: y + 0.8, x: sumsAt.x, width: 104, lines: 2 };
      const values = { ...text, y, x: sumsAt.x + 110, width: sumsAt.width - 110, lines: 4 };
      y = pen.part("P", () => Math.max(pen.write(label, labels), pen.write(value, values))) + 3;
    }
    return y;
  }

  /** Sums, what is said of them, and how it is paid: these stay together. */
  end(): void {
    const { paper } = this;
    const { pen, sheet } = paper;
    const notes = sheet.notes.reduce((sum, note) => sum + this.#noteHeight(note), 0);
    const needed = sheet.sums.length * 19 + 22 + notes + this.#boxHeight() + 24;
    if (paper.y + needed > foot) {
      this.table.carry(paper.y + 6);
      paper.turn();
      this.table.carry(paper.y);
      paper.y += 18;
      paper.rule(hairline);
    }
    this.#sums();
    for (const note of sheet.notes)
      paper.y = pen.part(
        "P",
        () => pen.write(note, { ...text, size: 10, color: quiet, y: paper.y, lines: 6 }) + 3,
      );
    this.#box();
  }

  #sums(): void {
    const { paper } = this;
    const { pen, sheet } = paper;
    paper.y += 8;
    sheet.sums.forEach(({ label, value }, at) => {
      const last = at === sheet.sums.length - 1;
      const face = last
        ? ({ ...strong, size: 14, color: ink } as const)
        : { ...text, color: quiet };
      if (last) {
        paper.y += 4;
        pen.ornament(() => paper.line(sumsAt.x, ink));
        paper.y += 5;
      }
      pen.part("P", () => {
        pen.write(label, { ...face, x: sumsAt.x, width: sumsAt.width - 110, y: paper.y, lines: 1 });
        const place = { x: width - margin - 140, width: 140, right: true, lines: 1 };
        pen.write(value, { ...face, ...place, y: paper.y });
      });
      paper.y += last ? 24 : 17;
    });
    paper.y += 8;
  }

  #noteHeight(note: string): number {
    return this.paper.pen.heightOf(note, { ...text, size: 10, lines: 6 }) + 3;
  }

  #boxHeight(): number {
    return this.paper.sheet.payment ? 52 + this.paper.sheet.payment.rows.length * 38 : 0;
  }

  #box(): void {
    const { paper } = this;
    const { pen, sheet } = paper;
    const { payment } = sheet;
    if (!payment) return;
    const top = paper.y + 12;
    const high = this.#boxHeight() - 12;
    pen.ornament(() => {
      pen.doc.roundedRect(margin, top, column, high, 6).fill(tint);
      pen.doc.rect(margin, top + 6, 3, high - 12).fill(sheet.accent);
    });
    let y = pen.part("H2", () =>
      pen.write(payment.heading, {
        ...strong,
        size: 11,
        color: sheet.accent,
        y: top + 12,
        x: margin + 18,
      }),
    );
    for (const row of payment.rows) {
      const space = (column - 36) / row.length;
      row.forEach(({ label, value }, at) => {
        const place = { x: margin + 18 + at * space, width: space - 8, lines: 1 };
        pen.part("P", () => {
          pen.write(label, { ...small, ...place, y: y + 8 });
          pen.write(value, { ...strong, size: 12, ...place, y: y + 20, color: ink });
        });
      });
      y += 38;
    }
    paper.y = top + high;
  }
}
