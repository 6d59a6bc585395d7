import fc from "fast-check";
import { expect, test } from "vitest";
import { addressesIn, fieldOf, partsOf, readMail, textOf } from "./mime";

const mail = (...lines: (string | Buffer)[]) =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\r\n")]));

test("fields are unfolded and found in whatever case they are written", () => {
  const read = readMail(mail("SUBJECT: one", "\ttwo", "  three", "X-Empty:", "", "body"));
  expect(fieldOf(read, "subject")).toBe("one two three");
  expect(fieldOf(read, "x-empty")).toBe("");
  expect(fieldOf(read, "missing")).toBe("");
  expect(read.body).toBe("body\n");
});

test.each([
  ["utf-8", Buffer.from("Blåbær", "utf8")],
  ["us-ascii", Buffer.from("Blåbær", "utf8")],
  ["iso-8859-1", Buffer.from("Blåbær", "latin1")],
  ["windows-1252", Buffer.from("Blåbær", "latin1")],
  ["utf-16le", Buffer.from("Blåbær", "utf16le")],
  ["no-such-charset", Buffer.from("Blåbær", "latin1")],
  ["utf-8 that is none", Buffer.from("Blåbær", "latin1")],
])("text in %s", (charset, octets) => {
  const part = readMail(
    mail(
      `Content-Type: text/plain; charset="${charset}"`,
      "Content-Transfer-Encoding: Base64",
      "",
      octets.toString("base64"),
    ),
  );
  expect(textOf(part)).toBe("Blåbær");
});

test("quoted-printable, with soft breaks, blanks after them and what is no code", () => {
  const part = readMail(
    mail(
      "Content-Transfer-Encoding: quoted-printable",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "Bl=C3=A5=  ",
      "b=c3=a6r =ZZ =",
    ),
  );
  expect(textOf(part)).toBe("Blåbær =ZZ ");
});

test("parts within parts, an end that is missing, a prologue and an epilogue", () => {
  const read = readMail(
    mail(
      'Content-Type: multipart/mixed; boundary="out side"',
      "",
      "prologue",
      "--out side",
      "Content-Type: multipart/alternative; boundary=in",
      "",
      "--in",
      "",
      "plain",
      "--in",
      "Content-Type: TEXT/HTML",
      "",
      "<p>",
      "--in--",
      "epilogue",
      "--out side",
      "Content-Type: message/rfc822",
      "",
      "Subject: inside",
      "",
      "the end is missing",
    ),
  );
  expect([...partsOf(read)].map(({ type }) => type)).toEqual([
    "multipart/mixed",
    "multipart/alternative",
    "text/plain",
    "text/html",
    "message/rfc822",
    "text/plain",
  ]);
  expect(fieldOf([...partsOf(read)].at(-1) ?? read, "subject")).toBe("inside");
});

test("addresses come out of names, groups and comments", () => {
  const value = `"Ås, Ada" <Ada@Firm.example>, list: b@x.example, c@y.example; (d@z.example), no-address, <@>, a@b@c`;
  expect(addressesIn(value)).toEqual([
    "ada@firm.example",
    "b@x.example",
    "c@y.example",
    "d@z.example",
  ]);
});

test("a mail made to be costly costs no more than one that is long", () => {
  const begun = performance.now();
  const nested = (depth: number): string =>
    depth === 0
      ? "x"
      : `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${nested(depth - 1)}\n--b${depth}--\n`;
  const bombs = [
    nested(2000),
    "Content-Type: message/rfc822\n\n".repeat(50_000),
    `Content-Type: multipart/mixed; boundary=a\n\n${"--a\n\nx\n".repeat(200_000)}`,
    `Content-Type: multipart/mixed; boundary=a\n\n${"--a\nContent-Type: multipart/mixed; boundary=a\n\n".repeat(50_000)}`,
    `Content-Type: text/plain${'; a="b'.repeat(200_000)}\n\nx`,
    `To: ${"a".repeat(2_000_000)}\n\nx`,
    `To: ${"<".repeat(1_000_000)}\n\nx`,
    `X: y\n${" folded\n".repeat(300_000)}\nx`,
    `${"A: b\n".repeat(300_000)}\nx`,
    `Content-Transfer-Encoding: quoted-printable\n\n${" ".repeat(2_000_000)}`,
    `Content-Transfer-Encoding: quoted-printable\n\n${"=\n".repeat(1_000_000)}`,
    `Content-Transfer-Encoding: base64\n\n${"A".repeat(5_000_000)}`,
  ];
  for (const bomb of bombs) {
    const parts = [...partsOf(readMail(Buffer.from(bomb)))];
    expect(parts.length).toBeLessThanOrEqual(101);
    for (const part of parts.slice(0, 20))
      expect(textOf(part).length).toBeLessThanOrEqual(512 * 1024);
  }
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test("whatever octets come, it reads them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (octets) => {
      for (const part of partsOf(readMail(octets))) {
        expect(textOf(part)).not.toContain("\0");
        for (const [name] of part.fields) expect(name).toBe(name.toLowerCase());
      }
    }),
  );
});
