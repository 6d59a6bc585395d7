import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportOf, ownData } from "~/features/privacy/queries/own-data.server";
import { jsonFile } from "~/platform/http/json-file.server";
import { found } from "~/platform/http/refusals.server";

/** Everything that is held about the owner of the link, as a file. */
export async function loader({ params, context: { world } }: LoaderFunctionArgs) {
  const data = found(await ownData(world, found(params["token"])));
  return jsonFile(exportOf(world, data), "my-data.json");
}
