import type { IncomingMessage } from "node:http";

/** How long a body may take to arrive, in milliseconds. */
const patience = 20_000;

/** The whole body of a request, at most `limit` bytes; a status instead where it is empty, too large or too late. */
export function wholeBody(
  request: IncomingMessage,
  limit: number,
): Promise<Buffer | 400 | 408 | 413> {
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
