import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { InvoiceTable } from "~/features/payments/components/invoice-table";
import { invoiceFilters } from "~/features/payments/domain/invoice-filters";
import { invoicesOf, invoicesPerPage } from "~/features/payments/queries/invoices.server";
import { MoneyTabs } from "~/features/reports/components/money-tabs";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { Pager, Tabs } from "~/ui/navigation";
import { SearchForm } from "~/ui/search-form";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = {
    filter: invoiceFilters.find((known) => known === query.get("state")) ?? null,
    search: query.get("q")?.trim().slice(0, 100) ?? "",
    page: pageOf(query),
  };
  const { membership, ...list } = expectAccess(
    await invoicesOf(world, actor, found(params["org"]), asked),
    request,
  );
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    ...list,
    asked,
    pages: Math.max(1, Math.ceil(list.total / invoicesPerPage)),
    issued: Number(/^\d{1,3}$/.exec(query.get("issued") ?? "")?.[0] ?? 0),
    title: `${speechOf(locale).t("treasury.tab-invoices")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** An organisation's invoices and credit notes. */
export default function Invoices() {
  const { organisation, rights, invoices, counts, asked, pages, issued } =
    useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { slug } = organisation;
  const { filter, search, page } = asked;
  const said = { state: filter ?? undefined, q: search || undefined };
  return (
    <OrganisationFrame
      organisation={organisation}
      width="wide"
      trail={[{ href: paths.money(slug), label: t("treasury.title") }]}
      title={t("treasury.tab-invoices")}
      actions={
        rights["manage-money"] && (
          <ButtonLink look="quiet" icon="add" href={paths.newInvoice(slug)}>
            {t("treasury.collected")}
          </ButtonLink>
        )
      }
    >
      <DoneNotice
        sentence={issued > 0 ? t("invoicing.issuedDone", { count: issued }) : undefined}
      />
      <MoneyTabs organisation={slug} current="invoices" />
      {counts.all === 0 && search === "" ? (
        <EmptyState icon="money" title={t("invoicing.none")}>
          {t("invoicing.noneHint")}
        </EmptyState>
      ) : (
        <>
          <SearchForm
            action={paths.invoices(slug)}
            label={t("invoicing.search")}
            submitLabel={t("organise.search")}
            value={search}
            kept={{ state: filter }}
            clear={{
              href: paths.invoices(slug, { state: filter ?? undefined }),
              label: t("organise.clearSearch"),
            }}
          />
          <Tabs
            label={t("invoicing.states")}
            tabs={[
              {
                href: paths.invoices(slug, { q: said.q }),
                label: t("treasury.allOrders"),
                count: counts.all,
                current: filter === null,
              },
              ...invoiceFilters.map((known) => ({
                href: paths.invoices(slug, { ...said, state: known }),
                label: t(`invoicing.filter-${known}`),
                count: counts[known],
                current: known === filter,
              })),
            ]}
          />
          {invoices.length === 0 ? (
            <EmptyState icon="money" title={t("invoicing.noneFound")} />
          ) : (
            <InvoiceTable organisation={slug} invoices={invoices} />
          )}
          <Pager
            page={page}
            pages={pages}
            hrefOf={(next) => paths.invoices(slug, { ...said, page: next })}
          />
        </>
      )}
    </OrganisationFrame>
  );
}
