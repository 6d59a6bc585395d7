/** A document as the answer to whoever holds its link: shown or saved, and kept by no cache on the way. */
export function pdfAnswer({ name, content }: { readonly name: string; readonly content: Buffer }) {
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}
