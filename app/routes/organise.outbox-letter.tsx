import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewLetter } from "~/features/notifications/queries/preview-letter.server";
import { expectAccess, found } from "~/platform/http/refusals.server";

/** The HTML of a letter, to be shown in a frame; its policy is set with the other security headers. */
export async function loader({ request, params, context: { world, actor } }: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["message"])] as const;
  const letter = found(expectAccess(await previewLetter(world, actor, ...of), request));
  return new Response(letter.html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "private, no-store" },
  });
}
