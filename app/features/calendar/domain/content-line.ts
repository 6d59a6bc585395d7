import { CalendarError } from "./calendar-error";

/** One parameter of a property: its name and its value, or its values. */
export type Parameter = readonly [name: string, value: string];

const lineBreaks = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;
// Everything a person cannot see and a parser may stumble over: C0 without HTAB, DEL, C1, a stray BOM.
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff]/g;
// Most texts need none of the three: one look tells.
const unusual = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]/;
const loneSurrogates = /\p{Surrogate}/gu;
const forbiddenInLine = /[\u0000-\u0008\u000a-\u001f\u007f]/;

const special = /[\\;,\n]/;
const beyondAscii = /[^\0-\x7f]/;

const carets: Readonly<Record<string, string>> = { "^": "^^", '"': "^'" };

/** The text with its paragraphs kept (line breaks become LF) and everything invisible taken out. */
export function manyLines(text: string): string {
  if (!unusual.test(text)) return text;
  return text.replace(lineBreaks, "\n").replace(controls, "").replace(loneSurrogates, "\uFFFD");
}

/** The text on one line: line breaks and tabs become spaces, everything invisible is taken out. */
export function oneLine(text: string): string {
  return manyLines(text).replace(/[\n\t]/g, " ");
}

/** A TEXT value (RFC 5545 §3.3.11) from sanitised text. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/**
 * A URI value (RFC 5545 §3.3.13) from a web address somebody typed, or `null` when it is none.
 *
 * @remarks Never escaped as TEXT: `,` and `;` stay, or the link breaks. What may not stand in a URI is
 * percent-encoded. Only `http` and `https`: a calendar is no place for `javascript:`.
 */
export function webAddress(text: string): string | null {
  const address = oneLine(text).trim();
  if (!/^https?:\/\/[^/?#\s]/i.test(address) || !URL.canParse(address)) return null;
  return percentEncode(address, /[^!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]/gu);
}

/**
 * A `mailto:` URI (RFC 6068) for one address.
 *
 * @throws {@link CalendarError} when `email` is not one address.
 */
export function mailAddress(email: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || manyLines(email) !== email) {
    throw new CalendarError("A calendar user needs one mail address.");
  }
  return `mailto:${percentEncode(email, /[^!$'*+\-.0-9@A-Z_a-z~]/gu)}`;
}

/**
 * One content line with its CRLF, folded at 75 octets (RFC 5545 §3.1).
 *
 * @param value - The finished value: {@link escapeText} for TEXT, as it is for all other types.
 */
export function contentLine(
  name: string,
  value: string,
  parameters: readonly Parameter[] = [],
): string {
  let line = name;
  for (const [parameter, text] of parameters) line += `;${parameter}=${parameterValue(text)}`;
  line += `:${value}`;
  // The last guard: whatever came in, one property stays one property.
  if (forbiddenInLine.test(line)) {
    throw new CalendarError(`${name} would carry a control character.`);
  }
  return `${fold(line)}\r\n`;
}

/** Quoted unless it is a plain token; on one line, with `"` and `^` by RFC 6868. */
function parameterValue(text: string): string {
  if (/^[A-Za-z0-9/_+-]+$/.test(text)) return text;
  return `"${oneLine(text).replace(/["^]/g, (character) => carets[character] ?? character)}"`;
}

/** Breaks before the character that would be the 76th octet, never inside a character. */
function fold(line: string): string {
  // A UTF-16 unit takes three octets at most.
  if (line.length <= 25) return line;
  if (!beyondAscii.test(line)) return line.length <= 75 ? line : foldAscii(line);
  let folded = "";
  let from = 0;
  let octets = 0;
  for (let index = 0; index < line.length;) {
    const unit = line.charCodeAt(index);
    const pair = unit >= 0xd800 && unit <= 0xdbff;
    const width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : pair ? 4 : 3;
    if (octets + width > 75) {
      folded += `${line.slice(from, index)}\r\n `;
      from = index;
      octets = 1;
    }
    octets += width;
    index += pair ? 2 : 1;
  }
  return folded + line.slice(from);
}

/** Where a character is an octet there is nothing to count. */
function foldAscii(line: string): string {
  let folded = line.slice(0, 75);
  for (let from = 75; from < line.length; from += 74)
    folded += `\r\n ${line.slice(from, from + 74)}`;
  return folded;
}

function percentEncode(text: string, unsafe: RegExp): string {
  return text.replace(unsafe, (character) => encodeURIComponent(character));
}
