import { hexOf } from "~/kernel/oklch";
import type { Locale } from "~/kernel/locales";
import { speechOf, type Speech } from "~/i18n/speech";
import { invoiceSheetPdf, type InvoiceSheet } from "~/platform/tickets/invoice-pdf.server";
import type { World } from "~/platform/world.server";
import { shownAccount, shownIban, shownOrganisationNumber } from "../domain/account-numbers";
import { exemptionLaw } from "../domain/exemption-laws";
import type { InvoiceParty, InvoiceSeller } from "../domain/invoice-parties";
import type { InvoiceRecord, RecordLine } from "../domain/invoice-record";
import { anyInvoice } from "./invoice.server";

/** An invoice or a credit note as a file. */
export interface InvoicePdf {
  readonly name: string;
  readonly type: "application/pdf";
  readonly content: Buffer;
}

/**
 * A document as a PDF, in a language. Whoever asks has looked whether it may be read; the same document is the same
 * file, whenever it is asked for.
 */
export async function invoicePdf(
  world: World,
  invoiceId: string,
  locale: Locale,
): Promise<InvoicePdf> {
  const { record, organisation } = await anyInvoice(world, invoiceId);
  const accent = hexOf(0.44, 0.13, organisation.accentHue);
  return {
    name: `${record.typeCode === 381 ? "credit-note" : "invoice"}-${record.number}.pdf`,
    type: "application/pdf",
    content: await invoiceSheetPdf(invoiceSheetOf(record, speechOf(locale), accent)),
  };
}

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

function buyerLines(buyer: InvoiceParty, { t }: Speech): string[] {
  const number = shownOrganisationNumber(buyer.organisationNumber, buyer.country);
  return [
    buyer.name,
    ...(buyer.contact === "" ? [] : [t("invoiceSheet.contact", { name: buyer.contact })]),
    ...buyer.address,
    ...(number === "" ? [] : [t("invoiceSheet.organisationNumber", { number })]),
  ];
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

function paymentRows(
  record: InvoiceRecord,
  payment: NonNullable<InvoiceRecord["payment"]>,
  { t, format }: Speech,
): NonNullable<InvoiceSheet["payment"]>["rows"] {
  const { country } = record.seller;
  const isSwedish = country === "SE";
  const named = country === "NO" ? "kid" : isSwedish ? "ocr" : "paymentReference";
  return [
    [
      {
        label: t("invoiceSheet.toPay"),
        value: format.money(record.payableMinor, record.currency),
      },
      {
        label: t("invoiceSheet.dueOn"),
        value: format.documentDate(record.dueOn ?? record.issuedOn),
      },
      ...(payment.bankAccount === ""
        ? []
        : [
            {
              label: t(isSwedish ? "invoiceSheet.bankgiro" : "invoiceSheet.account"),
              value: shownAccount(payment.bankAccount, country),
            },
          ]),
      payment.reference === ""
        ? { label: t("invoiceSheet.markWith"), value: record.number }
        : { label: t(`invoiceSheet.${named}`), value: payment.reference },
    ],
    ...(payment.iban === ""
      ? []
      : [
          [
            { label: t("invoiceSheet.iban"), value: shownIban(payment.iban) },
            ...(payment.bic === "" ? [] : [{ label: t("invoiceSheet.bic"), value: payment.bic }]),
          ],
        ]),
  ];
}

function footerOf(seller: InvoiceSeller, { t }: Speech): string[] {
  return [
    [seller.name, ...sellerNumbers(seller, t), seller.registrationNote].filter(Boolean).join(" · "),
    [...seller.address, seller.email].filter(Boolean).join(" · "),
  ];
}

/** A Norwegian seller's number with MVA behind it says both; others have a number of their own for VAT. */
function sellerNumbers(seller: InvoiceSeller, t: Speech["t"]): string[] {
  const number = shownOrganisationNumber(seller.organisationNumber, seller.country);
  if (number === "") return [];
  if (seller.country === "NO" && seller.vatNumber !== "")
    return [t("invoiceSheet.organisationNumber", { number: `${number} MVA` })];
  return [
    t("invoiceSheet.organisationNumber", { number }),
    ...(seller.vatNumber === "" ? [] : [t("invoiceSheet.vatNumber", { number: seller.vatNumber })]),
  ];
}
