import type { LoaderFunctionArgs } from "@remix-run/node";
import { ticketByLink } from "~/features/registration/queries/ticket.server";
import { found } from "~/platform/http/refusals.server";

/** Somebody's ticket, for themselves alone: no cache on the way keeps it. */
export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  const ticket = found(await ticketByLink(world, found(params["token"]), locale));
  return new Response(new Uint8Array(ticket.content), {
    headers: {
      "Content-Type": ticket.type,
      "Content-Disposition": `inline; filename="${ticket.name}"`,
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}
