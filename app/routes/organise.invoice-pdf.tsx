import type { LoaderFunctionArgs } from "@remix-run/node";
import { invoicePage } from "~/features/payments/queries/invoice-page.server";
import { invoicePdf } from "~/features/payments/queries/invoice-pdf.server";
import { pdfAnswer } from "~/platform/http/pdf-answer.server";
import { expectAccess, found } from "~/platform/http/refusals.server";

/** A document as its payer got it, in the language it was written in. */
export async function loader({ request, params, context: { world, actor } }: LoaderFunctionArgs) {
  const { invoice } = expectAccess(
    await invoicePage(world, actor, found(params["org"]), found(params["id"])),
    request,
  );
  return pdfAnswer(await invoicePdf(world, invoice.id, invoice.language));
}
