import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptBySeatLink } from "~/features/registration/queries/receipt.server";
import { pdfAnswer } from "~/platform/http/pdf-answer.server";
import { found } from "~/platform/http/refusals.server";

/** The receipt of somebody who registered themselves. */
export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  return pdfAnswer(found(await receiptBySeatLink(world, found(params["token"]), locale)));
}
