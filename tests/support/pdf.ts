import { inflateSync } from "node:zlib";

/** Enough of a PDF reader for the PDFs of ours (ISO 32000-1): text in the order in which it was set, and filled boxes. */
export interface ReadPdf {
  readonly pages: number;
  readonly text: string;
  /** The squares of the code, row by row: `#` for dark. */
  readonly code: readonly string[];
}

/** Reads a PDF. */
export function readPdf(pdf: Buffer): ReadPdf {
  const raw = pdf.toString("latin1");
  const objects = new Map(
    [...raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(
      ([, id = "", body = ""]) => [id, body] as const,
    ),
  );
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const body of objects.values())
    for (const [, name = "", id = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
      if (map) fonts.set(name, lettersOf(streamOf(objects.get(map))));
    }
  const content = pages
    .flatMap((body) => /\/Contents (\d+) 0 R/.exec(body)?.slice(1) ?? [])
    .map((id) => streamOf(objects.get(id)))
    .join("\n");
  return { pages: pages.length, text: textOf(content, fonts), code: codeOf(content) };
}

/** The bytes of a stream, by its length: those of a packed one may end as a line does (§7.3.8). */
function streamOf(body = ""): string {
  const start = /stream\r?\n/.exec(body);
  const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
  const from = start ? start.index + start[0].length : 0;
  const bytes = Buffer.from(start ? body.slice(from, from + length) : "", "latin1");
  return (/\/FlateDecode/.test(body) ? inflateSync(bytes) : bytes).toString("latin1");
}

/** What each glyph stands for, from the font's ToUnicode map (§9.10.3). */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = "", , list = ""] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w ]+)>/g)].forEach(([, code = ""], n) => {
      const glyph = (Number.parseInt(from, 16) + n).toString(16).padStart(4, "0");
      const units = Buffer.from(code.replaceAll(" ", ""), "hex").swap16();
      letters.set(glyph, units.toString("utf16le"));
    });
  return letters;
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> = new Map();
  let row = "";
  const lines: string[] = [];
  for (const [, font, y, shown] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|1 0 0 1 [\d.]+ ([\d.]+) Tm|(\[[^\]]*\]) TJ/g,
  )) {
    if (font) letters = fonts.get(font) ?? letters;
    else if (y !== undefined) {
      if (y !== row) lines.push("");
      row = y;
    } else {
      const glyphs = [...(shown ?? "").matchAll(/<(\w+)>/g)].flatMap(
        ([, hex = ""]) => hex.match(/.{4}/g) ?? [],
      );
      lines.push((lines.pop() ?? "") + glyphs.map((glyph) => letters.get(glyph) ?? "□").join(""));
    }
  }
  return lines.join("\n");
}

/** The boxes before the last fill in black, as a grid of squares. */
function codeOf(content: string): string[] {
  const boxes = [...content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)]
    .map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number])
    // The band at the head of the page is none of them.
    .filter(([, , width]) => width < 300);
  const unit = Math.min(...boxes.map(([, , , height]) => height));
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  const rows: string[][] = [];
  for (const [x, y, width] of boxes) {
    const row = (rows[Math.round((y - top) / unit)] ??= []);
    const from = Math.round((x - left) / unit);
    for (let at = from; at < from + Math.round(width / unit); at++) row[at] = "#";
  }
  return rows.map((row) => Array.from(row, (square) => square ?? ".").join(""));
}
