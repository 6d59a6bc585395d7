import type { LoaderFunctionArgs } from "@remix-run/node";
import { invoiceOf } from "~/features/payments/queries/invoice.server";
import { invoicePdf } from "~/features/payments/queries/invoice-pdf.server";
import { orderByToken } from "~/features/registration/queries/registration-by-token.server";
import { isUuid } from "~/kernel/uuid";
import { pdfAnswer } from "~/platform/http/pdf-answer.server";
import { found } from "~/platform/http/refusals.server";

/** An invoice or credit note of an order and of nothing else, by its contact's link. */
export async function loader({ params, context: { world } }: LoaderFunctionArgs) {
  const { id: orderId, organisationId } = found(await orderByToken(world, found(params["token"])));
  const id = found(params["id"]);
  if (!isUuid(id)) throw new Response(null, { status: 404 });
  const invoice = found(await invoiceOf(world, { organisationId }, id));
  // A collected one says what others ordered.
  if (invoice.payables.some((payable) => payable.id !== orderId))
    throw new Response(null, { status: 404 });
  return pdfAnswer(found(await invoicePdf(world, invoice.id, invoice.language)));
}
