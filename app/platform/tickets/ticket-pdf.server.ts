import type { Hex } from "~/kernel/oklch";
import {
  column,
  display,
  hairline,
  height,
  label,
  margin,
  pdfOf,
  strong,
  width,
  type DocumentFacts,
  type PdfPen,
} from "./pdf-pen.server";

interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

/** What stands on a ticket, in words already. */
export interface TicketFacts extends DocumentFacts {
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

const codeSize = 232;

/** A ticket as a PDF: one A4 page that can be read on a phone. */
export async function ticketPdf(facts: TicketFacts): Promise<Buffer> {
  const { default: qr } = await import("qrcode");
  const { modules } = qr.create(facts.code, { errorCorrectionLevel: "M" });
  return pdfOf(facts, (pen) => drawPage(pen, facts, modules));
}

function drawPage(pen: PdfPen, facts: TicketFacts, code: Code): void {
  const { doc } = pen;
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

/** The modules of a QR code, row by row. */
interface Code {
  readonly size: number;
  readonly data: Uint8Array;
}

/** The code as one path: each run of dark modules in a row is a rectangle. */
function drawCode(
  doc: PdfPen["doc"],
  { size, data }: Code,
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
