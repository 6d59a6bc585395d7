import type { OrganiserEvent } from "~/features/events/queries/organiser-events.server";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { paths } from "~/paths";
import { Icon, type IconName } from "~/ui/icon";
import { SeatGauge } from "~/ui/seat-gauge";
import { StatusChip } from "~/ui/status-chip";
import type { EventFigures } from "../queries/event-figures.server";

export interface OrganiserEventListProps {
  readonly organisation: string;
  readonly events: readonly (OrganiserEvent & EventFigures)[];
  readonly now: Instant;
}

/** An organiser's events by date, one line of truth each. */
export function OrganiserEventList({ organisation, events, now }: OrganiserEventListProps) {
  return (
    <ul className="organiser-events">
      {events.map((event) => (
        <li key={event.id}>
          <Line organisation={organisation} event={event} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Line({
  organisation,
  event,
  now,
}: {
  organisation: string;
  event: OrganiserEvent & EventFigures;
  now: Instant;
}) {
  const { t, format } = useSpeech();
  const notes: { key: string; icon: IconName; text: string; bad?: boolean }[] = [];
  if (event.applications > 0)
    notes.push({
      key: "applications",
      icon: "clock",
      text: t("organise.noteApplications", { count: event.applications }),
    });
  if (event.waiting > 0)
    notes.push({
      key: "waiting",
      icon: "wait",
      text: t("organise.noteWaiting", { count: event.waiting }),
    });
  if (event.unnamed > 0)
    notes.push({
      key: "unnamed",
      icon: "person",
      text: t("organise.noteUnnamed", { count: event.unnamed }),
    });
  if (event.failedMails > 0)
    notes.push({
      key: "mail",
      icon: "alert",
      text: t("organise.noteFailedMails", { count: event.failedMails }),
      bad: true,
    });
  return (
    <article className="organiser-event">
      <p className="date-block" aria-hidden="true">
        <span className="date-day">
          {format.dayOfMonth(event.startsAt, event.timeZone).replace(".", "")}
        </span>
        <span className="date-month">{format.monthShort(event.startsAt, event.timeZone)}</span>
      </p>
      <div className="organiser-event-body">
        <h3 className="organiser-event-title">
          <a href={paths.manageEvent(organisation, event.slug)}>{event.title}</a>{" "}
          {event.status !== "published" && <StatusChip status={event.status} />}
        </h3>
        <p className="organiser-event-when">
          {t(`eventView.kind-${event.kind}`)} · {format.when(event, event.timeZone, now)}
        </p>
      </div>
      <div className="organiser-event-truth">
        <SeatGauge taken={event.taken} capacity={event.capacity} />
        {notes.length > 0 && (
          <ul className="organiser-event-notes">
            {notes.map(({ key, icon, text, bad }) => (
              <li key={key} className={bad ? "note-bad" : undefined}>
                <Icon name={icon} size={16} />
                {text}
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}
