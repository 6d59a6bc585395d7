import { expect, test } from "vitest";
import { readCsv } from "./csv-table.server";

const rows = [
  ["Navn", "E-post", "Bedrift"],
  ["Åse Bjørk", "ase@firma.example", "Nordlys; og sønn"],
];
const written = (separator: string) =>
  rows
    .map((row) => row.map((cell) => (/[;,\t]/.test(cell) ? `"${cell}"` : cell)).join(separator))
    .join("\r\n");
const table = { titles: rows[0], rows: rows.slice(1) };

test("a CSV is read whatever it is separated by and written in", () => {
  for (const separator of [";", ",", "\t"]) {
    const text = written(separator);
    expect(readCsv(Buffer.from(text), 10)).toEqual(table);
    expect(readCsv(Buffer.from(`\uFEFF${text}`), 10)).toEqual(table);
    expect(readCsv(Buffer.from(`\uFEFF${text}`, "utf16le"), 10)).toEqual(table);
    expect(readCsv(Buffer.from(text, "latin1"), 10)).toEqual(table);
  }
});

test("empty lines are left out; a table without rows, a broken one and a long one are told apart", () => {
  expect(readCsv(Buffer.from("a;b\n\n;\n1;2\n"), 10)).toEqual({
    titles: ["a", "b"],
    rows: [["1", "2"]],
  });
  expect(readCsv(Buffer.from(""), 10)).toBe("table-empty");
  expect(readCsv(Buffer.from("a;b\n"), 10)).toBe("table-empty");
  expect(readCsv(Buffer.from('a;b\n"1;2\n'), 10)).toBe("table-malformed");
  expect(readCsv(Buffer.from("a\n1\n2\n3\n"), 2)).toBe("table-too-long");
  expect(readCsv(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0x22, 0xff]), 10)).toBeTypeOf("string");
});
