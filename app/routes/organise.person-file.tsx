import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportPerson } from "~/features/privacy/commands/export-person.server";
import { jsonFile } from "~/platform/http/json-file.server";
import { expectAccess, found } from "~/platform/http/refusals.server";

/** Everything the organisation holds about somebody; that it was handed out is written down. */
export async function loader({ request, params, context: { world, actor } }: LoaderFunctionArgs) {
  const of = [found(params["org"]), found(params["person"])] as const;
  const file = expectAccess(await exportPerson(world, actor, ...of), request);
  return jsonFile(file, "person.json");
}
