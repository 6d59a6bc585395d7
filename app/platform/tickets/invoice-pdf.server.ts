import type { Hex } from "~/kernel/oklch";
import {
  column,
  display,
  hairline,
  height,
  ink,
  margin,
  pdfOf,
  quiet,
  strong,
  width,
  type DocumentFacts,
  type PdfPen,
} from "./pdf-pen.server";

interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

/** A line of the table, in words. */
interface SheetLine {
  readonly what: string;
  /** In small below: the event, its day, the order. */
  readonly of: string;
  readonly quantity: string;
  readonly price: string;
  readonly vat: string;
  readonly amount: string;
  /** What the lines come to, this one included: carried over where a page ends here. */
  readonly carried: string;
}

/** What stands on an invoice or a credit note, in words already. */
export interface InvoiceSheet extends DocumentFacts {
  readonly seller: string;
  readonly heading: string;
  /** Which invoice is credited; empty of an invoice. */
  readonly about: string;
  readonly buyer: { readonly label: string; readonly lines: readonly string[] };
  /** Number, dates, references. */
  readonly details: readonly LabelledValue[];
  /** The words above the columns. */
  readonly columns: Omit<SheetLine, "of" | "carried">;
  readonly lines: readonly SheetLine[];
  readonly carriedOver: string;
  /** The sums below the lines; the last is what is to be paid. */
  readonly sums: readonly LabelledValue[];
  readonly notes: readonly string[];
  /** Where, until when and by what reference it is paid; `null` of a credit note. */
  readonly payment: {
    readonly heading: string;
    readonly rows: readonly (readonly LabelledValue[])[];
  } | null;
  /** Who the seller is, at the foot of each page. */
  readonly footer: readonly string[];
  readonly pageOf: (page: number, pages: number) => string;
  readonly accent: Hex;
}

/** An invoice or a credit note as a PDF: as many A4 pages as its lines need, each with the sum so far and its number. */
export async function invoiceSheetPdf(sheet: InvoiceSheet): Promise<Buffer> {
  return pdfOf({ ...sheet, tagged: true }, (pen) => {
    const drawing = new Drawing(pen, sheet);
    drawing.head();
    drawing.table();
    drawing.end();
    drawing.feet();
  });
}

const foot = height - 92;
const gap = 12;
const text = { family: "text", size: 10.5 } as const;
const small = { family: "text", size: 9, color: quiet } as const;
const tint = "#f6f4ef";

/** The columns of the table: where each begins and how wide it is; all but the first end at their right edge. */
const places = columnsOf({ what: 0, quantity: 46, price: 84, vat: 46, amount: 92 });
const sumsAt = { x: margin + column / 2 - 8, width: column / 2 + 8 };

class Drawing {
  #y = 46;
  /** What the lines on the pages before come to. */
  #carried = "";

  constructor(
    readonly pen: PdfPen,
    readonly sheet: InvoiceSheet,
  ) {
    this.#band();
  }

  head(): void {
    const { pen, sheet } = this;
    this.#y = pen.part("P", () =>
      pen.write(sheet.seller, { ...strong, size: 13, color: sheet.accent, y: this.#y }),
    );
    this.#y = pen.part("H1", () =>
      pen.write(sheet.heading, { ...display, size: 30, y: this.#y + 8 }),
    );
    if (sheet.about !== "")
      this.#y = pen.part("P", () =>
        pen.write(sheet.about, { ...text, size: 12, color: quiet, y: this.#y + 2 }),
      );
    const top = this.#y + 22;
    this.#y = Math.max(this.#buyer(top), this.#details(top)) + 26;
  }

  #buyer(top: number): number {
    const { pen, sheet } = this;
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
    const { pen } = this;
    let y = top;
    for (const { label, value } of this.sheet.details) {
      const labels = { ...small, size: 9.5, y: y + 0.8, x: sumsAt.x, width: 104, lines: 2 };
      const values = { ...text, y, x: sumsAt.x + 110, width: sumsAt.width - 110, lines: 4 };
      y = pen.part("P", () => Math.max(pen.write(label, labels), pen.write(value, values))) + 3;
    }
    return y;
  }

  table(): void {
    const { pen, sheet } = this;
    pen.group("Table", () => {
      this.#columns();
      for (const line of sheet.lines) {
        const space = this.#heightOf(line);
        if (this.#y + space > foot - 16) {
          this.#carry(this.#y + 6);
          this.#turn();
          this.#columns();
          this.#carry(this.#y + 5);
          this.#y += 22;
          this.#rule(hairline);
        }
        this.#row(line);
        this.#y += space;
        this.#rule(hairline);
        this.#carried = line.carried;
      }
    });
  }

  #columns(): void {
    const { pen, sheet } = this;
    pen.group("TR", () => {
      for (const [name, place] of columns) {
        const setting = { ...small, ...place, y: this.#y, lines: 1, right: name !== "what" };
        pen.part("TH", () => pen.write(sheet.columns[name], setting));
      }
    });
    this.#y += 16;
    this.#rule(ink);
  }

  #row(line: SheetLine): void {
    const { pen } = this;
    const y = this.#y + 6;
    pen.group("TR", () => {
      for (const [name, place] of columns)
        pen.part("TD", () => {
          const right = name !== "what";
          const end = pen.write(line[name], { ...text, ...place, y, right, lines: right ? 1 : 4 });
          if (!right && line.of !== "")
            pen.write(line.of, { ...small, ...place, y: end + 1, lines: 3 });
        });
    });
  }

  #heightOf({ what, of }: SheetLine): number {
    const words = this.pen.heightOf(what, { ...text, width: places.what.width, lines: 4 });
    if (of === "") return words + 12;
    return words + 1 + this.pen.heightOf(of, { ...small, width: places.what.width, lines: 3 }) + 12;
  }

