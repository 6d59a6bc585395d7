import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { DateTimeInput, Select } from "~/ui/text-input";
import { moneyQuery, type OrdersView } from "../domain/money-view";
import type { MoneyChoices } from "../queries/money-overview.server";

export interface MoneyFiltersProps {
  /** The page's address without its query. */
  readonly here: string;
  readonly view: OrdersView;
  readonly choices: MoneyChoices;
  /** On an event's own page there is no event to choose. */
  readonly ofOneEvent?: boolean;
}

/** Which orders a page about money is about: event, company and when they were placed; all of it in the address. */
export function MoneyFilters({ here, view, choices, ofOneEvent }: MoneyFiltersProps) {
  const { t } = useSpeech();
  const { event, company, from, until } = view;
  const narrowed = [ofOneEvent ? undefined : event, company, from, until].filter(Boolean).length;
  const { currency, state, item } = moneyQuery(view);
  const kept = { currency, state, item };
  return (
    <Details
      summary={t("treasury.filter")}
      open={narrowed > 0}
      {...(narrowed > 0 ? { note: narrowed } : {})}
    >
      <form method="get" action={here} className="money-filters" aria-label={t("treasury.filters")}>
        {Object.entries(kept).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        {!ofOneEvent && choices.events.length > 1 && (
          <Select
            name="event"
            label={t("treasury.event")}
            defaultValue={event ?? ""}
            placeholder={t("treasury.allEvents")}
            options={choices.events.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
        )}
        {choices.companies.length > 0 && (
          <Select
            name="company"
            label={t("treasury.company")}
            defaultValue={company ?? ""}
            placeholder={t("treasury.allCompanies")}
            options={[
              { value: "none", label: t("treasury.noCompany") },
              ...choices.companies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <DateTimeInput name="from" kind="date" label={t("treasury.from")} defaultValue={from} />
        <DateTimeInput name="until" kind="date" label={t("treasury.until")} defaultValue={until} />
        <div className="money-filters-end">
          <Button look="quiet">{t("treasury.filter")}</Button>
          {narrowed > 0 && <a href={here}>{t("treasury.showAll")}</a>}
        </div>
      </form>
    </Details>
  );
}
