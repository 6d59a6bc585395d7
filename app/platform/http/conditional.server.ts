import { createHash } from "node:crypto";

/**
 * A calendar as an answer, confirmed with a 304 while it is the same.
 *
 * @param scope - `private` for a personal feed: shared caches keep it for nobody.
 */
export function calendarResponse(
  request: Request,
  ics: string,
  { scope, fileName }: { scope: "private" | "public"; fileName: string },
): Response {
  return taggedResponse(request, ics, {
    "Cache-Control": `${scope}, max-age=300`,
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
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const tagged = { ETag: etag, ...headers };
  if (matches(request.headers.get("If-None-Match"), etag))
    return new Response(null, { status: 304, headers: tagged });
  return new Response(request.method === "HEAD" ? null : body, { headers: tagged });
}

/** Whether `If-None-Match` names `etag`; compression may have marked or weakened it on its way. */
function matches(header: string | null, etag: string): boolean {
  if (!header) return false;
  const plain = (tag: string) =>
    tag
      .trim()
      .replace(/^W\//, "")
      .replace(/-(gzip|br)"$/, '"');
  return header.split(",").some((tag) => tag.trim() === "*" || plain(tag) === etag);
}
