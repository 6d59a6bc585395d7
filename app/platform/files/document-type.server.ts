import { isUtf8 } from "node:buffer";
import { fileTypeFromBuffer } from "file-type";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { extensionOf } from "./file-name";

const office = "application/vnd.openxmlformats-officedocument";
const odf = "application/vnd.oasis.opendocument";

/** What a document may be, by its extension: the media type it must really have. */
const binary: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  odt: `${odf}.text`,
  ods: `${odf}.spreadsheet`,
  odp: `${odf}.presentation`,
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
};

/** Kinds that have no mark of their own: plain text, and nothing that pretends to be. */
const plain: Readonly<Record<string, string>> = {
  txt: "text/plain",
  csv: "text/csv",
  ics: "text/calendar",
};

/** The extensions a document may have, for a form's `accept`. */
export const documentExtensions = [...Object.keys(binary), ...Object.keys(plain)];

/**
 * The media type of a document: what its bytes say, and its extension has to agree with it. Nothing is unpacked
 * beyond what names the kind of an Office file, and of that a megabyte at most.
 *
 * Refused: `document-type` for what is not on the list, `document-mismatch` for bytes that are something else
 * than the name says.
 */
export async function documentType(
  fileName: string,
  bytes: Uint8Array,
): Promise<Result<string, Problem<"document-type" | "document-mismatch">>> {
  const extension = extensionOf(fileName);
  const expected = binary[extension];
  const text = plain[extension];
  if (!expected && !text) return refuse("document-type");
  const found = await sniffed(bytes);
  if (expected) return found === expected ? accept(expected) : refuse("document-mismatch");
  const plainly = found === null || found === text;
  if (!text || !plainly || !looksLikeText(bytes)) return refuse("document-mismatch");
  if (extension === "ics" && !/^\uFEFF?BEGIN:VCALENDAR\r?\n/i.test(beginningOf(bytes)))
    return refuse("document-mismatch");
  return accept(isUtf8(bytes) ? `${text}; charset=utf-8` : text);
}

/** What the bytes are; `null` for what has no mark, or cannot be read. */
async function sniffed(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    return null;
  }
}

/** Text without control characters, and none that a browser or a shell would run. */
function looksLikeText(bytes: Uint8Array): boolean {
  for (const byte of bytes)
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) return false;
  return !/^\uFEFF?\s*(<[!?a-z]|#!)/i.test(beginningOf(bytes));
}

function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 1024));
}
