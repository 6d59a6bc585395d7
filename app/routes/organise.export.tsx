import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportRegistrations } from "~/features/registration/commands/export-registrations.server";
import { readTableView } from "~/features/registration/domain/table-filter";
import { speechOf } from "~/i18n/speech";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { formatOf, sheetFile } from "~/platform/http/sheet-file.server";

/** The table as its address narrows it, to take home; that it was taken is written down. */
export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const [org, slug] = [found(params["org"]), found(params["slug"])];
  const { pathname, searchParams } = new URL(request.url);
  const { filter } = readTableView(searchParams);
  const sensitive = searchParams.get("sensitive") === "1";
  const asked = { filter, sensitive, locale };
  const rows = expectAccess(await exportRegistrations(world, actor, org, slug, asked), request);
  const title = speechOf(locale).t("organise.tab-registrations");
  return sheetFile(rows, { format: formatOf(pathname), name: slug, title, locale });
}
