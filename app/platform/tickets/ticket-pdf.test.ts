import qr from "qrcode";
import { expect, test } from "vitest";
import { readPdf } from "tests/support/pdf";
import { ticketPdf, type TicketFacts } from "./ticket-pdf.server";

const facts: TicketFacts = {
  language: "nb",
  title: "Billett – Studietur til Moss og Ås",
  organisation: "Næringshagen Østfold",
  event: "Studietur til Moss og Ås",
  nameLabel: "Navn",
  name: "Åse Muñoz-Bjørnstadødegård",
  rows: [
    { label: "Når", value: "onsdag 1. september 2027 kl. 10–12" },
    { label: "Hvor", value: "Moss Kulturhus, Kirkegata 10, Moss" },
  ],
  ticket: { label: "Billett", value: "Begge dager" },
  order: { label: "Bestilling", value: "K7MP-2QXD" },
  code: "treff:abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFGH",
  hint: "Vis koden i døra. Den er din alene.",
  accent: "#31508a",
};

test("a ticket says who may come, to what, when and where", async () => {
  const { pages, text } = readPdf(await ticketPdf(facts));
  expect(pages).toBe(1);
  for (const said of [
    facts.organisation,
    facts.event,
    facts.name,
    facts.hint,
    ...[...facts.rows, facts.ticket, facts.order].flatMap(({ label, value }) => [label, value]),
  ])
    expect(text).toContain(said);
});

test("its code can be read back, square by square", async () => {
  const { code } = readPdf(await ticketPdf(facts));
  const { modules } = qr.create(facts.code, { errorCorrectionLevel: "M" });
  const expected = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) =>
      modules.data[row * modules.size + column] ? "#" : ".",
    )
      .join("")
      .replace(/\.+$/, ""),
  );
  expect(code).toEqual(expected);
});

test("the same ticket has the same bytes, another one others", async () => {
  expect(await ticketPdf(facts)).toEqual(await ticketPdf(facts));
  expect(await ticketPdf({ ...facts, name: "Ola" })).not.toEqual(await ticketPdf(facts));
});

test("long words wrap, rare letters are there, and the code stays on the page", async () => {
  const { pages, text, code } = readPdf(
    await ticketPdf({
      ...facts,
      event: "Et møte med et ganske langt navn ".repeat(9),
      name: `Łukasz Jiří ${"langtnavn".repeat(12)}`,
      rows: facts.rows.map((row) => ({ ...row, value: `${row.value} `.repeat(5) })),
    }),
  );
  expect(pages).toBe(1);
  expect(text).toContain("Łukasz Jiří");
  expect(text).not.toContain("□");
  expect(text).toContain("…");
  expect(text).toContain(facts.hint);
  expect(code.length).toBeGreaterThan(20);
});

test("letters no font of ours has are shown as such", async () => {
  const { text } = readPdf(await ticketPdf({ ...facts, name: "Ada 株式会社" }));
  expect(text).toContain("Ada ????");
});
