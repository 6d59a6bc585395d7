import type { Speech } from "~/i18n/locale-context";
import { useSpeech } from "~/i18n/locale-context";
import { Icon } from "~/ui/icon";
import {
  activeFilters,
  withoutFilter,
  type EventFilters,
  type FilterName,
} from "../domain/event-filters";
import type { FilterOptions } from "../queries/filter-options.server";

export interface ChosenFiltersProps {
  readonly filters: EventFilters;
  readonly options: FilterOptions;
  readonly hrefOf: (filters: EventFilters) => string;
}

/** What the list is narrowed by: each a link that takes it away. */
export function ChosenFilters({ filters, options, hrefOf }: ChosenFiltersProps) {
  const speech = useSpeech();
  const { t } = speech;
  const active = activeFilters(filters);
  if (active.length === 0) return null;
  return (
    <ul className="chosen" aria-label={t("browse.active")}>
      {active.map((name) => {
        const words = filterWords(name, filters, options, speech);
        return (
          <li key={name}>
            <a
              className="chosen-filter"
              href={hrefOf(withoutFilter(filters, name))}
              aria-label={t("browse.removeFilter", { filter: words })}
            >
              {words}
              <Icon name="close" size={16} />
            </a>
          </li>
        );
      })}
      {active.length > 1 && (
        <li>
          <a className="chosen-none" href={hrefOf(withoutFilter(filters, "all"))}>
            {t("browse.removeAll")}
          </a>
        </li>
      )}
    </ul>
  );
}

/** What a filter is set to, as people say it. */
export function filterWords(
  name: FilterName,
  { q, kind, place, organiser, month }: EventFilters,
  { places, organisers, chosen }: FilterOptions,
  { t, format }: Speech,
): string {
  switch (name) {
    case "q":
      return t("browse.quoted", { q });
    case "kind":
      return kind ? t(`eventView.kind-${kind}`) : "";
    case "place":
      return places.find(({ value }) => value === chosen.place)?.label ?? place ?? "";
    case "organiser":
      return organisers.find(({ value }) => value === chosen.organiser)?.label ?? organiser ?? "";
    case "month":
      return month ? format.month(month) : "";
  }
}
