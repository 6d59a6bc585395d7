import type { OutgoingHttpHeaders } from "node:http";
import { encodedTag, entityTag, matchingTag } from "../http/conditional.server";
import { acceptedEncodings, encodeBody, type Encoding } from "./encodings";
import type { Tag } from "./kept-on";
import type { Keepable } from "./page-store";

/** One form of a page, ready to be sent: headers as name, value, name, value. */
interface PageForm {
  readonly etag: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** A page as ready bytes in every encoding. */
export interface KeptPage extends Keepable {
  readonly forms: { readonly [E in Encoding]?: PageForm } & { readonly identity: PageForm };
}

/** What is sent for a page: headers as name, value, name, value. */
export interface PageAnswer {
  readonly status: 200 | 304;
  readonly headers: readonly string[];
  readonly body: Buffer | null;
}

/** An answer that may be kept, with all headers it goes out with. */
export interface FinishedAnswer {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly tags: readonly Tag[];
  /** In milliseconds. */
  readonly lifetime: number;
}

/** Headers of one answer or one connection, and those that every form has of its own. */
const ownHeaders = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "transfer-encoding",
  "vary",
  "x-request-id",
]);

/** Makes an answer ready: compressed once, each form with a strong validator of its own. */
export async function readyPage(answer: FinishedAnswer): Promise<KeptPage> {
  const { body, tags, lifetime } = answer;
  const type = String(answer.headers["content-type"] ?? "");
  const common = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined || ownHeaders.has(name.toLowerCase()) ? [] : [name, String(value)],
  );
  const varies = answer.headers["vary"] ?? "Accept-Language, Cookie";
  const vary = ["Accept-Encoding", ...(varies ? [varies] : [])].join(", ");
  // What its loader has tagged already is not looked through a second time.
  const tagged = answer.headers["etag"];
  const etag = typeof tagged === "string" && tagged.startsWith('"') ? tagged : entityTag(body);
  const { identity, ...compressed } = await encodeBody(body, type);
  const formOf = (encoding: Encoding, bytes: Buffer): PageForm => {
    const tag = encoding === "identity" ? etag : encodedTag(etag, encoding);
    return {
      etag: tag,
      body: bytes,
      headers: [
        ...common,
        "ETag",
        tag,
        "Vary",
        vary,
        "Content-Length",
        String(bytes.byteLength),
        ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
      ],
    };
  };
  const forms = {
    identity: formOf("identity", identity),
    ...(compressed.br && { br: formOf("br", compressed.br) }),
    ...(compressed.gzip && { gzip: formOf("gzip", compressed.gzip) }),
  };
  // The headers of a form weigh about this much.
  const weight = Object.values(forms).reduce((sum, form) => sum + form.body.byteLength + 2000, 0);
  return { forms, tags, lifetime, weight };
}

/** What of a page is sent to a client, by the encodings it takes and what it has already. */
export function pageAnswer(
  { forms }: KeptPage,
  request: {
    readonly method?: string | undefined;
    readonly headers: { readonly [name: string]: string | string[] | undefined };
  },
): PageAnswer {
  const { headers } = request;
  let form: PageForm = forms.identity;
  for (const encoding of acceptedEncodings(oneLine(headers["accept-encoding"]))) {
    const offered = forms[encoding];
    if (!offered) continue;
    form = offered;
    break;
  }
  const had = matchingTag(oneLine(headers["if-none-match"]), form.etag);
  if (had !== null) return { status: 304, headers: unchanged(form.headers, had), body: null };
  return { status: 200, headers: form.headers, body: request.method === "HEAD" ? null : form.body };
}

/** The headers of a 304: nothing about a body that is not there. */
function unchanged(headers: readonly string[], etag: string): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? "";
    if (/^content-(length|encoding|type)$/i.test(name)) continue;
    kept.push(name, name === "ETag" ? etag : (headers[at + 1] ?? ""));
  }
  return kept;
}

function oneLine(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.join(", ");
}
