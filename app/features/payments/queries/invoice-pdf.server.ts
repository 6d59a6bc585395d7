import { hexOf } from "~/kernel/oklch";
import type { Locale } from "~/kernel/locales";
import { speechOf } from "~/i18n/speech";
import { invoiceSheetPdf } from "~/platform/tickets/invoice-pdf.server";
import type { World } from "~/platform/world.server";
import { anyInvoice } from "./invoice.server";
import { invoiceSheetOf } from "./invoice-sheet.server";

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
