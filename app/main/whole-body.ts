import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, Response } from "express";

/** How long a body may take to arrive, in milliseconds. */
const patience = 20_000;

/**
 * How a webhook takes in bodies whose bytes count: whole, and a few at once, since each is held in memory.
 *
 * @param limits.bytes - how large a body may be: 413 above it.
 * @param limits.atOnce - how many are read at once by this process: 503 beyond it.
 * @param handle - what to do with a body; gives the status to answer with.
 */
export function bodyTaker(
  limits: { readonly bytes: number; readonly atOnce: number },
  handle: (body: Buffer, request: Request) => Promise<number>,
): (request: Request, answer: Response, next: NextFunction) => void {
  let reading = 0;
  return (request, answer, next) => {
    const end = (status: number) => void answer.status(status).type("text/plain").send("").end();
    if (Number(request.get("content-length")) > limits.bytes) {
      answer.set("Connection", "close");
      return end(413);
    }
    if (reading >= limits.atOnce) {
      answer.set("Retry-After", "5");
      return end(503);
    }
    reading += 1;
    wholeBody(request, limits.bytes)
      .then(async (body) => {
        if (typeof body !== "number") return end(await handle(body, request));
        answer.set("Connection", "close");
        end(body);
      })
      .catch(next)
      .finally(() => {
        reading -= 1;
      });
  };
}

/** The whole body of a request, at most `limit` bytes; a status instead where it is empty, too large or too late. */
function wholeBody(request: IncomingMessage, limit: number): Promise<Buffer | 400 | 408 | 413> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (result: Buffer | 400 | 408 | 413) => {
      clearTimeout(late);
      request.removeAllListeners("data");
      request.resume();
      resolve(result);
    };
    const late = setTimeout(() => done(408), patience);
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) return done(413);
      chunks.push(chunk);
    });
    request.once("end", () => done(size === 0 ? 400 : Buffer.concat(chunks)));
    request.once("close", () => done(400));
    request.once("error", reject);
  });
}
