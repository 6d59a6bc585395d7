import { useSpeech } from "~/i18n/locale-context";
import { addTime, day as oneDay, type Instant } from "~/kernel/time";
import { classNames } from "~/ui/class-names";
import { EmptyState } from "~/ui/empty-state";
import { Icon } from "~/ui/icon";
import { Island } from "~/ui/island";
import { Markdown } from "~/ui/markdown";
import type { Programme, ProgrammeDay, ProgrammeSession, SessionKind } from "../domain/programme";
import {
  clocksDiffer,
  columnLimit,
  dayAnchor,
  sessionAnchor,
  timelineRows,
  zoneCity,
  type TimelineCell,
  type TimelineRow,
} from "./timeline-rows";

/** The legs of a trip and the pauses: they carry the programme and speak in a lighter voice. */
const legs: ReadonlySet<SessionKind> = new Set(["transport", "meal", "lodging", "break"]);

export interface ProgrammeTimelineProps {
  readonly programme: Programme;
  /** Heading level of a day; sessions are one below. */
  readonly level?: 2 | 3;
  /** With it, what is going on is marked while it does; the script for that comes only when it is near. */
  readonly now?: Instant;
}

/** The programme as a visitor reads it: day by day down a line of time, parallel tracks side by side. */
export function ProgrammeTimeline({ programme, level = 3, now }: ProgrammeTimelineProps) {
  const { t } = useSpeech();
  if (programme.days.every(({ sessions }) => sessions.length === 0))
    return (
      <EmptyState title={t("eventView.noProgramme")}>{t("eventView.noProgrammeHint")}</EmptyState>
    );
  return (
    <div className="timeline">
      <DayLinks days={programme.days} />
      {programme.days.map((day) => (
        <Day key={day.date} day={day} programme={programme} level={level} />
      ))}
      {now && isNear(programme, now) && <Island name="now-marker" />}
    </div>
  );
}

/** Whether the programme is on, or begins or ended within a day: a page stays open, and copies of it are kept. */
function isNear({ days }: Programme, now: Instant): boolean {
  return days.some(({ sessions }) =>
    sessions.some(
      ({ startsAt, endsAt }) => addTime(now, oneDay) > startsAt && addTime(now, -oneDay) < endsAt,
    ),
  );
}

/** The way to each day, where there are several. */
function DayLinks({ days }: { days: readonly ProgrammeDay[] }) {
  const { t, format } = useSpeech();
  if (days.length < 2) return null;
  return (
    <nav className="timeline-days" aria-label={t("eventPage.jumpToDay")}>
      <ul>
        {days.map(({ date, title }) => (
          <li key={date}>
            <a href={`#${dayAnchor(date)}`}>
              {format.shortDate(new Date(`${date}T12:00:00Z`), "UTC")}
              {title !== "" && ` ${title}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Day({ day, programme, level }: { day: ProgrammeDay; programme: Programme; level: 2 | 3 }) {
  const { format } = useSpeech();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="timeline-day">
      <Heading className="timeline-date" id={dayAnchor(day.date)}>
        <span>{format.isoDate(day.date)}</span>
        {day.title !== "" && <span className="timeline-day-title">{day.title}</span>}
      </Heading>
      <ol className="timeline-rows">
        {timelineRows(day, programme.tracks).map((row) => (
          <Row key={row.startsAt.getTime()} row={row} zone={programme.timeZone} level={level} />
        ))}
      </ol>
    </section>
  );
}

function Row({ row, zone, level }: { row: TimelineRow; zone: string; level: 2 | 3 }) {
  const { t } = useSpeech();
  const until = row.cells.reduce<Instant>(
    (latest, { session }) => (session.endsAt > latest ? session.endsAt : latest),
    row.startsAt,
  );
  const light = row.cells.every(({ session }) => legs.has(session.kind));
  return (
    <li
      className={classNames("timeline-row", light && "timeline-row-light")}
      data-from={row.startsAt.toISOString()}
      data-until={until.toISOString()}
    >
      <div className="timeline-time">
        <Clock at={row.startsAt} zone={row.startZone} eventZone={zone} />
        {row.endsAt !== null && (
          <span className="timeline-end">
            –<Clock at={row.endsAt} zone={row.endZone} eventZone={zone} />
          </span>
        )}
        <span className="timeline-now">{t("eventView.now")}</span>
      </div>
      <div
        className="timeline-cells"
        data-columns={row.columns > columnLimit ? "many" : row.columns}
        role={row.cells.length > 1 ? "group" : undefined}
        aria-label={row.cells.length > 1 ? t("eventView.parallel") : undefined}
      >
        {row.cells.map((cell) => (
          <Item key={cell.session.id} cell={cell} ownTime={row.endsAt === null} level={level} />
        ))}
      </div>
    </li>
  );
}

interface ItemProps {
  readonly cell: TimelineCell;
  readonly ownTime: boolean;
  readonly level: 2 | 3;
}

function Item({ cell: { session, column, track }, ownTime, level }: ItemProps) {
  const { t, format } = useSpeech();
  const Heading = level === 2 ? "h3" : "h4";
  const light = legs.has(session.kind);
  const where = placeOf(session, (from, to) => t("eventView.journey", { from, to }));
  // A group's own track bears the group's name already.
  const group = session.network?.name === track?.name ? null : session.network;
  const audience = [track?.name, group && t("eventView.forNetwork", { network: group.name })];
  const labels = audience.filter((label): label is string => Boolean(label));
  return (
    <article
      id={sessionAnchor(session.id)}
      className={classNames(
        "session",
        light && "session-light",
        session.cancelled && "session-cancelled",
      )}
      data-column={column <= columnLimit ? column : undefined}
    >
      <p className="session-kind">
        <Icon name={session.kind} size={light ? 20 : 16} />
        <span className={light ? "visually-hidden" : undefined}>
          {t(`eventView.session-${session.kind}`)}
        </span>
      </p>
      <div className="session-body">
        {labels.length > 0 && <p className="session-track">{labels.join(" · ")}</p>}
        <Heading className="session-title">
          {session.cancelled ? <s>{session.title}</s> : session.title}{" "}
          {session.cancelled && (
            <span className="session-word">
              <Icon name="ban" size={16} />
              {t("eventView.cancelledSession")}
            </span>
          )}
        </Heading>
        {(ownTime || where !== null) && (
          <p className="session-where">
            {ownTime && (
              <span className="session-time">{format.timeSpan(session, session.startZone)}</span>
            )}
            {where}
          </p>
        )}
        {session.speakers !== "" && (
          <p className="session-speakers">
            {t("eventView.speakers")} {session.speakers.replace(/\s*;\s*/g, ", ")}
          </p>
        )}
        {session.description !== "" && (
          <div className="session-text">
            <Markdown text={session.description} level={level === 2 ? 4 : 5} />
          </div>
        )}
      </div>
    </article>
  );
}

/** A time on the clock of its own place; the place is named where its clock is not the event's. */
function Clock({ at, zone, eventZone }: { at: Instant; zone: string; eventZone: string }) {
  const { t, format } = useSpeech();
  return (
    <time dateTime={at.toISOString()}>
      {format.time(at, zone)}
      {clocksDiffer(at, zone, eventZone) && (
        <span className="timeline-zone">{t("eventView.localTime", { city: zoneCity(zone) })}</span>
      )}
    </time>
  );
}

function placeOf(
  { place, toPlace }: ProgrammeSession,
  journey: (from: string, to: string) => string,
): string | null {
  if (place !== null && toPlace !== null) return journey(place, toPlace);
  return place ?? toPlace;
}
