import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import {
  bytesOf,
  readableFile,
  type ReadableFile,
} from "~/features/events/queries/readable-file.server";
import { seatDocument } from "~/features/registration/queries/seat-documents.server";
import { attachment } from "~/platform/files/file-name";
import type { RequestContext } from "~/platform/http/context.server";
import { matchingTag } from "~/platform/http/conditional.server";

/**
 * Covers and documents: `/files/:id/:name` for whoever may see the event, `/r/:token/files/:id/:name` for
 * somebody who has a place, whose link is the right to it. What is not theirs goes on to the page that says so.
 *
 * @remarks Answered here and not by a route, because Remix writes a body without waiting for the client to take
 * it: many slow readers of a large document would hold all of it in memory, each.
 */
export function files(contextOf: (answer: Response) => RequestContext): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  const send =
    (find: (context: RequestContext, params: Request["params"]) => Promise<ReadableFile | null>) =>
    (...[request, answer, next]: Parameters<RequestHandler>) => {
      const context = contextOf(answer);
      find(context, request.params)
        .then((file) => (file ? sendFile(context, file, request, answer) : next()))
        .catch(next);
    };
  router.get(
    "/files/:id/:name",
    send(({ world, actor }, { id = "", name = "" }) => readableFile(world, actor, id, name)),
  );
  router.get(
    "/r/:token/files/:id/:name",
    send(({ world }, { token = "", id = "", name = "" }) => seatDocument(world, token, id, name)),
  );
  return router;
}

/** A file may do nothing in a browser, whatever is in it. */
const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Sends a file; 304 when the client has it (RFC 9110 §13.1.2).
 *
 * @remarks A cover is a picture we encoded ourselves: it stands in pages, ours and others', and its address
 * changes with it, so caches keep it for good. Anything else is somebody's bytes: always saved, never shown in
 * our origin, and asked for anew each time, so that what was taken away is gone.
 */
async function sendFile(
  { world }: RequestContext,
  file: ReadableFile,
  request: Request,
  answer: Response,
): Promise<void> {
  const cover = file.purpose === "cover";
  const kept = cover && file.open ? "max-age=31536000, immutable" : "no-cache";
  answer.set({
    ETag: file.etag,
    "Content-Security-Policy": filePolicy,
    // Compressed already: `no-transform` keeps ours and others' hands off the bytes, and the length true.
    "Cache-Control": `${file.open ? "public" : "private"}, ${kept}, no-transform`,
    "Cross-Origin-Resource-Policy": cover && file.open ? "cross-origin" : "same-origin",
  });
  // Language decides nothing here, and who is signed in only about what is not open.
  answer.removeHeader("Vary");
  if (!file.open) answer.vary("Cookie");
  if (matchingTag(request.get("if-none-match"), file.etag) !== null)
    return void answer.status(304).end();
  answer.set({ "Content-Type": file.mediaType, "Content-Length": String(file.size) });
  if (!cover) answer.set("Content-Disposition", attachment(file.fileName));
  if (request.method === "HEAD") return void answer.end();
  try {
    await pipeline(Readable.from(bytesOf(world, file.renditionId), { highWaterMark: 1 }), answer);
  } catch (error) {
    // A client that leaves in the middle is no fault of ours.
    if ((error as { code?: string }).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}
