import type { Speech } from "~/i18n/speech";
import type { InvoiceSheet } from "~/platform/tickets/invoice-sheet.server";
import { exemptionLaw } from "../domain/exemption-laws";
import type { InvoiceRecord, RecordLine } from "../domain/invoice-record";
import { buyerLines, footerOf, paymentRows } from "./invoice-sheet-parties.server";

/** A document in words, as its sheet shows it. */
export function invoiceSheetOf(
  record: InvoiceRecord,
  speech: Speech,
  accent: string,
): InvoiceSheet {
  const { t } = speech;
  const { number, seller, preceding } = record;
  const isCredit = record.typeCode === 381;
  const taxed = record.vat.some(({ rate }) => rate !== null);
  const heading = t(isCredit ? "invoiceSheet.creditNote" : "invoiceSheet.invoice", { number });
  return {
    language: speech.locale,
    title: t("invoiceSheet.title", { heading, seller: seller.name }),
    organisation: seller.name,
    seller: seller.contact || seller.name,
    heading,
    about: preceding
      ? t("invoiceSheet.credits", {
          number: preceding.number,
          date: speech.format.documentDate(preceding.issuedOn),
        })
      : "",
    buyer: {
      label: t(isCredit ? "invoiceSheet.creditedTo" : "invoiceSheet.billedTo"),
      lines: buyerLines(record.buyer, speech),
    },
    details: detailsOf(record, speech),
    columns: {
      what: t("invoiceSheet.what"),
      quantity: t("invoiceSheet.quantity"),
      price: t(taxed ? "invoiceSheet.priceWithoutVat" : "invoiceSheet.price"),
      vat: taxed ? t("invoiceSheet.vat") : "",
      amount: t(taxed ? "invoiceSheet.amountWithoutVat" : "invoiceSheet.amount"),
    },
    lines: linesOf(record, taxed, speech),
    carriedOver: t("invoiceSheet.carried"),
    sums: sumsOf(record, taxed, speech),
    notes: notesOf(record, speech),
    payment: record.payment && {
      heading: t("invoiceSheet.payment"),
      rows: paymentRows(record, record.payment, speech),
    },
    footer: footerOf(seller, speech),
    pageOf: (page, pages) => t("invoiceSheet.page", { page, pages }),
    accent,
  };
}

/** Order codes shown by name; of more it is said how many. */
const mostOrders = 6;

function detailsOf(record: InvoiceRecord, { t, format }: Speech): InvoiceSheet["details"] {
  const isCredit = record.typeCode === 381;
  const { supplied, dueOn } = record;
  const orders = [...new Set(record.lines.flatMap((line) => line.orders))];
  const shown = orders.slice(0, mostOrders).join(", ");
  const more = orders.length - mostOrders;
  return [
    {
      label: t(isCredit ? "invoiceSheet.creditNoteNumber" : "invoiceSheet.invoiceNumber"),
      value: record.number,
    },
    {
      label: t(isCredit ? "invoiceSheet.creditedOn" : "invoiceSheet.issuedOn"),
      value: format.documentDate(record.issuedOn),
    },
    ...(dueOn === null
      ? []
      : [{ label: t("invoiceSheet.dueOn"), value: format.documentDate(dueOn) }]),
    ...(supplied
      ? [
          {
            label: t("invoiceSheet.supplied"),
            value: [...new Set([supplied.from, supplied.until])]
              .map((date) => format.documentDate(date))
              .join(" – "),
          },
        ]
      : []),
    ...(record.buyerReference === ""
      ? []
      : [{ label: t("invoiceSheet.reference"), value: record.buyerReference }]),
    {
      label: t(orders.length === 1 ? "invoiceSheet.order" : "invoiceSheet.orders"),
      value: more > 0 ? `${shown} ${t("invoiceSheet.moreOrders", { count: more })}` : shown,
    },
  ];
}

function linesOf(record: InvoiceRecord, taxed: boolean, speech: Speech): InvoiceSheet["lines"] {
  const { format } = speech;
  const money = (minor: number) => format.money(minor, record.currency);
  const severalOrders = new Set(record.lines.flatMap(({ orders }) => orders)).size > 1;
  let sum = 0;
  return record.lines.map((line) => {
    sum += line.netMinor;
    const day = line.suppliedOn === null ? "" : format.documentDate(line.suppliedOn);
    const codes = severalOrders && line.orders.length <= mostOrders ? line.orders.join(", ") : "";
    return {
      what: nameOf(line, speech),
      of: [line.event, day, codes].filter(Boolean).join(" · "),
      quantity: format.number(line.quantity),
      price: money(line.priceMinor),
      vat: !taxed ? "" : line.vatRate === null ? "–" : format.percent(line.vatRate),
      amount: money(line.netMinor),
      carried: money(sum),
    };
  });
}

function nameOf({ kind, name: label }: RecordLine, { t }: Speech): string {
  switch (kind) {
    case "ticket":
    case "add-on":
      return label;
    case "discount":
      return t("invoiceSheet.discount", { label });
    case "fee":
      return t("invoiceSheet.fee", { label });
    case "adjustment":
      return t("invoiceSheet.adjustment", { label });
  }
}

function sumsOf(
  record: InvoiceRecord,
  taxed: boolean,
  { t, format }: Speech,
): InvoiceSheet["sums"] {
  const money = (minor: number) => format.money(minor, record.currency);
  const total = {
    label: t(record.typeCode === 381 ? "invoiceSheet.credited" : "invoiceSheet.toPay"),
    value: money(record.payableMinor),
  };
  const rounding =
    record.roundingMinor === 0
      ? []
      : [
          { label: t("invoiceSheet.withVat"), value: money(record.totalMinor) },
          { label: t("invoiceSheet.rounding"), value: money(record.roundingMinor) },
        ];
  if (!taxed) return [...rounding, total];
  return [
    { label: t("invoiceSheet.net"), value: money(record.netMinor) },
    ...record.vat.map(({ rate, netMinor, vatMinor }) =>
      rate === null
        ? { label: t("invoiceSheet.exemptOf", { of: money(netMinor) }), value: money(0) }
        : {
            label: t("invoiceSheet.vatOf", { rate: format.percent(rate), of: money(netMinor) }),
            value: money(vatMinor),
          },
    ),
    ...rounding,
    total,
  ];
}

function notesOf(record: InvoiceRecord, { t }: Speech): string[] {
  const codes = new Set(record.vat.map(({ category }) => category));
  const { country } = record.seller;
  return [
    ...(record.note === "" ? [] : [record.note]),
    ...(codes.has("E") ? [t("invoiceSheet.exempt", { law: exemptionLaw(country, "E") })] : []),
    ...(codes.has("Z") ? [t("invoiceSheet.zeroRated", { law: exemptionLaw(country, "Z") })] : []),
    ...(codes.has("O") ? [t("invoiceSheet.notRegistered")] : []),
    ...(record.typeCode === 381 ? [t("invoiceSheet.creditedHow")] : []),
  ];
}
