/** A mail, or a part of one, divided as far as its limits allow (RFC 2045, 2046). Nothing is decoded yet. */
export interface MailPart {
  /** The fields of its head, in their order; names in lower case, values unfolded. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** `text/calendar`, in lower case. */
  readonly type: string;
  /** Of the Content-Type, names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
  /** What stands below the head, an octet a character; lines end in LF. */
  readonly body: string;
  /** The parts of a multipart, or the mail inside a `message/rfc822`. */
  readonly parts: readonly MailPart[];
}

/**
 * How far a mail is taken apart. What lies beyond stays undivided: a mail made to be costly costs no more than one
 * that is merely long.
 */
const most = {
  depth: 8,
  parts: 100,
  head: 64 * 1024,
  field: 8 * 1024,
  decoded: 512 * 1024,
} as const;

/**
 * Takes a mail apart. Never refuses: what is no mail is a part without fields.
 *
 * @param raw - as it came; line ends of any kind.
 */
export function readMail(raw: Uint8Array): MailPart {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("latin1");
  // A NUL has no place in a mail (RFC 5322 §2.3), and none in the database.
  return partOf(
    text.replace(/\0/g, "").replace(/\r\n?/g, "\n"),
    0,
    { left: most.parts },
    "text/plain",
  );
}

/** The value of a field, the first of several; `""` where there is none. */
export function fieldOf({ fields }: Pick<MailPart, "fields">, name: string): string {
  return fields.find(([known]) => known === name)?.[1] ?? "";
}

/** A part and all below it, outermost first. */
export function* partsOf(part: MailPart): Generator<MailPart> {
  yield part;
  for (const inner of part.parts) yield* partsOf(inner);
}

/** What a part says, decoded from its transfer encoding and its charset; the first 512 KB of it. */
export function textOf(part: MailPart): string {
  return decoded(octetsOf(part), part.parameters["charset"]).replace(/\0/g, "");
}

/** A block of fields that stands in a body (RFC 3464, 5965), or a head returned alone. */
export function fieldsIn(text: string): MailPart["fields"] {
  return fieldsOf(text.replace(/\r\n?/g, "\n").slice(0, most.head));
}

/** Every address in a field, in lower case; groups and names around them are passed over. */
export function addressesIn(value: string): string[] {
  return value
    .slice(0, most.field)
    .split(/[\s\p{Cc}<>(),;:"]+/u)
    .filter((word) => /^[^@]+@[^@]+$/.test(word))
    .map((address) => address.toLowerCase());
}

function partOf(text: string, depth: number, budget: { left: number }, usually: string): MailPart {
  const end = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
  const head = (end < 0 ? text : text.slice(0, end)).slice(0, most.head);
  const body = end < 0 ? "" : text.slice(end === 0 ? 1 : end + 2);
  const fields = fieldsOf(head);
  const { type, parameters } = contentType(fieldOf({ fields }, "content-type"), usually);
  const part = { fields, type, parameters, body };
  if (depth >= most.depth || budget.left <= 0) return { ...part, parts: [] };
  return { ...part, parts: innerParts(part, depth + 1, budget) };
}

function innerParts(
  { type, parameters, body }: Omit<MailPart, "parts">,
  depth: number,
  budget: { left: number },
): MailPart[] {
  if (type === "message/rfc822" || type === "message/global") {
    budget.left -= 1;
    return [partOf(body, depth, budget, "text/plain")];
  }
  const { boundary = "" } = parameters;
  if (!type.startsWith("multipart/") || boundary === "") return [];
  const usually = type === "multipart/digest" ? "message/rfc822" : "text/plain";
  const parts: MailPart[] = [];
  for (const section of sectionsOf(body, boundary)) {
    if (budget.left <= 0) break;
    budget.left -= 1;
    parts.push(partOf(section, depth, budget, usually));
  }
  return parts;
}

/** What stands between the lines of a boundary; the last section may lack its end. */
function* sectionsOf(body: string, boundary: string): Generator<string> {
  const line = `\n--${boundary}`;
  const text = `\n${body}`;
  let from = text.indexOf(line);
  while (from >= 0) {
    const after = from + line.length;
    if (text.startsWith("--", after)) return;
    const begin = text.indexOf("\n", after);
    if (begin < 0) return;
    from = text.indexOf(line, begin);
    yield text.slice(begin + 1, from < 0 ? undefined : from);
  }
}

function fieldsOf(head: string): [string, string][] {
  const fields: [string, string][] = [];
  for (const line of head.split("\n")) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last && last[1].length < most.field) last[1] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(":");
    // The first line of an mbox, and whatever else is no field.
    if (colon < 1 || /\s/.test(line.slice(0, colon).trimEnd())) continue;
    const name = line.slice(0, colon).trimEnd().toLowerCase();
    fields.push([name, line.slice(colon + 1, colon + most.field).trim()]);
  }
  return fields;
}

function contentType(value: string, usually: string): Pick<MailPart, "type" | "parameters"> {
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(value)?.[1]?.toLowerCase() ?? usually;
  const parameters: Record<string, string> = {};
  const each = /;\s*([\w-]+)(?:\*\d*)?\*?\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;
  for (const [, name = "", quoted, plain] of value.matchAll(each)) {
    const said = quoted === undefined ? (plain ?? "") : quoted.replace(/\\(.)/g, "$1");
    // Continuations of RFC 2231 follow one another.
    parameters[name.toLowerCase()] = (parameters[name.toLowerCase()] ?? "") + said;
  }
  return { type, parameters };
}

function octetsOf({ fields, body }: MailPart): Buffer {
  const encoding = fieldOf({ fields }, "content-transfer-encoding").toLowerCase().trim();
  // Base64 takes four octets for three.
  const text = body.slice(0, most.decoded * 2);
  if (encoding === "base64") return Buffer.from(text, "base64").subarray(0, most.decoded);
  const plain = encoding === "quoted-printable" ? quotedPrintable(text) : text;
  return Buffer.from(plain.slice(0, most.decoded), "latin1");
}

function quotedPrintable(text: string): string {
  const lines = text.split("\n").map((line) => line.trimEnd());
  return lines
    .map((line, at) =>
      line.endsWith("=") ? line.slice(0, -1) : at < lines.length - 1 ? `${line}\n` : line,
    )
    .join("")
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** UTF-8 where it holds, whatever ASCII or nothing at all was declared; the rest as it was declared. */
function decoded(octets: Buffer, charset = "utf-8"): string {
  const said = charset.trim().toLowerCase();
  const asUtf8 = ["utf-8", "utf8", "us-ascii", ""].includes(said);
  for (const [label, fatal] of [
    [asUtf8 ? "utf-8" : said, asUtf8],
    ["windows-1252", false],
  ] as const) {
    try {
      return new TextDecoder(label, { fatal }).decode(octets);
    } catch {
      // No such charset, or not what it says: one in which every octet is a character.
    }
  }
  return octets.toString("latin1");
}
