import type { InvoiceSheet } from "./invoice-sheet.server";
import {
  column,
  hairline,
  height,
  ink,
  margin,
  quiet,
  strong,
  width,
  type PdfPen,
} from "./pdf-pen.server";

/** Where the writing on a page ends: the seller stands below. */
export const foot = height - 92;
export const text = { family: "text", size: 10.5 } as const;
export const small = { family: "text", size: 9, color: quiet } as const;

/** The pages of an invoice: how far down each is written, what stands above and below, and the rules between. */
export class InvoicePaper {
  /** Where the next thing is written. */
  y = 46;

  constructor(
    readonly pen: PdfPen,
    readonly sheet: InvoiceSheet,
  ) {
    this.#band();
  }

  /** The next page. */
  turn(): void {
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
    this.y = 72;
  }

  /** A line across the page. */
  rule(color: string): void {
    this.pen.ornament(() => this.line(margin, color));
  }

  /** A line from there to the right edge. */
  line(x: number, color: string): void {
    const { doc } = this.pen;
    doc
      .moveTo(x, this.y)
      .lineTo(width - margin, this.y)
      .lineWidth(color === ink ? 1 : 0.6);
    doc.strokeColor(color).stroke();
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
        this.y = height - 68;
        this.line(margin, hairline);
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

  #band(): void {
    this.pen.ornament(() => this.pen.doc.rect(0, 0, width, 14).fill(this.sheet.accent));
  }
}
