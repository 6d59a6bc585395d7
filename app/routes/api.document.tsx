import type { LoaderFunctionArgs } from "@remix-run/node";
import { apiDocument } from "~/features/registration/queries/api-document.server";
import { apiProblems, publicJson } from "~/platform/http/json-api.server";

/** What the API is, for programs: OpenAPI 3.1. */
export function loader({ request, context: { world, keep } }: LoaderFunctionArgs) {
  keep({ nothing: true });
  return publicJson(request, apiDocument(world.settings.url));
}

export function action() {
  return apiProblems({ code: "method-not-allowed" });
}
