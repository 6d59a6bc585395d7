import type { Speech } from "~/i18n/speech";
import type { InvoiceSheet } from "~/platform/tickets/invoice-sheet.server";
import { shownAccount, shownIban, shownOrganisationNumber } from "../domain/account-numbers";
import type { InvoiceParty, InvoiceSeller } from "../domain/invoice-parties";
import type { InvoiceRecord } from "../domain/invoice-record";

/** The buyer, as a letter is addressed. */
export function buyerLines(buyer: InvoiceParty, { t }: Speech): string[] {
  const number = shownOrganisationNumber(buyer.organisationNumber, buyer.country);
  return [
    buyer.name,
    ...(buyer.contact === "" ? [] : [t("invoiceSheet.contact", { name: buyer.contact })]),
    ...buyer.address,
    ...(number === "" ? [] : [t("invoiceSheet.organisationNumber", { number })]),
  ];
}

/** What is paid when, and to where, with what the payment is known by. */
export function paymentRows(
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

/** Who sells, at the foot of each page: with what the law wants to stand there. */
export function footerOf(seller: InvoiceSeller, { t }: Speech): string[] {
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
