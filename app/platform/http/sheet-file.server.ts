import {
  csvBytes,
  xlsxBytes,
  type Rows,
  type SheetFormat,
} from "~/platform/files/spreadsheet.server";

const types: Readonly<Record<SheetFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * A table to keep, sent as it is read: downloaded under a name, stored by no cache, found by no search engine.
 *
 * @param about.locale - whose Excel is to open it: it decides the separator of a CSV
 */
export function sheetFile(
  rows: Rows,
  about: {
    readonly format: SheetFormat;
    /** Without its end; letters, figures and `-`. */
    readonly name: string;
    readonly title: string;
    readonly locale: string;
  },
): Response {
  const { format, name, title, locale } = about;
  const bytes =
    format === "csv" ? csvBytes(rows, locale === "en" ? "," : ";") : xlsxBytes(rows, title);
  return new Response(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await bytes.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      async cancel() {
        await bytes.return(undefined);
      },
    }),
    {
      headers: {
        "Content-Type": types[format],
        "Content-Disposition": `attachment; filename="${name}.${format}"`,
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
      },
    },
  );
}

/** The format an address asks for by its end. */
export function formatOf(pathname: string): SheetFormat {
  return pathname.endsWith(".xlsx") ? "xlsx" : "csv";
}
