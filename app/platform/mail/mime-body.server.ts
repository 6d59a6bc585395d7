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

/** The longest line without the `=` that may end it. */
const width = 75;

const hexDigits = Buffer.from("0123456789ABCDEF");
const [tab, lf, cr, space, equals, tilde] = [0x09, 0x0a, 0x0d, 0x20, 0x3d, 0x7e];

/**
 * Text as quoted-printable UTF-8 in lines of 76 octets at most, with CRLF whatever it has (RFC 2045 §6.7).
 *
 * @remarks One pass over the bytes: of all that is done for a mail this is the largest part.
 */
export function quotedPrintable(text: string): string {
  const bytes = Buffer.from(text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
  // Three octets for each at worst, a soft break for every 25 of them, and hard ones.
  const out = Buffer.allocUnsafe(bytes.length * 4 + 16);
  let to = 0;
  let column = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === lf) {
      out[to++] = cr;
      out[to++] = lf;
      column = 0;
      continue;
    }
    const last = at + 1 === bytes.length || bytes[at + 1] === lf;
    // White space at the end of a line would be lost on the way.
    const plain =
      byte === space || byte === tab ? !last : byte > space && byte <= tilde && byte !== equals;
    if (column + (plain ? 1 : 3) > width) {
      out[to++] = equals;
      out[to++] = cr;
      out[to++] = lf;
      column = 0;
    }
    if (plain) {
      out[to++] = byte;
      column += 1;
    } else {
      out[to++] = equals;
      out[to++] = hexDigits[byte >> 4] ?? 0;
      out[to++] = hexDigits[byte & 15] ?? 0;
      column += 3;
    }
  }
  return out.toString("latin1", 0, to);
}
