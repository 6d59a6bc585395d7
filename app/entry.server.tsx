import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { isOutage } from "~/platform/outage.server";

/**
 * Renders a page in one piece.
 *
 * @remarks Nothing of ours suspends, and a buffered page is twice as fast as a streamed one; with its
 * length known it can be cached and compressed as a whole.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const refused = refusedBy(remix);
  const page = `<!DOCTYPE html>${renderToString(<RemixServer context={remix} url={request.url} />)}`;
  const body = new TextEncoder().encode(page);
  headers.set("Content-Type", "text/html; charset=utf-8");
  // Pages speak to one person in one language; what may be kept longer says so itself.
  if (!headers.has("Cache-Control"))
    headers.set("Cache-Control", context.keeps() ? "public, no-cache" : "private, no-store");
  headers.set("Content-Length", String(body.byteLength));
  return new Response(body, { status: refused ?? status, headers });
}

/**
 * The status of the page that says why there is none; `null` when there is one.
 *
 * @remarks Remix would answer with what the action found wrong with a form, although the page that is shown is the
 * refusal of its loader.
 */
function refusedBy({ staticHandlerContext: { errors } }: EntryContext): number | null {
  const [error] = Object.values(errors ?? {}) as unknown[];
  if (error === undefined) return null;
  return isRouteErrorResponse(error) ? error.status : 500;
}

/**
 * Hears of what a loader or an action threw unexpectedly.
 *
 * @remarks An outage of the database is nothing a page could explain (it would have to ask the database): thrown
 * on from here it leaves Remix altogether, whether a page, data or the API was asked for, and reaches the last
 * resort in front of it, which answers 503 with Retry-After. Anything else becomes the error page.
 */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (isOutage(error)) throw error;
  if (!request.signal.aborted) context.report(error);
};
