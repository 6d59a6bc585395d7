import { createHash } from "node:crypto";

/**
 * A calendar as an answer, confirmed with a 304 while it is the same. A public one is asked for each time: it is
 * kept ready, and a cancellation cannot wait.
 *
 * @param scope - `private` for a personal feed: shared caches keep it for nobody.
 */
export function calendarResponse(
  request: Request,
  ics: string,
  { scope, fileName }: { scope: "private" | "public"; fileName: string },
): Response {
  return taggedResponse(request, ics, {
    "Cache-Control": scope === "public" ? "public, no-cache" : "private, max-age=300",
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": `inline; filename="${fileName.replace(/[^\w.-]/g, "-")}"`,
  });
}

/** An answer with a strong ETag over its bytes; 304 without a body when the client has them (RFC 9110 §13.1.2). */
export function taggedResponse(
  request: Request,
  body: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const etag = entityTag(body);
  const tagged = { ETag: etag, ...headers };
  if (matchingTag(request.headers.get("If-None-Match") ?? undefined, etag) !== null)
    return new Response(null, { status: 304, headers: tagged });
  return new Response(request.method === "HEAD" ? null : body, { headers: tagged });
}

/** Says plainly that there is no such calendar: a calendar client cannot use a page. */
export function noCalendar(): Response {
  return new Response("not found\n", { status: 404, headers: { "Content-Type": "text/plain" } });
}

/** A strong validator over all bytes (RFC 9110 §8.8.1). */
export function entityTag(bytes: string | Uint8Array): string {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
}

/**
 * The tag of an encoded form: another strong validator than the plain one's (RFC 9110 §8.8.3.3).
 *
 * @param etag - the plain one, in quotes.
 */
export function encodedTag(etag: string, encoding: "br" | "gzip"): string {
  return etag.replace(/"$/, `-${encoding}"`);
}

/**
 * The tag of `If-None-Match` that stands for the same bytes as `etag`, in whatever encoding the client has them;
 * `null` when it has others or none. That tag belongs into the 304: it says which of its copies is still right
 * (RFC 9111 §4.3.4).
 */
export function matchingTag(header: string | undefined, etag: string): string | null {
  if (!header) return null;
  for (const each of header.split(",")) {
    const tag = each.trim().replace(/^W\//, "");
    if (tag === "*") return etag;
    if (tag.replace(encodingMark, '"') === etag.replace(encodingMark, '"')) return tag;
  }
  return null;
}

const encodingMark = /-(gzip|br)"$/;
