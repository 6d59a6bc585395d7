import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Select } from "~/ui/text-input";
import {
  activeFilters,
  longestSearch,
  parameterOf,
  type EventFilters,
} from "../domain/event-filters";
import type { FilterOptions } from "../queries/filter-options.server";

export interface EventFinderProps {
  readonly filters: EventFilters;
  readonly options: FilterOptions;
  /** The language the address names; it goes along. */
  readonly lang: string | null;
}

/** Search and filters, as one form that is sent by GET: what is chosen stands in the address. */
export function EventFinder({ filters, options, lang }: EventFinderProps) {
  const { t, format } = useSpeech();
  const chosen = activeFilters(filters).filter((name) => name !== "q").length;
  const byLabel = (list: readonly { value: string; label: string }[]) =>
    list.toSorted((a, b) => format.compare(a.label, b.label));
  const selects = [
    {
      name: "kind",
      all: t("browse.allKinds"),
      value: filters.kind,
      options: byLabel(
        options.kinds.map((kind) => ({ value: kind, label: t(`eventView.kind-${kind}`) })),
      ),
    },
    {
      name: "place",
      all: t("browse.allPlaces"),
      value: options.chosen.place,
      options: byLabel(options.places),
    },
    {
      name: "organiser",
      all: t("browse.allOrganisers"),
      value: options.chosen.organiser,
      options: byLabel(options.organisers),
    },
    {
      name: "month",
      all: t("browse.allMonths"),
      value: filters.month,
      options: options.months.map((month) => ({ value: month, label: format.month(month) })),
    },
  ] as const;
  return (
    <form
      className="finder"
      role="search"
      aria-label={t("browse.findEvents")}
      action={paths.home()}
    >
      {lang !== null && <input type="hidden" name="lang" value={lang} />}
      {filters.when === "past" && <input type="hidden" name={parameterOf.when} value="past" />}
      <div className="finder-search">
        <label className="visually-hidden" htmlFor="finder-q">
          {t("browse.search")}
        </label>
        <input
          className="input"
          id="finder-q"
          type="search"
          name={parameterOf.q}
          defaultValue={filters.q}
          maxLength={longestSearch}
          placeholder={t("browse.searchHint")}
          enterKeyHint="search"
          autoComplete="off"
        />
        <Button icon="search">{t("browse.search")}</Button>
      </div>
      <details className="finder-more">
        <summary>
          <Icon name="next" />
          {t("browse.narrow")}
          {chosen > 0 && <span className="count">{format.number(chosen)}</span>}
        </summary>
        <div className="finder-choices">
          {selects.map(({ name, all, value, options: choices }) => (
            <Select
              key={name}
              name={parameterOf[name]}
              label={t(`browse.${name}`)}
              placeholder={all}
              defaultValue={value ?? ""}
              options={choices}
            />
          ))}
          <Button look="quiet">{t("browse.show")}</Button>
        </div>
      </details>
    </form>
  );
}
