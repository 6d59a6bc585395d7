import { expect, test } from "vitest";
import { readPdf } from "tests/support/pdf";
import { receiptPdf, type ReceiptFacts } from "./receipt-pdf.server";

const facts: ReceiptFacts = {
  language: "nb",
  title: "Kvittering – Studietur",
  organisation: "Næringshagen Østfold",
  heading: "Kvittering for påmelding",
  event: "Studietur til Moss og Ås, onsdag 1. september 2027",
  facts: [
    { label: "Selger", lines: ["Næringshagen Østfold"] },
    { label: "Kjøper", lines: ["Fjordgrid AS", "Org.nr. 923609016"] },
  ],
  amounts: "Eks. mva",
  lines: [{ label: "Begge dager × 2", amount: "3 980 kr" }],
  sums: [{ label: "Å betale", amount: "4 975 kr" }],
  notes: ["Dette er ikke en faktura."],
  pageOf: (page, pages) => `Side ${page} av ${pages}`,
  accent: "#31508a",
};

test("a receipt is one page, and says what it is of", async () => {
  const { pages, text } = readPdf(await receiptPdf(facts));
  expect(pages).toBe(1);
  for (const said of ["Kvittering", "Fjordgrid AS", "Begge dager × 2", "3 980 kr", "4 975 kr"])
    expect(text).toContain(said);
  expect(text).not.toContain("Side 1");
});

test("many lines take as many pages as they need, with their numbers, and none is lost", async () => {
  const lines = Array.from({ length: 90 }, (_, n) => ({
    label: `Tillegg nummer ${n} ${n % 7 === 0 ? "med et langt navn ".repeat(12) : ""}`,
    amount: `${n} kr`,
  }));
  const { pages, text } = readPdf(await receiptPdf({ ...facts, lines }));
  expect(pages).toBeGreaterThan(2);
  expect(pages).toBeLessThan(8);
  expect(text).toContain(`Side ${pages} av ${pages}`);
  for (let n = 0; n < 90; n++) expect(text).toContain(`Tillegg nummer ${n}`);
  expect(text).toContain("4 975 kr");
});
