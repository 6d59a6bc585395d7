import type { IsoDate } from "~/kernel/time";
import { byKey, type ChargeKind } from "./document-lines";
import { documentNumber } from "./document-dates";
import type { InvoiceParty, InvoiceSeller } from "./invoice-parties";
import type { VatCode } from "./vat";

/** A document as it is stored: amounts are what it does to what is owed, so a credit note's are below nothing. */
export interface StoredDocument {
  readonly kind: "invoice" | "credit-note";
  readonly year: number;
  readonly number: number;
  readonly issuedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly currency: string;
  readonly reference: string;
  readonly paymentReference: string;
  readonly note: string;
  readonly seller: InvoiceSeller;
  readonly buyer: InvoiceParty;
  /** The invoice a credit note takes back. */
  readonly credits: {
    readonly year: number;
    readonly number: number;
    readonly issuedOn: IsoDate;
  } | null;
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly lines: readonly {
    readonly kind: ChargeKind;
    readonly itemId: string | null;
    readonly label: string;
    readonly event: string;
    readonly suppliedOn: IsoDate | null;
    readonly code: string;
    readonly netMinor: number;
    readonly vatCategory: string;
    readonly vatRate: number | null;
    readonly position: number;
  }[];
  readonly vat: readonly {
    readonly category: VatCode;
    readonly rate: number | null;
    readonly netMinor: number;
    readonly vatMinor: number;
  }[];
}

/** A line of a document: equal things together (EN 16931 BG-25). */
export interface RecordLine {
  /** BT-126. */
  readonly id: string;
  readonly kind: ChargeKind;
  /** BT-153. */
  readonly name: string;
  /** What it is of, and when that is supplied (BT-154, BT-134). */
  readonly event: string;
  readonly suppliedOn: IsoDate | null;
  /** What the buyer knows the order by (BT-128). */
  readonly orders: readonly string[];
  /** BT-129: below nothing for what is taken off, a price never is (BR-27). */
  readonly quantity: number;
  /** BT-146, without VAT. */
  readonly priceMinor: number;
  /** BT-131: always quantity and price multiplied. */
  readonly netMinor: number;
  /** BT-151 and BT-152, the rate in hundredths of a percent. */
  readonly vatCategory: VatCode;
  readonly vatRate: number | null;
}

/**
 * A document in the terms of EN 16931, whatever it is written down as: what is drawn as a PDF, and what an electronic
 * invoice (Peppol BIS, EHF) is made of. Amounts are in the currency's minor unit and, as the standard has it, those of
 * a credit note are above nothing: that they are given back is said by its type.
 */
export interface InvoiceRecord {
  /** BT-1. */
  readonly number: string;
  /** BT-3, UNTDID 1001: a commercial invoice, a credit note. */
  readonly typeCode: 380 | 381;
  /** BT-2. */
  readonly issuedOn: IsoDate;
  /** BT-9; a credit note has none. */
  readonly dueOn: IsoDate | null;
  /** BT-5, ISO 4217. */
  readonly currency: string;
  /** BT-10: the buyer's own words, an order number, a cost centre. */
  readonly buyerReference: string;
  /** BT-22. */
  readonly note: string;
  /** BG-3. */
  readonly preceding: { readonly number: string; readonly issuedOn: IsoDate } | null;
  readonly seller: InvoiceSeller;
  readonly buyer: InvoiceParty;
  /** BG-16: where and by what reference it is paid; none of a credit note. */
  readonly payment: {
    readonly reference: string;
    readonly bankAccount: string;
    readonly iban: string;
    readonly bic: string;
  } | null;
  /** BT-73 and BT-74: the first and the last day something of it is supplied. */
  readonly supplied: { readonly from: IsoDate; readonly until: IsoDate } | null;
  readonly lines: readonly RecordLine[];
  /** BG-23, the highest rate first. */
  readonly vat: readonly {
    readonly category: VatCode;
    readonly rate: number | null;
    readonly netMinor: number;
    readonly vatMinor: number;
  }[];
  /** BT-109, BT-110 and BT-112. */
  readonly netMinor: number;
  readonly vatMinor: number;
  readonly totalMinor: number;
  /** BT-114. */
  readonly roundingMinor: number;
  /** BT-115: what is to be paid, or given back. */
  readonly payableMinor: number;
}

