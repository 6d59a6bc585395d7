/**
 * The bare server pages and feeds are measured against: `node:http` and the bytes in memory, nothing else. It
 * fetches them once from `SAME_AS`, in each encoding, and sends the headers a browser cannot do without.
 */
import { createServer } from "node:http";

interface Ready {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const source = process.env["SAME_AS"] ?? "";
const etag = `"bare"`;
const encodings = ["identity", "gzip", "br"] as const;
const variants = new Map(
  await Promise.all(encodings.map(async (name) => [name, await fetchRaw(source, name)] as const)),
);

createServer((request, answer) => {
  if (request.headers["if-none-match"] === etag) {
    answer.writeHead(304, { ETag: etag });
    answer.end();
    return;
  }
  const accepted = request.headers["accept-encoding"];
  const name = encodings.find((encoding) => accepted === encoding) ?? "identity";
  const ready = variants.get(name);
  if (!ready) throw new Error(`No bytes for ${name}.`);
  answer.writeHead(200, ready.headers);
  answer.end(ready.body);
}).listen(Number(process.env["PORT"]), "127.0.0.1");

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));

/** The bytes as they come over the wire: `fetch` would unpack them. */
async function fetchRaw(url: string, encoding: string): Promise<Ready> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": encoding, "accept-language": "nb" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const body = Buffer.concat(chunks);
        if (answer.statusCode !== 200)
          return reject(new Error(`${url} answered ${answer.statusCode}`));
        const sent = answer.headers["content-encoding"];
        resolve({
          body,
          headers: {
            "Content-Type": answer.headers["content-type"] ?? "text/html",
            "Content-Length": String(body.byteLength),
            ETag: etag,
            ...(sent === undefined ? {} : { "Content-Encoding": sent }),
          },
        });
      });
    }).on("error", reject);
  });
}
