import type { Instant } from "~/kernel/time";
import { useSpeech } from "~/i18n/locale-context";
import type { SeriesLine } from "../queries/series-page.server";

export interface SeriesListProps {
  readonly series: readonly SeriesLine[];
  readonly now: Instant;
  readonly hrefOf: (series: SeriesLine) => string;
}

/** Series, each with what it is and when it is next. */
export function SeriesList({ series, now, hrefOf }: SeriesListProps) {
  const { t, format } = useSpeech();
  return (
    <ul className="series-list">
      {series.map((each) => (
        <li key={each.slug}>
          <h3 className="series-title">
            <a href={hrefOf(each)}>{each.title}</a>
          </h3>
          {each.next && (
            <p className="series-next">
              {t("browse.nextDate", { when: format.dateSpan(each.next, each.next.timeZone, now) })}
            </p>
          )}
          {each.description && <p className="series-about">{each.description}</p>}
        </li>
      ))}
    </ul>
  );
}
