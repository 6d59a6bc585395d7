import type { LoaderFunctionArgs } from "@remix-run/node";
import { readList } from "~/features/registration/commands/read-list.server";
import { askedList } from "~/features/registration/domain/list-kinds";
import { listRows } from "~/features/registration/domain/list-rows";
import { listsOfEvent } from "~/features/registration/queries/shared-lists.server";
import { speechOf } from "~/i18n/speech";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { formatOf, sheetFile } from "~/platform/http/sheet-file.server";

/** A list to take along, as its page shows it. */
export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const [org, slug] = [found(params["org"]), found(params["slug"])];
  const { pathname, searchParams } = new URL(request.url);
  const { topics } = expectAccess(await listsOfEvent(world, actor, org, slug), request);
  const asked = askedList(searchParams, topics, true);
  const sections = expectAccess(await readList(world, actor, org, slug, asked, locale), request);
  return sheetFile([listRows(sections)], {
    format: formatOf(pathname),
    name: `${slug}-${asked.kind}`,
    title: speechOf(locale).t(`table.list-${asked.kind}`),
    locale,
  });
}
