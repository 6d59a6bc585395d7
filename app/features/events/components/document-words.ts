import type { Speech } from "~/i18n/speech";
import type { DocumentLine } from "../domain/file-words";

/** Programs and formats by name; the same in every language. */
const names: Readonly<Record<string, string>> = {
  pdf: "PDF",
  docx: "Word",
  xlsx: "Excel",
  pptx: "PowerPoint",
  odt: "OpenDocument",
  ods: "OpenDocument",
  odp: "OpenDocument",
  csv: "CSV",
};

const kinds = {
  png: "files.kind-picture",
  jpg: "files.kind-picture",
  jpeg: "files.kind-picture",
  txt: "files.kind-text",
  ics: "files.kind-calendar",
} as const;

/** What a document is and how large: `PDF, 1,2 MB`. */
export function documentFacts({ fileName, size }: DocumentLine, speech: Speech): string {
  const { t } = speech;
  const extension = fileName.slice(fileName.lastIndexOf(".") + 1).toLowerCase();
  const kind = names[extension] ?? (isKind(extension) ? t(kinds[extension]) : extension);
  return `${kind}, ${sizeInWords(size, speech)}`;
}

function isKind(extension: string): extension is keyof typeof kinds {
  return Object.hasOwn(kinds, extension);
}

/** A number of bytes as people say it: `340 kB`, `1,2 MB`. */
function sizeInWords(bytes: number, { t, format }: Speech): string {
  if (bytes < 1_000_000)
    return t("files.kilobytes", { size: format.number(Math.max(1, Math.round(bytes / 1000))) });
  return t("files.megabytes", { size: format.number(Math.round(bytes / 100_000) / 10) });
}
