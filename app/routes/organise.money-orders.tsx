import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { MoneyFilters } from "~/features/reports/components/money-filters";
import { MoneyOrdersTable } from "~/features/reports/components/money-orders-table";
import { MoneyTabs } from "~/features/reports/components/money-tabs";
import { moneyQuery, moneyStates, readMoneyView } from "~/features/reports/domain/money-view";
import { moneyChoices } from "~/features/reports/queries/money-overview.server";
import { moneyOrders, ordersPerPage } from "~/features/reports/queries/money-orders.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { pageOf } from "~/platform/http/page-of";
import { expectAccess, found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Pager, Tabs } from "~/ui/navigation";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const view = readMoneyView(query);
  const page = pageOf(query);
  const { membership, ...list } = expectAccess(
    await moneyOrders(world, actor, found(params["org"]), view, page),
    request,
  );
  return {
    organisation: membership.organisation,
    ...list,
    choices: await moneyChoices(world, membership.organisation.id),
    view,
    page,
    pages: Math.max(1, Math.ceil(list.total / ordersPerPage)),
    title: `${speechOf(locale).t("treasury.orders")} – ${membership.organisation.name}`,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The orders behind a figure of the overview. */
export default function MoneyOrders() {
  const { organisation, orders, total, sums, choices, view, page, pages } =
    useLoaderData<typeof loader>();
  const { t, format } = useSpeech();
  const { slug, timeZone } = organisation;
  const hrefOf = (change: object) => paths.moneyOrders(slug, moneyQuery({ ...view, ...change }));
  const amounts = sums.map(({ currency, amountMinor }) => format.money(amountMinor, currency));
  return (
    <OrganisationFrame
      organisation={organisation}
      width="wide"
      trail={[{ href: paths.money(slug), label: t("treasury.title") }]}
      title={t("treasury.orders")}
    >
      <MoneyTabs organisation={slug} current="orders" />
      <MoneyFilters here={paths.moneyOrders(slug)} view={view} choices={choices} />
      <Tabs
        label={t("treasury.states")}
        tabs={[
          {
            href: hrefOf({ state: undefined }),
            label: t("treasury.allOrders"),
            current: !view.state && !view.lapsed,
          },
          ...moneyStates.map((state) => ({
            href: hrefOf({ state }),
            label: t(`treasury.state-${state}`),
            current: state === view.state,
          })),
        ]}
      />
      {view.lapsed && (
        <p>
          {t("treasury.onlyLapsed")}{" "}
          <a href={hrefOf({ lapsed: undefined })}>{t("treasury.showAll")}</a>
        </p>
      )}
      {view.item !== undefined && (
        <p>
          {t("treasury.onlyItem", { what: view.item.slice(view.item.indexOf(":") + 1) })}{" "}
          <a href={hrefOf({ item: undefined })}>{t("treasury.showAll")}</a>
        </p>
      )}
      {total === 0 ? (
        <NoOrders organisation={slug} isNarrowed={Object.keys(moneyQuery(view)).length > 0} />
      ) : (
        <>
          <p className="money-list-sum">
            {t("treasury.ordersLead", { count: total })}, <strong>{format.list(amounts)}</strong>
          </p>
          <MoneyOrdersTable
            organisation={slug}
            timeZone={timeZone}
            orders={orders}
            state={view.state}
          />
        </>
      )}
      <Pager
        page={page}
        pages={pages}
        hrefOf={(next) => paths.moneyOrders(slug, { ...moneyQuery(view), page: next })}
      />
    </OrganisationFrame>
  );
}

/** Says why the list is empty: nobody has ordered anything, or what is shown is narrowed too much. */
function NoOrders({ organisation, isNarrowed }: { organisation: string; isNarrowed: boolean }) {
  const { t } = useSpeech();
  if (!isNarrowed)
    return (
      <EmptyState icon="money" title={t("treasury.none")}>
        {t("treasury.noneHint")}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="money"
      title={t("treasury.noneFound")}
      action={
        <ButtonLink look="quiet" href={paths.moneyOrders(organisation)}>
          {t("treasury.showAll")}
        </ButtonLink>
      }
    >
      {t("treasury.noneFoundHint")}
    </EmptyState>
  );
}
