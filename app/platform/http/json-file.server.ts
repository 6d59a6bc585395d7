/** A JSON document to keep: readable, downloaded under a name, stored by no cache. */
export function jsonFile(content: object, fileName: string): Response {
  return new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
    },
  });
}