  /** The sum so far, where a page ends and where the next begins; for the eye, who listens hears all of it. */
  #carry(y: number): void {
    const { pen, sheet } = this;
    pen.ornament(() => {
      pen.write(sheet.carriedOver, { ...small, ...places.what, y });
      pen.write(this.#carried, { ...small, ...places.amount, right: true, y, lines: 1 });
    });
  }

  /** Sums, what is said of them, and how it is paid: these stay together. */
  end(): void {
    const { sheet } = this;
    const notes = sheet.notes.reduce((sum, note) => sum + this.#noteHeight(note), 0);
    const needed = sheet.sums.length * 19 + 22 + notes + this.#boxHeight() + 24;
    if (this.#y + needed > foot) {
      this.#carry(this.#y + 6);
      this.#turn();
      this.#carry(this.#y);
      this.#y += 18;
      this.#rule(hairline);
    }
    this.#sums();
    for (const note of sheet.notes)
      this.#y = this.pen.part(
        "P",
        () => this.pen.write(note, { ...text, size: 10, color: quiet, y: this.#y, lines: 6 }) + 3,
      );
    this.#box();
  }

  #sums(): void {
    const { pen, sheet } = this;
    this.#y += 8;
    sheet.sums.forEach(({ label, value }, at) => {
      const last = at === sheet.sums.length - 1;
      const face = last
        ? ({ ...strong, size: 14, color: ink } as const)
        : { ...text, color: quiet };
      if (last) {
        this.#y += 4;
        pen.ornament(() => this.#line(sumsAt.x, ink));
        this.#y += 5;
      }
      pen.part("P", () => {
        pen.write(label, { ...face, x: sumsAt.x, width: sumsAt.width - 110, y: this.#y, lines: 1 });
        const place = { x: width - margin - 140, width: 140, right: true, lines: 1 };
        pen.write(value, { ...face, ...place, y: this.#y });
      });
      this.#y += last ? 24 : 17;
    });
    this.#y += 8;
  }

  #noteHeight(note: string): number {
    return this.pen.heightOf(note, { ...text, size: 10, lines: 6 }) + 3;
  }

  #boxHeight(): number {
    return this.sheet.payment ? 52 + this.sheet.payment.rows.length * 38 : 0;
  }

  #box(): void {
    const { pen, sheet } = this;
    const { payment } = sheet;
    if (!payment) return;
    const top = this.#y + 12;
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
    this.#y = top + high;
  }

  /** The seller on each page and, where there are several, its number: written last, when it is known how many. */
  feet(): void {
    const { pen, sheet } = this;
    const { count } = pen.doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      pen.doc.switchToPage(page);
      // Below the margin a page would be turned for it.
      pen.doc.page.margins.bottom = 0;
      pen.ornament(() => {
        this.#y = height - 68;
        this.#line(margin, hairline);
        sheet.footer.forEach((line, at) =>
          pen.write(line, {
            ...small,
            size: 8.5,
            y: height - 60 + at * 11.5,
            width: column - 90,
            lines: 1,
          }),
        );
        const number = sheet.pageOf(page + 1, count);
        const place = { x: width - margin - 80, width: 80, right: true, lines: 1 };
        if (count > 1) pen.write(number, { ...small, size: 8.5, ...place, y: height - 60 });
      });
    }
  }

  #turn(): void {
    const { pen, sheet } = this;
    pen.doc.addPage();
    this.#band();
    pen.ornament(() => {
      pen.write(sheet.seller, {
        ...strong,
        size: 10.5,
        color: sheet.accent,
        y: 40,
        width: column / 2,
      });
      const place = { x: margin + column / 2, width: column / 2, right: true };
      pen.write(sheet.heading, { ...text, color: quiet, ...place, y: 40, lines: 1 });
    });
    this.#y = 72;
  }

  #band(): void {
    this.pen.ornament(() => this.pen.doc.rect(0, 0, width, 14).fill(this.sheet.accent));
  }

  #rule(color: string): void {
    this.pen.ornament(() => this.#line(margin, color));
  }

  #line(x: number, color: string): void {
    const { doc } = this.pen;
    doc
      .moveTo(x, this.#y)
      .lineTo(width - margin, this.#y)
      .lineWidth(color === ink ? 1 : 0.6);
    doc.strokeColor(color).stroke();
  }
}

type ColumnName = keyof Omit<SheetLine, "of" | "carried">;
type Place = { readonly x: number; readonly width: number };

/** Columns from their widths; the one of 0 takes what is left. */
function columnsOf(
  widths: Readonly<Record<ColumnName, number>>,
): Readonly<Record<ColumnName, Place>> {
  const taken = Object.values(widths).reduce((sum, one) => sum + one, 0);
  let x = margin;
  const placed = Object.entries(widths).map(([name, wide]) => {
    const place = { x, width: (wide === 0 ? column - taken : wide) - (wide === 0 ? gap : 0) };
    x += wide === 0 ? column - taken : wide;
    return [name, place] as const;
  });
  return Object.fromEntries(placed) as Record<ColumnName, Place>;
}

const columns = Object.entries(places) as [ColumnName, Place][];
