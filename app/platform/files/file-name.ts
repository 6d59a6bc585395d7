const longest = 120;

/**
 * What a file is called, from the name a browser sent: without folders, control characters, marks that turn the
 * direction of text (`report<RLO>fdp.exe`), leading dots and what Windows does not take; 120 characters at most,
 * the extension kept.
 *
 * @returns an empty string when nothing is left of it.
 */
export function cleanFileName(sent: string): string {
  const name = sent
    .toWellFormed()
    .normalize("NFC")
    .replace(/^.*[/\\]/su, "")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu, "")
    .replace(/[<>:"|?*%]/g, "_")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const extension = extensionOf(name);
  const stem = extension ? name.slice(0, -extension.length - 1) : name;
  const kept = [...stem]
    .slice(0, longest - extension.length - 1)
    .join("")
    .trim();
  return extension ? `${kept || "file"}.${extension}` : kept;
}

/** The extension in lower case and without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/**
 * `Content-Disposition` for a file to be saved (RFC 6266 §4.3): a plain name for old clients, and the true one
 * in UTF-8 (RFC 8187 §3.2).
 */
export function attachment(fileName: string): string {
  const plain = fileName
    .replace(/[æÆ]/g, "ae")
    .replace(/[øØ]/g, "o")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%]/gu, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
