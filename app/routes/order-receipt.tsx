import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptByOrderLink } from "~/features/registration/queries/receipt.server";
import { pdfAnswer } from "~/platform/http/pdf-answer.server";
import { found } from "~/platform/http/refusals.server";

/** The receipt of an order, for its contact. */
export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  return pdfAnswer(found(await receiptByOrderLink(world, found(params["token"]), locale)));
}
