import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { compose, type MailContent } from "./compose.server";
import { mailboxOf } from "./mail-header.server";

const plain: MailContent = {
  messageId: "<0192f0c1-1111-7000-8000-000000000001@treff.example>",
  date: new Date("2027-08-02T08:00:00Z"),
  from: { name: "Næringshagen Østfold", address: "no-reply@treff.example" },
  to: { name: "Åse Prøvesen", address: "ase@bedrift.example" },
  replyTo: { name: "Næringshagen Østfold", address: "post@hagen.example" },
  subject: "Påmeldt: Studietur til Moss og Ås",
  text: "Hei Åse,\n\nDu er påmeldt.\n",
  html: "<!doctype html>\n<p>Hei Åse</p>\n",
};

const ics = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "METHOD:REQUEST",
  "BEGIN:VEVENT",
  "SUMMARY:Fellesøkt i Ås",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

const invited: MailContent = { ...plain, invitation: { method: "REQUEST", ics } };

/** The MIME tree as nested names, from the raw bytes alone. */
function structureOf(part: string): string {
  const split = part.indexOf("\r\n\r\n");
  const head = part.slice(0, split).replace(/\r\n[ \t]+/g, " ");
  const type = /^Content-Type: ([^\r\n]+)$/im.exec(head)?.[1] ?? "none";
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1];
  if (!boundary) return type;
  const children = part.slice(split).split(`\r\n--${boundary}`).slice(1, -1);
  return `${type.split(";")[0]}{${children.map((child) => structureOf(child.replace(/^\r\n/, ""))).join(" | ")}}`;
}

const headOf = (raw: Buffer) => {
  const text = raw.toString("latin1");
  return text.slice(0, text.indexOf("\r\n\r\n"));
};
const namesOf = (raw: Buffer) =>
  headOf(raw)
    .split("\r\n")
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.split(":")[0]);

describe("the bytes of a mail", () => {
  test("its head says who, what and that a machine wrote it", async () => {
    const raw = compose({ ...plain, inReplyTo: "<earlier@treff.example>" });
    const mail = await simpleParser(raw);
    expect(mail.messageId).toBe(plain.messageId);
    expect(mail.date).toEqual(plain.date);
    expect(mail.subject).toBe(plain.subject);
    expect(mail.from?.value).toEqual([plain.from]);
    expect(mail.replyTo?.value).toEqual([plain.replyTo]);
    expect(mail.inReplyTo).toBe("<earlier@treff.example>");
    expect(mail.references).toBe("<earlier@treff.example>");
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail.headers.get("x-auto-response-suppress")).toBe("All");
    expect(mail.text).toContain("Du er påmeldt.");
    expect(mail.html).toContain("Hei Åse");
  });

  test("without an invitation there are two forms of one letter", () => {
    const raw = compose(plain);
    expect(structureOf(raw.toString("latin1"))).toBe(
      "multipart/alternative{text/plain; charset=utf-8 | text/html; charset=utf-8}",
    );
  });

  test.each(["REQUEST", "CANCEL"] as const)(
    "a %s stands beside the letter and is attached",
    async (method) => {
      const raw = compose({
        ...plain,
        invitation: { method, ics: ics.replace("REQUEST", method) },
      });
      expect(structureOf(raw.toString("latin1"))).toBe(
        `multipart/mixed{multipart/alternative{text/plain; charset=utf-8 | text/html; charset=utf-8 | text/calendar; charset=utf-8; method=${method}} | application/ics; name=invite.ics}`,
      );
      const mail = await simpleParser(raw);
      const attached = mail.attachments.find(({ filename }) => filename === "invite.ics");
      expect(attached?.content.toString("utf8")).toBe(ics.replace("REQUEST", method));
    },
  );

  test("the calendar part is the calendar object, octet for octet", async () => {
    const mail = await simpleParser(compose(invited));
    const part = mail.attachments.find(({ contentType }) => contentType === "text/calendar");
    expect(part?.content.toString("utf8")).toBe(ics);
  });

  test("composing twice gives the same bytes", () => {
    expect(compose(invited)).toEqual(compose(invited));
  });

  test("lines end in CRLF and are short, whatever is inside", async () => {
    const raw = compose({
      ...invited,
      subject: `Påmeldt: ${"Ø".repeat(500)}`,
      text: "å".repeat(20_000),
      html: `<p>${"æ ".repeat(20_000)}</p>`,
    });
    const text = raw.toString("latin1");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split("\r\n").map(({ length }) => length))).toBeLessThanOrEqual(998);
    expect((await simpleParser(raw)).text?.trim()).toBe("å".repeat(20_000));
  });
});

describe("nothing from a person becomes a header or an address", () => {
  const nasty = [
    "Ada\r\nBcc: evil@x.example",
    "Ada\nSubject: other",
    "Ada\u2028X: 1\u0085Y: 2\0",
    `Ada" <evil@x.example>, "B`,
    "evil@x.example",
    "undisclosed: a, b;",
    "=?utf-8?q?x?=\r\n\r\nbody",
  ];

  test.each(nasty)("%j", async (text) => {
    const clean = compose(plain);
    const raw = compose({
      ...plain,
      from: { ...plain.from, name: text },
      to: { ...plain.to, name: text },
      replyTo: { name: text, address: "post@hagen.example" },
      subject: text,
    });
    expect(namesOf(raw)).toEqual(namesOf(clean));
    const mail = await simpleParser(raw);
    const sender = mail.from?.value ?? [];
    expect(sender.map(({ address }) => address)).toEqual(["no-reply@treff.example"]);
    expect(sender[0]?.name).not.toMatch(/[@:,"\p{Cc}]/u);
    const to = [mail.to ?? []].flat().flatMap(({ value }) => value);
    expect(to.map(({ address }) => address)).toEqual(["ase@bedrift.example"]);
    expect(mail.text?.trim()).toBe("Hei Åse,\n\nDu er påmeldt.");
  });

  test.each([
    "a@b@c.example",
    "a@b.example, c@d.example",
    "a@b.example\r\nX: 1",
    "<a@b.example>",
    "ada",
  ])("%j is no address", (address) => {
    expect(() => compose({ ...plain, to: { name: "", address } })).toThrow(RangeError);
  });

  test("an id that is none is refused", () => {
    expect(() => compose({ ...plain, messageId: "<a@b>\r\nX: 1" })).toThrow(RangeError);
  });
});

test("the sender's setting is an address, or a name and an address", () => {
  expect(mailboxOf("Treff <no-reply@treff.example>")).toEqual({
    name: "Treff",
    address: "no-reply@treff.example",
  });
  expect(mailboxOf("a@treff.example")).toEqual({ name: "", address: "a@treff.example" });
});
