import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { CompanyTable } from "~/features/registration/components/company-table";
import { companiesOf, companiesPerPage } from "~/features/registration/queries/companies.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { Pager } from "~/ui/navigation";
import { SearchForm } from "~/ui/search-form";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const search = query.get("q")?.trim().slice(0, 100) ?? "";
  const page = pageOf(query);
  const { membership, companies, total } = expectAccess(
    await companiesOf(world, actor, found(params["org"]), { search, page }),
    request,
  );
  return {
    organisation: membership.organisation,
    companies,
    search,
    page,
    pages: Math.max(1, Math.ceil(total / companiesPerPage)),
    title: `${speechOf(locale).t("companies.title")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Companies() {
  const { organisation, companies, search, page, pages } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug } = organisation;
  return (
    <OrganisationFrame
      organisation={organisation}
      width="wide"
      title={t("companies.title")}
      lead={t("companies.lead")}
    >
      {(companies.length > 0 || search !== "") && (
        <SearchForm
          action={paths.companies(slug)}
          label={t("companies.search")}
          submitLabel={t("organise.search")}
          value={search}
          clear={{ href: paths.companies(slug), label: t("organise.clearSearch") }}
        />
      )}
      <CompanyTable companies={companies} organisation={slug} searched={search !== ""} />
      <Pager
        page={page}
        pages={pages}
        hrefOf={(next) =>
          paths.companies(slug, undefined, { q: search === "" ? undefined : search, page: next })
        }
      />
    </OrganisationFrame>
  );
}
