import { describe, expect, test } from "vitest";
import { attachment, cleanFileName, extensionOf } from "./file-name";

describe("what a file is called", () => {
  test.each([
    ["program.pdf", "program.pdf"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Users\\kari\\møte referat.DOCX", "møte referat.docx"],
    ["a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"],
    ['say "hello".pdf', "say _hello_.pdf"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["\u2066\u200Fskjult\u0000.pdf", "skjult.pdf"],
    ["🎉 fest.pdf", "🎉 fest.pdf"],
    [".htaccess", "htaccess"],
    ["...", ""],
    ["", ""],
    ["/", ""],
    [" .pdf", "pdf"],
    ["\ud800bad.pdf", "\ufffdbad.pdf"],
  ])("%j becomes %j", (sent, kept) => {
    expect(cleanFileName(sent)).toBe(kept);
  });

  test("a long name keeps its extension, and no half character", () => {
    const name = cleanFileName(`${"🦊".repeat(300)}.pdf`);
    expect([...name].length).toBe(120);
    expect(name.endsWith("🦊.pdf")).toBe(true);
    expect(name.isWellFormed()).toBe(true);
  });

  test("an extension is what stands after the last dot", () => {
    expect(["a.tar.gz", "a", "a.", "a.verylongending", "a.PdF"].map(extensionOf)).toEqual([
      "gz",
      "",
      "",
      "",
      "pdf",
    ]);
  });
});

describe("Content-Disposition", () => {
  test.each([
    ["program.pdf", `attachment; filename="program.pdf"; filename*=UTF-8''program.pdf`],
    [
      "Møte på Ås (1).pdf",
      `attachment; filename="Mote pa As (1).pdf"; filename*=UTF-8''M%C3%B8te%20p%C3%A5%20%C3%85s%20%281%29.pdf`,
    ],
    ['a"b\\c%41.pdf', `attachment; filename="a_b_c_41.pdf"; filename*=UTF-8''a%22b%5Cc%2541.pdf`],
    ["🎉.pdf", `attachment; filename="_.pdf"; filename*=UTF-8''%F0%9F%8E%89.pdf`],
    ["it's.pdf", `attachment; filename="it's.pdf"; filename*=UTF-8''it%27s.pdf`],
  ])("%j", (name, header) => {
    expect(attachment(name)).toBe(header);
  });

  test("nothing in a name ends the header or begins another", () => {
    const header = attachment('x\r\nSet-Cookie: a=1"; filename="y.html\n\u2028.pdf');
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(header.match(/"/g)).toHaveLength(2);
  });
});
