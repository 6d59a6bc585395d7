import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { activeFilters, withoutFilter, type EventFilters } from "../domain/event-filters";
import type { FilterOptions } from "../queries/filter-options.server";
import { filterWords } from "./chosen-filters";

export interface NothingFoundProps {
  readonly filters: EventFilters;
  readonly options: FilterOptions;
  readonly hrefOf: (filters: EventFilters) => string;
}

/** An empty list: why, and the way out. */
export function NothingFound({ filters, options, hrefOf }: NothingFoundProps) {
  const speech = useSpeech();
  const { t, format } = speech;
  const active = activeFilters(filters);
  const showAll = (
    <ButtonLink look="quiet" href={hrefOf({ ...withoutFilter(filters, "all"), when: "upcoming" })}>
      {t("browse.showAll")}
    </ButtonLink>
  );
  if (active.length > 0) {
    const words = active.map((name) => filterWords(name, filters, options, speech));
    return (
      <EmptyState icon="search" title={t("browse.nothingMatches")} action={showAll}>
        {words.length === 1
          ? t("browse.loosenOne", { filter: format.list(words) })
          : t("browse.loosenSome", { filters: format.list(words) })}
      </EmptyState>
    );
  }
  return filters.when === "past" ? (
    <EmptyState title={t("browse.noPast")} action={showAll} />
  ) : (
    <EmptyState title={t("eventView.noEvents")}>{t("eventView.noEventsHint")}</EmptyState>
  );
}
