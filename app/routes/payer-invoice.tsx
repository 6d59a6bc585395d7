import type { LoaderFunctionArgs } from "@remix-run/node";
import { invoiceOf } from "~/features/payments/queries/invoice.server";
import { invoicePdf } from "~/features/payments/queries/invoice-pdf.server";
import { payerByToken } from "~/features/payments/queries/payer-link.server";
import { isUuid } from "~/kernel/uuid";
import { pdfAnswer } from "~/platform/http/pdf-answer.server";
import { found } from "~/platform/http/refusals.server";

/** An invoice or credit note that went to a payer, by their link. */
export async function loader({ params, context: { world } }: LoaderFunctionArgs) {
  const payer = found(await payerByToken(world, found(params["token"])));
  const id = found(params["id"]);
  if (!isUuid(id)) throw new Response(null, { status: 404 });
  const invoice = found(await invoiceOf(world, { payerId: payer.id }, id));
  return pdfAnswer(found(await invoicePdf(world, invoice.id, invoice.language)));
}
