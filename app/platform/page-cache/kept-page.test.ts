import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { acceptedEncodings } from "./encodings";
import { pageAnswer, readyPage } from "./kept-page";

const body = Buffer.from("<p>Åpen frokost på Bølgen</p>".repeat(100));

function ready(text: Buffer = body, type = "text/html; charset=utf-8") {
  return readyPage({
    body: text,
    tags: [],
    lifetime: 1000,
    headers: {
      "content-type": type,
      "x-request-id": "of the first",
      "cache-control": "public, no-cache",
    },
  });
}

function headersOf(headers: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    headers.flatMap((name, at) =>
      at % 2 === 0 ? [[name.toLowerCase(), headers[at + 1] ?? ""]] : [],
    ),
  );
}

test.each([
  [undefined, ["identity"]],
  ["", ["identity"]],
  ["gzip, deflate, br", ["br", "gzip", "identity"]],
  ["gzip;q=1.0, br;q=0.5", ["gzip", "br", "identity"]],
  ["BR", ["br", "identity"]],
  ["x-gzip", ["gzip", "identity"]],
  ["*", ["br", "gzip", "identity"]],
  ["gzip;q=0, *;q=0.1", ["br", "identity"]],
  ["identity, gzip;q=0.5", ["identity", "gzip"]],
  ["identity;q=0", ["identity"]],
  ["zstd", ["identity"]],
  [`br,${"x".repeat(600)}`, ["identity"]],
])("who accepts %j is sent %j", (header, encodings) => {
  expect(acceptedEncodings(header)).toEqual(encodings);
  expect(acceptedEncodings(header)).toEqual(encodings);
});

describe("a page", () => {
  test("is ready in each encoding, with a strong tag of its own", async () => {
    const page = await ready();
    const as = (encoding: string) => {
      const answer = pageAnswer(page, { method: "GET", headers: { "accept-encoding": encoding } });
      return { ...answer, headers: headersOf(answer.headers) };
    };
    const [plain, zip, br] = [as("identity"), as("gzip"), as("gzip, br")];
    expect(plain.body).toEqual(body);
    expect(gunzipSync(zip.body ?? "")).toEqual(body);
    expect(brotliDecompressSync(br.body ?? "")).toEqual(body);
    expect(zip.headers["content-encoding"]).toBe("gzip");
    expect(br.headers["content-encoding"]).toBe("br");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const tags = [plain, zip, br].map(({ headers }) => headers["etag"]);
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
    for (const { headers, body: sent } of [plain, zip, br]) {
      expect(headers["content-length"]).toBe(String(sent?.byteLength));
      expect(headers["vary"]).toBe("Accept-Encoding, Accept-Language, Cookie");
      // What belonged to the first who asked is not handed on.
      expect(headers["x-request-id"]).toBeUndefined();
    }
  });

  test("is confirmed to who has it, in whatever encoding, by the tag they have", async () => {
    const page = await ready();
    const tag = headersOf(page.forms.identity.headers)["etag"] ?? "";
    const marked = (encoding: string) => tag.replace(/"$/, `-${encoding}"`);
    const cases = [
      [tag, tag],
      [`W/${tag}`, tag],
      [`"other", ${marked("gzip")}`, marked("gzip")],
      [marked("br"), marked("br")],
      ["*", marked("br")],
    ] as const;
    for (const [header, expected] of cases) {
      const headers = { "if-none-match": header, "accept-encoding": "br" };
      const answer = pageAnswer(page, { method: "GET", headers });
      expect.soft([answer.status, answer.body], header).toEqual([304, null]);
      expect.soft(headersOf(answer.headers), header).toEqual({
        etag: expected,
        "cache-control": "public, no-cache",
        vary: "Accept-Encoding, Accept-Language, Cookie",
      });
    }
    for (const header of ['"other"', tag.slice(1, -1), ""]) {
      const answer = pageAnswer(page, { method: "GET", headers: { "if-none-match": header } });
      expect.soft(answer.status, header).toBe(200);
    }
  });

  test("is described to who asks for its head alone", async () => {
    const answer = pageAnswer(await ready(), { method: "HEAD", headers: {} });
    expect([answer.status, answer.body]).toEqual([200, null]);
    expect(headersOf(answer.headers)["content-length"]).toBe(String(body.byteLength));
  });

  test("that is small, or compressed already, is kept as it is", async () => {
    const small = await ready(Buffer.from("<p>Hei</p>"));
    expect(Object.keys(small.forms)).toEqual(["identity"]);
    const picture = await ready(body, "image/png");
    expect(Object.keys(picture.forms)).toEqual(["identity"]);
    expect((await ready(body, "text/calendar")).forms.br).toBeDefined();
    expect((await ready(body, "application/problem+json")).forms.gzip).toBeDefined();
  });
});
