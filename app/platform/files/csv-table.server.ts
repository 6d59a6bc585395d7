import { parse } from "csv-parse/sync";

/** A table as it was read from a file: its titles, and its rows as wide as they are. */
export interface TextTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Why a file is no table. */
export type TableFault = "table-empty" | "table-malformed" | "table-too-long";

/**
 * Reads a CSV as spreadsheet programs write it: UTF-8 with or without a mark, UTF-16 with one, or Windows-1252; with
 * `;`, `,` or tabs between the cells, whichever the first line has most of. Empty lines are left out, cells trimmed.
 *
 * @param most - rows it may have, the titles not counted
 */
export function readCsv(bytes: Uint8Array, most: number): TextTable | TableFault {
  const text = decoded(bytes);
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: most + 2,
      max_record_size: 64 * 1024,
    });
  } catch {
    return "table-malformed";
  }
  const filled = rows
    .map((row) => row.map((cell) => cell.toWellFormed().replaceAll("\u0000", "")))
    .filter((row) => row.some((cell) => cell !== ""));
  const [titles, ...rest] = filled;
  if (!titles || rest.length === 0) return "table-empty";
  return rest.length > most ? "table-too-long" : { titles: titles.slice(0, 100), rows: rest };
}

function decoded(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(marked ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function separatorOf(text: string): string {
  const line = (text.split(/\r?\n/, 1)[0] ?? "").replaceAll(/"(?:[^"]|"")*"/g, "");
  const count = (separator: string) => line.split(separator).length;
  const [best = ";"] = [";", "\t", ","].toSorted((a, b) => count(b) - count(a));
  return best;
}
