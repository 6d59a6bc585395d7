import fc from "fast-check";
import { expect, test } from "vitest";
import { invoiceRecord, type StoredDocument } from "./invoice-record";
import { buyerParty, sellerLacks, sellerParty } from "./invoice-parties";
import { roundingOf, toWholeKroner } from "./rounding";
import { documentDates } from "./document-dates";
import { isReminderDue } from "./reminder-due";

const terms = {
  legalName: "Havna næringshage AS",
  organisationNumber: "974 760 673",
  address: "Strandgata 12\n\n 1531 Moss ",
  registrationNote: "Foretaksregisteret",
  bankAccount: "86011117947",
  iban: "",
  bic: "",
};
const organisation = {
  name: "Havna",
  country: "NO",
  vatRegistered: true,
  replyEmail: "post@havna.example",
};

test("a seller is shown by the numbers its country asks for", () => {
  const seller = sellerParty({ organisation, terms });
  expect(seller).toMatchObject({
    name: "Havna næringshage AS",
    contact: "Havna",
    organisationNumber: "974760673",
    vatNumber: "NO974760673MVA",
    address: ["Strandgata 12", "1531 Moss"],
  });
  const vatNumber = (country: string, organisationNumber: string, vatRegistered = true) =>
    sellerParty({
      organisation: { ...organisation, country, vatRegistered },
      terms: { ...terms, organisationNumber },
    }).vatNumber;
  expect(vatNumber("SE", "556012-5790")).toBe("SE556012579001");
  expect(vatNumber("DK", "13748136")).toBe("DK13748136");
  expect(vatNumber("FI", "2331972-7")).toBe("FI23319727");
  expect(vatNumber("NO", "974760673", false)).toBe("");
  expect(sellerLacks(terms)).toEqual([]);
  expect(sellerLacks({ ...terms, organisationNumber: "", address: " ", bankAccount: "" })).toEqual([
    "organisationNumber",
    "address",
    "bankAccount",
  ]);
});

test("a buyer is a company with its contact, of a sole trader no more than is kept, or a person", () => {
  const company = {
    name: "Hansen Foto",
    country: "SE",
    organisationNumber: "811218XXXX",
    municipality: "",
  };
  const payer = { name: "Kari Kontakt", email: "kari@company.example", sellerCountry: "NO" };
  expect(buyerParty({ ...payer, company })).toMatchObject({
    name: "Hansen Foto",
    contact: "Kari Kontakt",
    organisationNumber: "811218XXXX",
    country: "SE",
  });
  expect(buyerParty({ ...payer, company: null })).toMatchObject({
    name: "Kari Kontakt",
    contact: "",
    organisationNumber: "",
    country: "NO",
  });
});

const line = (netMinor: number, more: Partial<StoredDocument["lines"][number]> = {}) => ({
  kind: "ticket" as const,
  itemId: "t",
  label: "Deltaker",
  event: "Studietur",
  suppliedOn: "2027-09-01",
  code: "A1",
  netMinor,
  vatCategory: "general",
  vatRate: 2500,
  position: 0,
  ...more,
});

const stored: StoredDocument = {
  kind: "invoice",
  year: 2027,
  number: 14,
  issuedOn: "2027-08-02",
  dueOn: "2027-08-16",
  currency: "NOK",
  reference: "4711",
  paymentReference: "2345676",
  note: "",
  seller: sellerParty({ organisation, terms }),
  buyer: buyerParty({
    name: "Kari",
    email: "k@company.example",
    sellerCountry: "NO",
    company: null,
  }),
  credits: null,
  netMinor: 20_000,
  vatMinor: 5_000,
  totalMinor: 25_000,
  roundingMinor: 0,
  lines: [line(10_000), line(10_000, { position: 1, code: "B2", suppliedOn: "2027-09-01" })],
  vat: [
    { category: "S", rate: 2500, netMinor: 10_000, vatMinor: 2_500 },
    { category: "S", rate: 2500, netMinor: 10_000, vatMinor: 2_500 },
  ],
};

test("a document is a record of EN 16931: equal lines are one, parts of one rate are one", () => {
  expect(invoiceRecord(stored)).toMatchObject({
    number: "2027-14",
    typeCode: 380,
    supplied: { from: "2027-09-01", until: "2027-09-01" },
    payment: { reference: "2345676", bankAccount: "86011117947" },
    lines: [{ id: "1", quantity: 2, priceMinor: 10_000, netMinor: 20_000, orders: ["A1", "B2"] }],
    vat: [{ category: "S", rate: 2500, netMinor: 20_000, vatMinor: 5_000 }],
    payableMinor: 25_000,
  });
});

