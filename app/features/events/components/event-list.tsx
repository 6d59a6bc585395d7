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
  /** The level of each title's heading: 4 below a month's. */
  readonly level?: 3 | 4;
  /** Whether a single event is shown larger; not as one of several lists. */
  readonly largeSingle?: boolean;
  /** Said instead of the usual sentence when there is no event. */
  readonly empty?: ReactNode;
}

/** Events by date, as on a noticeboard: a date, a title, where, and whether there is room. */
export function EventList(props: EventListProps) {
  const { events, now, hrefOf, showOrganisation = true, level = 3, largeSingle = true } = props;
  const { t } = useSpeech();
  if (events.length === 0)
    return (
      <>
        {props.empty ?? (
          <EmptyState title={t("eventView.noEvents")}>{t("eventView.noEventsHint")}</EmptyState>
        )}
      </>
    );
  return (
    <ul
      className={events.length === 1 && largeSingle ? "event-list event-list-single" : "event-list"}
    >
      {events.map((event) => (
        <li key={event.slug}>
          <EventLine
            event={event}
            now={now}
            href={hrefOf(event)}
            showOrganisation={showOrganisation}
            level={level}
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
  readonly level: 3 | 4;
}

function EventLine({ event, now, href, showOrganisation, level }: EventLineProps) {
  const Title = level === 3 ? "h3" : "h4";
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
        <Title className="event-line-title">
          <a href={href}>{event.title}</a>
        </Title>
        <p className="event-line-when">{format.when(event, timeZone, now)}</p>
        <ul className="event-line-facts">
          {place !== null && (
            <li>
              <Icon name={event.placeName === null ? "online" : "place"} size={16} />
              {place}
            </li>
          )}
          {event.hostCompany !== null && !place?.includes(event.hostCompany) && (
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
          {!cancelled && event.endsAt > now && (
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
