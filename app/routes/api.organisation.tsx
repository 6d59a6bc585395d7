import type { LoaderFunctionArgs } from "@remix-run/node";
import type { OrganisationAnswer } from "~/features/organisations/domain/api-organisation";
import { publicOrganisation } from "~/features/organisations/queries/public-organisation.server";
import { paths } from "~/paths";
import { apiProblems, publicJson } from "~/platform/http/json-api.server";

export async function loader({ request, params, context: { world, keep } }: LoaderFunctionArgs) {
  const organisation = await publicOrganisation(world, params.slug ?? "");
  if (!organisation) return apiProblems({ code: "not-found" });
  keep({ organisation: organisation.id, places: false });
  const { slug, name, about, city } = organisation;
  const url = world.settings.url + paths.organisation(slug);
  return publicJson<OrganisationAnswer>(request, {
    organisation: { slug, name, about, city, url },
  });
}

export function action() {
  return apiProblems({ code: "method-not-allowed" });
}
