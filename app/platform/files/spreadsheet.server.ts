import { createDeflateRaw, crc32 } from "node:zlib";
import { stringify } from "csv-stringify/sync";

/** What stands in a cell: text, a figure, or nothing. Never a formula. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

/** Rows as they are read: some at a time, so that nobody waits for all of them. */
export type Rows = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;

/** The formats a list can be taken home in. */
export const sheetFormats = ["csv", "xlsx"] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** Rows turned into text at a time: a few milliseconds of work. */
const atATime = 200;

/**
 * What a spreadsheet program would take for a formula, with a `'` before it: then it is text. Also where spaces stand
 * in front, and with the wide forms of the signs, which some programs read alike.
 */
export function inert(text: string): string {
  return /^[\s\u0000]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, which is what Excel needs to read æ, ø and å.
 *
 * @param separator - `;` where the comma is the decimal sign: there Excel expects it
 */
export async function* csvBytes(rows: Rows, separator: "," | ";"): AsyncGenerator<Uint8Array> {
  yield Buffer.from("\uFEFF");
  for await (const some of sliced(rows)) {
    const cells = some.map((row) =>
      row.map((cell) => {
        if (typeof cell === "number")
          return String(cell).replace(".", separator === ";" ? "," : ".");
        return cell === null ? "" : inert(cell);
      }),
    );
    yield Buffer.from(stringify(cells, { delimiter: separator, record_delimiter: "\r\n" }));
  }
}

/**
 * Rows as an Office Open XML workbook with one sheet (ECMA-376), the first row as its heading. Every text is a typed
 * string, so nothing in it is ever reckoned.
 *
 * @remarks Written as it is read: a workbook of any length takes the memory of a few rows, and lets others through in
 * between. The compressing is done on another thread.
 */
export async function* xlsxBytes(rows: Rows, sheet: string): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  let offset = 0;
  const parts: [string, AsyncIterable<string> | Iterable<string>][] = [
    ["[Content_Types].xml", [contentTypes]],
    ["_rels/.rels", [relationships("officeDocument", "xl/workbook.xml")]],
    ["xl/workbook.xml", [workbook(sheetName(sheet))]],
    [
      "xl/_rels/workbook.xml.rels",
      [relationships("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml")],
    ],
    ["xl/styles.xml", [styles]],
    ["xl/worksheets/sheet1.xml", sheetXml(rows)],
  ];
  for (const [name, text] of parts) {
    const head = localHeader(name);
    const entry: Entry = { name, offset, crc: 0, packed: 0, size: 0 };
    yield head;
    for await (const bytes of deflated(text, entry)) yield bytes;
    const end = descriptor(entry);
    yield end;
    offset += head.length + entry.packed + end.length;
    entries.push(entry);
  }
  const directory = Buffer.concat(entries.map(directoryEntry));
  yield directory;
  yield directoryEnd(entries.length, directory.length, offset);
}

async function* sliced(rows: Rows): AsyncGenerator<readonly Row[]> {
  for await (const some of rows)
    for (let start = 0; start < some.length; start += atATime) {
      yield some.slice(start, start + atATime);
      await new Promise((resolve) => setImmediate(resolve));
    }
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const contentTypes = `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`;

/** A heading in bold, and nothing else. */
const styles = `${xml}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

function relationships(...pairs: string[]): string {
  const each = pairs.flatMap((target, place) =>
    place % 2 === 0
      ? []
      : [
          `<Relationship Id="rId${(place + 1) / 2}" Type="${office}/${pairs[place - 1]}" Target="${target}"/>`,
        ],
  );
  return `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

function workbook(name: string): string {
  return `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

/** A sheet's name may have 31 characters, and some not at all. */
function sheetName(name: string): string {
  const plain = name.replace(/[[\]:*?/\\']/g, " ").trim();
  return [...plain].slice(0, 31).join("").trim() || "Treff";
}

async function* sheetXml(rows: Rows): AsyncGenerator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="18"/><sheetData>`;
  let number = 0;
  for await (const some of sliced(rows)) {
    let text = "";
    for (const row of some) {
      number += 1;
      const style = number === 1 ? ' s="1"' : "";
      text += `<row r="${number}">${row.map((cell) => cellXml(cell, style)).join("")}</row>`;
    }
    yield text;
  }
  yield "</sheetData></worksheet>";
}

function cellXml(cell: Cell, style: string): string {
  if (cell === null || cell === "") return `<c${style}/>`;
  if (typeof cell === "number") return `<c${style}><v>${cell}</v></c>`;
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, 32_000))}</t></is></c>`;
}

/** Text as XML 1.0 carries it: what it has no way to carry is left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A file of the archive, its sizes known once it is written. */
interface Entry {
  readonly name: string;
  readonly offset: number;
  crc: number;
  packed: number;
  size: number;
}

async function* deflated(
  text: AsyncIterable<string> | Iterable<string>,
  entry: Entry,
): AsyncGenerator<Uint8Array> {
  const packer = createDeflateRaw();
  const written = (async () => {
    for await (const part of text) {
      const bytes = Buffer.from(part);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      if (!packer.write(bytes)) await new Promise((resolve) => packer.once("drain", resolve));
    }
    packer.end();
  })();
  written.catch((error: unknown) => packer.destroy(error as Error));
  for await (const bytes of packer as AsyncIterable<Buffer>) {
    entry.packed += bytes.length;
    yield bytes;
  }
  await written;
}

/** Version 2.0, sizes after the bytes (flag 8), names in UTF-8 (flag 2048), deflated, the 1st of January 1980. */
const zipFacts = [20, 0x0808, 8, 0, 0x21] as const;

function bytesOf(...fields: [size: 2 | 4, value: number][]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    bytes.writeUIntLE(value >>> 0, at, size);
    at += size;
  }
  return bytes;
}

const short = (value: number): [2, number] => [2, value];

/** APPNOTE 4.3.7 */
function localHeader(name: string): Buffer {
  const head = bytesOf([4, 0x04034b50], ...zipFacts.map(short), [4, 0], [4, 0], [4, 0]);
  return Buffer.concat([head, bytesOf([2, Buffer.byteLength(name)], [2, 0]), Buffer.from(name)]);
}

/** APPNOTE 4.3.9 */
function descriptor({ crc, packed, size }: Entry): Buffer {
  return bytesOf([4, 0x08074b50], [4, crc], [4, packed], [4, size]);
}

/** APPNOTE 4.3.12 */
function directoryEntry({ name, offset, crc, packed, size }: Entry): Buffer {
  return Buffer.concat([
    bytesOf([4, 0x02014b50], [2, 20], ...zipFacts.map(short), [4, crc], [4, packed], [4, size]),
    bytesOf([2, Buffer.byteLength(name)], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
    Buffer.from(name),
  ]);
}

/** APPNOTE 4.3.16 */
function directoryEnd(entries: number, size: number, offset: number): Buffer {
  return bytesOf(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, size],
    [4, offset],
    [2, 0],
  );
}
