import { describe, expect, test } from "vitest";
import { docx, pdf, picture, zip } from "tests/support/files";
import { documentType } from "./document-type.server";

const ask = async (name: string, bytes: Buffer | string) => {
  const type = await documentType(name, Buffer.from(bytes));
  return type.ok ? type.value : type.problem.code;
};
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

describe("what is taken", () => {
  test.each([
    ["program.pdf", pdf(), "application/pdf"],
    ["referat.docx", docx(), word],
    [
      "tall.ods",
      zip([["mimetype", "application/vnd.oasis.opendocument.spreadsheet"]]),
      "application/vnd.oasis.opendocument.spreadsheet",
    ],
    ["liste.csv", "navn;firma\nÅse;Bølgen\n", "text/csv; charset=utf-8"],
    ["latin.csv", Buffer.from("navn;firma\n\xc5se;B\xf8lgen\n", "latin1"), "text/csv"],
    ["notat.txt", "Husk kaffe.", "text/plain; charset=utf-8"],
    ["dag.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; charset=utf-8"],
  ])("%s", async (name, bytes, type) => {
    expect(await ask(name, bytes)).toBe(type);
  });

  test("pictures", async () => {
    expect(await ask("kart.png", await picture("png"))).toBe("image/png");
    expect(await ask("kart.JPG", await picture("jpeg"))).toBe("image/jpeg");
  });
});

describe("what is not", () => {
  const page = "<!DOCTYPE html><script>alert(1)</script>";
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ["a.svg", svg, "document-type"],
    ["a.html", page, "document-type"],
    ["a.js", "alert(1)", "document-type"],
    ["a.exe", "MZ\x90\0", "document-type"],
    ["a.docm", docx(), "document-type"],
    ["a.zip", zip([["a", "b"]]), "document-type"],
    ["a", pdf(), "document-type"],
    ["a.png", svg, "document-mismatch"],
    ["a.pdf", page, "document-mismatch"],
    ["a.pdf", docx(), "document-mismatch"],
    ["a.docx", zip([["a", "b"]]), "document-mismatch"],
    ["a.xlsx", docx(), "document-mismatch"],
    ["a.docx", pdf(), "document-mismatch"],
    ["a.txt", page, "document-mismatch"],
    ["a.txt", `\n  ${svg}`, "document-mismatch"],
    ["a.txt", "#!/bin/sh\nrm -rf /", "document-mismatch"],
    ["a.csv", "MZ\x90\0\0\0", "document-mismatch"],
    ["a.txt", pdf(), "document-mismatch"],
    ["a.ics", "hello", "document-mismatch"],
  ])("%s", async (name, bytes, code) => {
    expect(await ask(name, bytes)).toBe(code);
  });
});

test("a zip bomb costs neither time nor memory: nothing is unpacked but what names the kind", async () => {
  const zeros = Buffer.alloc(32 * 1024 * 1024);
  const bomb = docx(["word/media/bomb.bin", zeros]);
  const first = zip([
    ["[Content_Types].xml", zeros],
    ["word/document.xml", "<w/>"],
  ]);
  const many = zip(
    Array.from(
      { length: 1000 },
      () => ["[Content_Types].xml", zeros.subarray(0, 1_000_000)] as const,
    ),
  );
  expect(bomb.length).toBeLessThan(100_000);
  const [before, began] = [process.memoryUsage().rss, performance.now()];
  expect(await ask("a.docx", bomb)).toBe(word);
  expect(await ask("a.docx", first)).toBe("document-mismatch");
  expect(await ask("a.docx", many)).toBe("document-mismatch");
  expect(performance.now() - began).toBeLessThan(3000);
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
});
