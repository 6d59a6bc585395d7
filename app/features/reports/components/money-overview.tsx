import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Tabs } from "~/ui/navigation";
import { moneyQuery, type MoneyView, type OrdersView } from "../domain/money-view";
import type { CurrencyMoney, MoneyChoices } from "../queries/money-overview.server";
import { MoneyFigures } from "./money-figures";
import { MoneyFilters } from "./money-filters";
import { MoneyItems } from "./money-items";
import { MoneyParts } from "./money-parts";

export interface MoneyOverviewProps {
  readonly organisation: string;
  readonly currencies: readonly CurrencyMoney[];
  readonly choices: MoneyChoices;
  readonly view: MoneyView;
  /** On the page of one event: its slug. */
  readonly event?: string;
}

/** The overview of money: of one currency at a time, since amounts of several are never added up. */
export function MoneyOverview(props: MoneyOverviewProps) {
  const { organisation, currencies, choices, view, event } = props;
  const { t } = useSpeech();
  const here =
    event === undefined ? paths.money(organisation) : paths.eventMoney(organisation, event);
  const { currency: asked, ...kept } = view;
  const shown = currencies.find(({ currency }) => currency === asked) ?? currencies[0];
  const { event: _, ...beside } = kept;
  const narrowed = Object.keys(event === undefined ? kept : beside).length > 0;
  if (!shown && !narrowed)
    return (
      <EmptyState icon="money" title={t("treasury.none")}>
        {t("treasury.noneHint")}
      </EmptyState>
    );
  const { currency = "" } = shown ?? {};
  const list = (of: OrdersView) => paths.moneyOrders(organisation, moneyQuery(of));
  const base: OrdersView = { ...kept, ...(currencies.length > 1 ? { currency } : {}) };
  const filters = event === undefined ? kept : beside;
  return (
    <>
      <MoneyFilters
        here={here}
        view={view}
        choices={choices}
        {...(event === undefined ? {} : { ofOneEvent: true })}
      />
      {currencies.length > 1 && (
        <Tabs
          label={t("treasury.currencies")}
          tabs={currencies.map((each) => ({
            href: `${here}?${new URLSearchParams({ ...moneyQuery(filters), currency: each.currency })}`,
            label: each.currency,
            current: each === shown,
          }))}
        />
      )}
      {shown ? (
        <>
          <MoneyFigures
            sums={shown}
            currency={currency}
            hrefOf={(state) => list({ ...base, state })}
            refundsHref={paths.moneyRefunds(organisation)}
          />
          {event === undefined && (
            <MoneyParts
              of="event"
              parts={shown.events}
              currency={currency}
              hrefOf={(slug, state) => list({ ...base, event: slug ?? undefined, state })}
              pageOf={(slug) => paths.eventMoney(organisation, slug)}
            />
          )}
          <MoneyItems
            items={shown.items}
            sums={shown}
            currency={currency}
            hrefOf={(item) => list({ ...base, item })}
          />
          <MoneyParts
            of="company"
            parts={shown.companies}
            currency={currency}
            hrefOf={(id, state) => list({ ...base, company: id ?? "none", state })}
            pageOf={(id) => paths.companies(organisation, id)}
          />
        </>
      ) : (
        <EmptyState
          icon="money"
          title={t("treasury.noneFound")}
          action={
            <ButtonLink look="quiet" href={here}>
              {t("treasury.showAll")}
            </ButtonLink>
          }
        >
          {t("treasury.noneFoundHint")}
        </EmptyState>
      )}
    </>
  );
}
