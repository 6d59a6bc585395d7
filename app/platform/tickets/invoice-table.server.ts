import { foot, small, text, type InvoicePaper } from "./invoice-paper.server";
import type { SheetLine } from "./invoice-sheet.server";
import { column, hairline, ink, margin } from "./pdf-pen.server";

const gap = 12;

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

/** The columns of the table: where each begins and how wide it is; all but the first end at their right edge. */
const places = columnsOf({ what: 0, quantity: 46, price: 84, vat: 46, amount: 92 });
const columns = Object.entries(places) as [ColumnName, Place][];

/** The table of lines, over as many pages as it needs, with the sum so far where a page ends. */
export class InvoiceTable {
  /** What the lines on the pages before come to. */
  #carried = "";

  constructor(readonly paper: InvoicePaper) {}

  write(): void {
    const { paper } = this;
    const { pen, sheet } = paper;
    pen.group("Table", () => {
      this.#columns();
      for (const line of sheet.lines) {
        const space = this.#heightOf(line);
        if (paper.y + space > foot - 16) {
          this.carry(paper.y + 6);
          paper.turn();
          this.#columns();
          this.carry(paper.y + 5);
          paper.y += 22;
          paper.rule(hairline);
        }
        this.#row(line);
        paper.y += space;
        paper.rule(hairline);
        this.#carried = line.carried;
      }
    });
  }

  /** The sum so far, where a page ends and where the next begins; for the eye, who listens hears all of it. */
  carry(y: number): void {
    const { paper } = this;
    const { pen, sheet } = paper;
    pen.ornament(() => {
      pen.write(sheet.carriedOver, { ...small, ...places.what, y });
      pen.write(this.#carried, { ...small, ...places.amount, right: true, y, lines: 1 });
    });
  }

  #columns(): void {
    const { paper } = this;
    const { pen, sheet } = paper;
    pen.group("TR", () => {
      for (const [name, place] of columns) {
        const setting = { ...small, ...place, y: paper.y, lines: 1, right: name !== "what" };
        pen.part("TH", () => pen.write(sheet.columns[name], setting));
      }
    });
    paper.y += 16;
    paper.rule(ink);
  }

  #row(line: SheetLine): void {
    const { paper } = this;
    const { pen } = paper;
    const y = paper.y + 6;
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
    const words = this.paper.pen.heightOf(what, { ...text, width: places.what.width, lines: 4 });
    if (of === "") return words + 12;
    return (
      words + 1 + this.paper.pen.heightOf(of, { ...small, width: places.what.width, lines: 3 }) + 12
    );
  }
}
