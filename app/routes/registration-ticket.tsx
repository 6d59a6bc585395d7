import type { LoaderFunctionArgs } from "@remix-run/node";
import { ticketByLink } from "~/features/registration/queries/ticket.server";
import { pdfAnswer } from "~/platform/http/pdf-answer.server";
import { found } from "~/platform/http/refusals.server";

/** Somebody's ticket, for themselves alone. */
export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  return pdfAnswer(found(await ticketByLink(world, found(params["token"]), locale)));
}
