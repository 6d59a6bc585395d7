import { PicturesBusy, PictureStore, pictureHash } from "../pictures/picture-store.server";
import { matchingTag } from "./conditional.server";

const pictures = new PictureStore();

/**
 * A generated picture as an answer: its ETag follows from what it shows, so a client that has it is answered
 * before anything is drawn. While too many wait to be drawn: 503 with Retry-After.
 */
export async function pictureResponse(
  request: Request,
  { version, content }: { readonly version: number; readonly content: unknown },
  draw: () => Promise<Uint8Array>,
): Promise<Response> {
  const hash = pictureHash(version, content);
  const headers = {
    ETag: `"${hash}"`,
    "Cache-Control": "public, max-age=3600",
    "Content-Type": "image/png",
  };
  if (matchingTag(request.headers.get("If-None-Match") ?? undefined, headers.ETag))
    return new Response(null, { status: 304, headers });
  try {
    const picture = await pictures.pictureOf(hash, draw);
    return new Response(request.method === "HEAD" ? null : Buffer.from(picture), {
      headers: { ...headers, "Content-Length": String(picture.byteLength) },
    });
  } catch (error) {
    if (!(error instanceof PicturesBusy)) throw error;
    return new Response(null, {
      status: 503,
      headers: { "Retry-After": "5", "Cache-Control": "no-store" },
    });
  }
}
