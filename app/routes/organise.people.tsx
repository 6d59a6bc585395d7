import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPeople, peopleShown } from "~/features/privacy/queries/people.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { Breadcrumb } from "~/ui/navigation";
import { Page } from "~/ui/page";
import { SearchForm } from "~/ui/search-form";
import { Table } from "~/ui/table";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const search = query.get("q")?.trim().slice(0, 100) ?? "";
  const { membership, people } = expectAccess(
    await findPeople(world, actor, found(params["org"]), search),
    request,
  );
  return {
    organisation: membership.organisation,
    people,
    most: peopleShown,
    search,
    done: query.get("done") === "erased",
    title: `${speechOf(locale).t("privacy.people")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function People() {
  const { organisation, people, most, search, done } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page
      width="wide"
      hue={organisation.accentHue}
      breadcrumb={
        <Breadcrumb
          crumbs={[{ href: paths.organise(organisation.slug), label: organisation.name }]}
        />
      }
      title={t("privacy.people")}
      lead={t("privacy.peopleLead")}
      actions={
        <ButtonLink look="quiet" href={paths.suppressed(organisation.slug)}>
          {t("inbound.suppressedLink")}
        </ButtonLink>
      }
    >
      <DoneNotice sentence={done ? t("privacy.erased") : undefined} />
      <SearchForm
        action={paths.people(organisation.slug)}
        label={t("privacy.searchLabel")}
        submitLabel={t("organise.search")}
        value={search}
      />
      {search !== "" && (
        <Table
          caption={t("privacy.people")}
          columns={[
            {
              key: "person",
              label: t("privacy.personColumn"),
              main: true,
              cell: ({ id, name, email }) => (
                <>
                  <a href={paths.people(organisation.slug, id)}>{name || email}</a>
                  <span className="row-detail">{email}</span>
                </>
              ),
            },
            {
              key: "company",
              label: t("privacy.companyColumn"),
              cell: ({ company }) => company ?? "–",
            },
          ]}
          rows={people}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="search" title={t("privacy.nobodyFound")}>
              {t("privacy.nobodyFoundHint")}
            </EmptyState>
          }
        />
      )}
      {people.length === most && <p>{t("privacy.peopleShown", { count: most })}</p>}
    </Page>
  );
}
