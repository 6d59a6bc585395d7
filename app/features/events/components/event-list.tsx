import type { ReactNode } from "react";
import type { Instant } from "~/kernel/time";
import { useSpeech } from "~/i18n/locale-context";
import { EmptyState } from "~/ui/empty-state";
import { nearestHue } from "~/ui/hues";
import { Icon } from "~/ui/icon";
import { StatusChip } from "~/ui/status-chip";
import type { EventCard } from "../domain/event-card";
import { EventCover } from "./event-cover";
import { canRegister, placeLine, seatsLine } from "./registration-words";

export interface EventListProps {
  readonly events: readonly EventCard[];
  readonly now: Instant;
  readonly hrefOf: (event: EventCard) => string;
  /** Whether each line names its organiser; not on the organiser's own page. */
  readonly showOrganisation?: boolean;
  /** Said instead of the usual sentence when there is no event. */
  readonly empty?: ReactNode;
}

/** Events by date, as on a noticeboard: a date, a title, where, and whether there is room. */
export function EventList({ events, now, hrefOf, showOrganisation = true, empty }: EventListProps) {
  const { t } = useSpeech();
  if (events.length === 0)
    return (
      <>
        {empty ?? (
          <EmptyState title={t("eventView.noEvents")}>{t("eventView.noEventsHint")}</EmptyState>
        )}
      </>
    );
  return (
    <ul className={events.length === 1 ? "event-list event-list-single" : "event-list"}>
      {events.map((event) => (
        <li key={event.slug}>
          <EventLine
            event={event}
            now={now}
            href={hrefOf(event)}
            showOrganisation={showOrganisation}
          />
        </li>
      ))}
    </ul>
  );
}

interface EventLineProps {
  readonly event: EventCard;
  readonly now: Instant;
  readonly href: string;
  readonly showOrganisation: boolean;
}

function EventLine({ event, now, href, showOrganisation }: EventLineProps) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { startsAt, timeZone, organisation } = event;
  const place = placeLine(event, speech);
  const cancelled = event.status === "cancelled";
  return (
    <article
      className={cancelled ? "event-line event-line-cancelled" : "event-line"}
      data-hue={nearestHue(organisation.hue)}
    >
      <p className="date-block" aria-hidden="true">
        <span className="date-day">{format.dayOfMonth(startsAt, timeZone).replace(".", "")}</span>
        <span className="date-month">{format.monthShort(startsAt, timeZone)}</span>
      </p>
      <div className="event-line-body">
        <p className="event-line-kind">
          {t(`eventView.kind-${event.kind}`)}
          {event.status !== "published" && <StatusChip status={event.status} />}
        </p>
        <h3 className="event-line-title">
          <a href={href}>{event.title}</a>
        </h3>
        <p className="event-line-when">{format.when(event, timeZone, now)}</p>
        <ul className="event-line-facts">
          {place !== null && (
            <li>
              <Icon name={event.placeName === null ? "online" : "place"} size={16} />
              {place}
            </li>
          )}
          {event.hostCompany !== null && (
            <li>
              <Icon name="home" size={16} />
              {event.hostCompany}
            </li>
          )}
          {showOrganisation && (
            <li>
              <Icon name="company" size={16} />
              {organisation.name}
            </li>
          )}
          {!cancelled && (
            <li
              className={
                canRegister(event) ? "event-line-seats" : "event-line-seats event-line-closed"
              }
            >
              <Icon name="ticket" size={16} />
              {seatsLine(event, speech)}
            </li>
          )}
        </ul>
      </div>
      <div className="event-line-cover">
        <EventCover id={event.slug} hue={organisation.hue} cover={event.cover} place="line" />
      </div>
    </article>
  );
}
