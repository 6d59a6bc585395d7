import { createHash } from "node:crypto";

/** An answer with a strong ETag over its bytes; 304 without a body when the client has them (RFC 9110 §13.1.2). */
export function taggedResponse(
  request: Request,
  body: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const etag = entityTag(body);
  const had = matchingTag(request.headers.get("If-None-Match") ?? undefined, etag);
  if (had !== null) return new Response(null, { status: 304, headers: { ETag: had, ...headers } });
  return new Response(request.method === "HEAD" ? null : body, {
    headers: { ETag: etag, ...headers },
  });
}

/** A strong validator over all bytes (RFC 9110 §8.8.1). */
export function entityTag(bytes: string | Uint8Array): string {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
}

/**
 * The tag of an encoded form: another strong validator than the plain one's (RFC 9110 §8.8.3.3).
 *
 * @param etag - in quotes; one that names an encoding already stays as it is.
 */
export function encodedTag(etag: string, encoding: string): string {
  return encodingMark.test(etag) ? etag : etag.replace(/"$/, `-${encoding}"`);
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

const encodingMark = /-(gzip|br|deflate)"$/;
