import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportBooks } from "~/features/payments/commands/export-books.server";
import { soldLinesOf } from "~/features/registration/queries/sold-lines.server";
import { readMoneyView } from "~/features/reports/domain/money-view";
import { speechOf } from "~/i18n/speech";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { sheetFile } from "~/platform/http/sheet-file.server";

/** The books of the days an address names, to take to an accounting program; that they were taken is written down. */
export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const { from, until, event } = readMoneyView(new URL(request.url).searchParams);
  const asked = { from, until, event, locale };
  const { name, rows } = expectAccess(
    await exportBooks(world, actor, found(params["org"]), asked, soldLinesOf),
    request,
  );
  const title = speechOf(locale).t("treasury.title");
  return sheetFile(rows, { format: "csv", name, title, locale });
}
