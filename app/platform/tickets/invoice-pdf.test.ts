import { expect, test } from "vitest";
import { readPdf } from "tests/support/pdf";
import { invoiceSheetPdf } from "./invoice-pdf.server";
import type { InvoiceSheet } from "./invoice-sheet.server";

const line = (n: number) => ({
  what: `Deltaker ${n}`,
  of: "Studietur til Moss · 1. september 2027",
  quantity: "1",
  price: "1 990 kr",
  vat: "25 %",
  amount: "1 990 kr",
  carried: `${n} kr til nå`,
});

const sheet: InvoiceSheet = {
  language: "nb",
  title: "Faktura 2027-14 – Havna næringshage AS",
  organisation: "Havna næringshage AS",
  seller: "Havna",
  heading: "Faktura 2027-14",
  about: "",
  buyer: { label: "Faktureres", lines: ["Fjordgrid AS", "v/ Kari Kontakt", "Org.nr. 923 609 016"] },
  details: [
    { label: "Fakturadato", value: "2. august 2027" },
    { label: "Forfallsdato", value: "16. august 2027" },
  ],
  columns: { what: "Hva", quantity: "Antall", price: "Pris", vat: "Mva", amount: "Beløp" },
  lines: [line(1)],
  carriedOver: "Overført",
  sums: [
    { label: "Sum eks. mva", value: "1 990 kr" },
    { label: "Å betale", value: "2 487,50 kr" },
  ],
  notes: ["Takk for at dere kommer."],
  payment: {
    heading: "Slik betaler dere",
    rows: [
      [
        { label: "Til konto", value: "8601 11 17947" },
        { label: "KID", value: "2345676" },
      ],
    ],
  },
  footer: ["Havna næringshage AS · Org.nr. 974 760 673 MVA", "Strandgata 12 · 1531 Moss"],
  pageOf: (page, pages) => `Side ${page} av ${pages}`,
  accent: "#31508a",
};

test("an invoice of one line is one page with all that is needed to pay it", async () => {
  const pdf = await invoiceSheetPdf(sheet);
  const { pages, text } = readPdf(pdf);
  expect(pages).toBe(1);
  for (const said of [
    "Faktura 2027-14",
    "Fjordgrid AS",
    "16. august 2027",
    "Deltaker 1",
    "2 487,50 kr",
    "8601 11 17947",
    "2345676",
    "Org.nr. 974 760 673 MVA",
  ])
    expect(text).toContain(said);
  expect(text).not.toContain("Overført");
  expect(await invoiceSheetPdf(sheet)).toEqual(pdf);
});

test("its parts say what they are, for whoever has it read out", async () => {
  const raw = (await invoiceSheetPdf(sheet)).toString("latin1");
  for (const mark of [
    "/Marked true",
    "/S /H1",
    "/S /Table",
    "/S /TH",
    "/S /TD",
    "/Lang (nb)",
    "pdfuaid:part",
  ])
    expect(raw).toContain(mark);
});

test.each([18, 19, 20, 21, 22, 23, 24, 60, 200])(
  "%i lines take the pages they need: each with its heading, and the sum so far carried over",
  async (count) => {
    const lines = Array.from({ length: count }, (_, n) => line(n + 1));
    const { pages, text } = readPdf(await invoiceSheetPdf({ ...sheet, lines }));
    expect(pages).toBeLessThanOrEqual(1 + Math.ceil(count / 15));
    for (const { what } of lines) expect(text).toContain(what);
    for (let page = 1; page <= pages && pages > 1; page++)
      expect(text).toContain(`Side ${page} av ${pages}`);
    // What a page ends with is what the next begins with.
    expect(text.match(/kr til nå/g)?.length ?? 0).toBe(2 * (pages - 1));
    expect(text.match(/Slik betaler dere/g)).toHaveLength(1);
  },
);

test("long names stay on the page", async () => {
  const long = "et navn som bare fortsetter og fortsetter ".repeat(8);
  const drawn = { ...sheet, lines: [{ ...line(1), what: long, of: long }], notes: [long, long] };
  const buyer = { ...sheet.buyer, lines: [long, long, "SisteLinje"] };
  const { pages, text } = readPdf(await invoiceSheetPdf({ ...drawn, buyer }));
  expect(pages).toBe(1);
  expect(text).toContain("SisteLinje");
});