test("a credit note is one with its amounts above nothing, and nothing to pay", () => {
  const credit: StoredDocument = {
    ...stored,
    kind: "credit-note",
    credits: { year: 2027, number: 12, issuedOn: "2027-08-01" },
    netMinor: -20_000,
    vatMinor: -5_000,
    totalMinor: -25_000,
    roundingMinor: -50,
    lines: stored.lines.map((one) => ({ ...one, netMinor: -one.netMinor })),
    vat: stored.vat.map((one) => ({ ...one, netMinor: -one.netMinor, vatMinor: -one.vatMinor })),
  };
  expect(invoiceRecord(credit)).toMatchObject({
    typeCode: 381,
    dueOn: null,
    payment: null,
    preceding: { number: "2027-12" },
    lines: [{ quantity: 2, priceMinor: 10_000, netMinor: 20_000 }],
    totalMinor: 25_000,
    roundingMinor: 50,
    payableMinor: 25_050,
  });
});

test("quantity and price make each line's amount, and the lines make the sum", () => {
  const lines = fc.array(
    fc.record({
      kind: fc.constantFrom("ticket" as const, "discount" as const, "fee" as const),
      net: fc.integer({ min: 1, max: 4 }),
      code: fc.constantFrom("A", "B"),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(lines, fc.boolean(), (drawn, isCredit) => {
      const all = drawn.map(({ kind, net, code }, position) =>
        line((kind === "discount" ? -net : net) * (isCredit ? -1 : 1), { kind, code, position }),
      );
      const netMinor = all.reduce((sum, one) => sum + one.netMinor, 0);
      const record = invoiceRecord({
        ...stored,
        kind: isCredit ? "credit-note" : "invoice",
        netMinor,
        lines: all,
      });
      expect(record.lines.reduce((sum, one) => sum + one.netMinor, 0)).toBe(record.netMinor);
      for (const { quantity, priceMinor, netMinor: net } of record.lines) {
        expect(quantity * priceMinor).toBe(net);
        expect(priceMinor).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(priceMinor)).toBe(true);
      }
    }),
  );
});

test("rounding is to the nearest krone, half upwards, and always below one", () => {
  expect([0, 49, 50, 99, 100, 12_345, -150].map(toWholeKroner)).toEqual([
    0, -49, 50, 1, 0, -45, 50,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.array(fc.nat(1000), { maxLength: 6 }),
      (total, shares) => {
        let left = total;
        let rounding = roundingOf({ totalMinor: 0, roundingMinor: 0 }, total, true);
        for (const share of [...shares, 1000]) {
          const credited = -Math.floor((left * share) / 1000);
          if (credited === 0) continue;
          const by = roundingOf({ totalMinor: left, roundingMinor: rounding }, credited, true);
          expect(Math.abs(by)).toBeLessThan(100);
          left += credited;
          rounding += by;
          expect(Math.abs((left + rounding) % 100)).toBe(0);
        }
        expect(left + rounding).toBe(0);
      },
    ),
  );
});

test("dates are those of the seller's zone", () => {
  const at = new Date("2027-12-31T23:30:00Z");
  const terms2 = { timeZone: "Europe/Oslo", dueDays: 14 };
  expect(documentDates("invoice", at, terms2)).toEqual({
    issuedOn: "2028-01-01",
    dueOn: "2028-01-15",
    year: 2028,
  });
  expect(documentDates("credit-note", at, { ...terms2, timeZone: "UTC" })).toEqual({
    issuedOn: "2027-12-31",
    dueOn: "2027-12-31",
    year: 2027,
  });
});

test.each([
  [{ dueOn: "2027-08-16", reminders: 0, remindedOn: null }, "2027-08-22", 7, false],
  [{ dueOn: "2027-08-16", reminders: 0, remindedOn: null }, "2027-08-23", 7, true],
  [{ dueOn: "2027-08-16", reminders: 0, remindedOn: null }, "2027-12-31", null, false],
  [{ dueOn: "2027-08-16", reminders: 1, remindedOn: "2027-09-01" }, "2027-09-07", 7, false],
  [{ dueOn: "2027-08-16", reminders: 2, remindedOn: "2027-09-01" }, "2027-09-08", 7, true],
  [{ dueOn: "2027-08-16", reminders: 3, remindedOn: "2027-09-01" }, "2028-09-08", 7, false],
] as const)("whether %o is reminded of on %s", (invoice, today, after, due) => {
  expect(isReminderDue(invoice, today, after)).toBe(due);
});