/** A stored document in the terms of EN 16931. */
export function invoiceRecord(document: StoredDocument): InvoiceRecord {
  const { kind, seller, buyer, credits } = document;
  const isCredit = kind === "credit-note";
  const shown = (amount: number) => (isCredit && amount !== 0 ? -amount : amount);
  const days = document.lines.flatMap(({ suppliedOn }) => suppliedOn ?? []).toSorted();
  const [from, until] = [days[0], days.at(-1)];
  return {
    number: documentNumber(document),
    typeCode: isCredit ? 381 : 380,
    issuedOn: document.issuedOn,
    dueOn: isCredit ? null : document.dueOn,
    currency: document.currency,
    buyerReference: document.reference,
    note: document.note,
    preceding: credits && { number: documentNumber(credits), issuedOn: credits.issuedOn },
    seller,
    buyer,
    payment: isCredit
      ? null
      : {
          reference: document.paymentReference,
          bankAccount: seller.bankAccount,
          iban: seller.iban,
          bic: seller.bic,
        },
    supplied: from !== undefined && until !== undefined ? { from, until } : null,
    lines: linesOf(document, shown),
    vat: vatOf(document, shown),
    netMinor: shown(document.netMinor),
    vatMinor: shown(document.vatMinor),
    totalMinor: shown(document.totalMinor),
    roundingMinor: shown(document.roundingMinor),
    payableMinor: shown(document.totalMinor + document.roundingMinor),
  };
}

type Shown = (amount: number) => number;
type StoredLine = StoredDocument["lines"][number];

/** Lines, equal ones together: of four colleagues' tickets at one price there is one. */
function linesOf({ lines }: StoredDocument, shown: Shown): RecordLine[] {
  const untaxed = lines.some((line) => line.vatRate === null && line.vatCategory !== "exempt");
  const together = byKey(
    lines.toSorted((a, b) => a.position - b.position),
    (line) => JSON.stringify(sameness(line)),
  );
  return [...together.values()].flatMap((same, place) => {
    const [first] = same;
    if (!first) return [];
    const netMinor = shown(same.reduce((sum, line) => sum + line.netMinor, 0));
    const each = shown(first.netMinor);
    const whole = each !== 0 && netMinor === each * same.length;
    const count = whole || netMinor === 0 ? same.length : 1;
    const { vatRate } = first;
    return {
      id: String(place + 1),
      kind: first.kind,
      name: first.label,
      event: first.event,
      suppliedOn: first.suppliedOn,
      orders: [...new Set(same.map(({ code }) => code))],
      quantity: netMinor < 0 ? -count : count,
      priceMinor: Math.abs(netMinor) / count,
      netMinor,
      vatCategory: vatRate === null ? (untaxed ? "O" : "E") : vatRate === 0 ? "Z" : "S",
      vatRate,
    } satisfies RecordLine;
  });
}

/** What makes two lines one. Discounts differ by the øre from seat to seat, everything else of one price is one thing. */
function sameness({ kind, itemId, label, event, suppliedOn, netMinor, vatRate }: StoredLine) {
  const price = kind === "discount" ? Math.sign(netMinor) : netMinor;
  return [kind, itemId, label, event, suppliedOn, vatRate, price];
}

function vatOf({ vat }: StoredDocument, shown: Shown): InvoiceRecord["vat"] {
  return [...byKey(vat, ({ category, rate }) => `${category} ${rate}`).values()]
    .flatMap((parts) => {
      const [first] = parts;
      if (!first) return [];
      return {
        category: first.category,
        rate: first.rate,
        netMinor: shown(parts.reduce((sum, part) => sum + part.netMinor, 0)),
        vatMinor: shown(parts.reduce((sum, part) => sum + part.vatMinor, 0)),
      };
    })
    .toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1));
}
