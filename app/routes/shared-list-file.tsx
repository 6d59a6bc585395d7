import type { LoaderFunctionArgs } from "@remix-run/node";
import { openSharedList } from "~/features/registration/commands/open-shared-list.server";
import { listRows } from "~/features/registration/domain/list-rows";
import { speechOf } from "~/i18n/speech";
import { found } from "~/platform/http/refusals.server";
import { formatOf, sheetFile } from "~/platform/http/sheet-file.server";

/** A shared list to take along, while its link works. */
export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const opened = await openSharedList(world, found(params["token"]));
  if (!opened.ok) throw new Response(null, { status: opened.problem.code === "ended" ? 410 : 404 });
  const { kind, language, sections } = opened.value;
  return sheetFile([listRows(sections)], {
    format: formatOf(new URL(request.url).pathname),
    name: kind,
    title: speechOf(language).t(`table.list-${kind}`),
    locale: language,
  });
}
