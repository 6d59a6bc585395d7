/** The fields of one part, in the order in which they stand. */
type PartFields = readonly [type: string, encoding?: string, disposition?: string];

const fieldNames = ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"];

/** One part of a mail: its fields and its body, which is encoded already (RFC 2045 §3). */
export function mimePart(fields: PartFields, body: string): string {
  const head = fields.map((value, at) => `${fieldNames[at]}: ${value}\r\n`).join("");
  return `${head}\r\n${body}`;
}

/** Parts between their boundaries (RFC 2046 §5.1.1). */
export function multipart(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join("")}--${boundary}--\r\n`;
}

/** Bytes as base64 in lines of 76 characters (RFC 2045 §6.8). */
export function base64(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += 76) lines.push(text.slice(at, at + 76));
  return lines.join("\r\n");
}

const hex = Array.from(
  { length: 256 },
  (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
);

/** What may stand in a line as it is: printable ASCII but `=`, and white space where it is not last (RFC 2045 §6.7). */
const plainRun = /^[\t\x20-\x3c\x3e-\x7e]*$/;

/** The longest line without the `=` that may end it. */
const width = 75;

/** Text as quoted-printable UTF-8 in lines of 76 octets at most, with CRLF whatever it has (RFC 2045 §6.7). */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(encodedLine)
    .join("\r\n");
}

function encodedLine(line: string): string {
  if (line.length <= width && plainRun.test(line) && !/[ \t]$/.test(line)) return line;
  const bytes = Buffer.from(line);
  const last = bytes.length - 1;
  let done = "";
  let run = 0;
  let column = 0;
  // Stretches of plain bytes are taken over whole; each encoded byte and each soft break ends one.
  for (let at = 0; at <= last; at++) {
    const byte = bytes[at] ?? 0;
    const plain =
      (byte > 0x20 && byte < 0x7f && byte !== 0x3d) ||
      ((byte === 0x20 || byte === 0x09) && at !== last);
    const needs = plain ? 1 : 3;
    if (column + needs > width) {
      done += `${bytes.toString("latin1", run, at)}=\r\n`;
      run = at;
      column = 0;
    }
    column += needs;
    if (!plain) {
      done += bytes.toString("latin1", run, at) + (hex[byte] ?? "");
      run = at + 1;
    }
  }
  return done + bytes.toString("latin1", run);
}
