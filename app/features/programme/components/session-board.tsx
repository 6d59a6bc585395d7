import { useSpeech } from "~/i18n/locale-context";
import { problemText } from "~/i18n/translate";
import { Button, ButtonLink } from "~/ui/button";
import { ChangeList } from "~/ui/change-list";
import { classNames } from "~/ui/class-names";
import { Icon } from "~/ui/icon";
import { StatusChip } from "~/ui/status-chip";
import type { IsoDate } from "~/kernel/time";
import type { Programme, ProgrammeDay } from "../domain/programme";
import type { ProgrammeDraft } from "../domain/programme-draft";
import type { ProgrammeWarning } from "../domain/programme-warnings";
import { sessionTimes } from "./session-times";
import { sessionChangeLines, type SessionNames } from "./session-words";
import { columnLimit, timelineRows, type TimelineCell, type TimelineRow } from "./timeline-rows";

export interface SessionBoardProps {
  readonly programme: Programme;
  readonly warnings: readonly ProgrammeWarning[];
  /** What is not published yet; a session that is added stands in the programme under the draft's id. */
  readonly drafts: readonly ProgrammeDraft[];
  readonly names: SessionNames;
  /** Where a session is edited; `null` for those who may only look. */
  readonly hrefOf: ((sessionId: string) => string) | null;
  /** Where a session is added on a date. */
  readonly addHrefOf: ((date: IsoDate) => string) | null;
}

/** What the form that drops a draft posts beside the draft's id. */
export const dropIntent = "drop-draft";

/** The programme as its organiser works on it: every session a way to its form, what is wrong beside it. */
export function SessionBoard(props: SessionBoardProps) {
  return (
    <div className="timeline board">
      {props.programme.days.map((day) => (
        <BoardDay key={day.date} day={day} {...props} />
      ))}
    </div>
  );
}

function BoardDay(props: SessionBoardProps & { day: ProgrammeDay }) {
  const { day, programme, addHrefOf } = props;
  const { t, format } = useSpeech();
  const rows = timelineRows(day, programme.tracks);
  return (
    <section className="timeline-day" aria-labelledby={`day-${day.date}`} id={day.date}>
      <h3 className="timeline-date" id={`day-${day.date}`}>
        <span>{format.isoDate(day.date)}</span>
        {day.title !== "" && <span className="timeline-day-title">{day.title}</span>}
      </h3>
      {rows.length === 0 ? (
        <p className="board-empty">{t("organise.emptyDay")}</p>
      ) : (
        <ol className="timeline-rows">
          {rows.map((row) => (
            <BoardRow key={row.startsAt.getTime()} row={row} {...props} />
          ))}
        </ol>
      )}
      {addHrefOf && (
        <p className="board-add">
          <ButtonLink
            look="quiet"
            small
            icon="add"
            href={addHrefOf(day.date)}
            aria-label={t("organise.addSessionOn", { date: format.isoDate(day.date) })}
          >
            {t("organise.addSession")}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function BoardRow({ row, ...props }: SessionBoardProps & { row: TimelineRow }) {
  const speech = useSpeech();
  const { t } = speech;
  const [from, until] = sessionTimes(row, props.programme.timeZone, speech);
  return (
    <li className="timeline-row">
      <div className="timeline-time">
        <span>{from}</span>
        {until !== null && <span className="timeline-end">–{until}</span>}
      </div>
      <div
        className="timeline-cells"
        data-columns={row.columns > columnLimit ? "many" : row.columns}
        role={row.cells.length > 1 ? "group" : undefined}
        aria-label={row.cells.length > 1 ? t("eventView.parallel") : undefined}
      >
        {row.cells.map((cell) => (
          <BoardSession
            key={cell.session.id}
            cell={cell}
            ownTime={row.endsAt === null}
            {...props}
          />
        ))}
      </div>
    </li>
  );
}

function BoardSession(props: SessionBoardProps & { cell: TimelineCell; ownTime: boolean }) {
  const { cell, ownTime, hrefOf, warnings, drafts, programme } = props;
  const { session, column, track } = cell;
  const speech = useSpeech();
  const { t } = speech;
  const [from, until] = sessionTimes(session, programme.timeZone, speech);
  const groupName =
    session.network && session.network.name !== track?.name ? session.network.name : null;
  const audience = [track?.name, groupName && t("eventView.forNetwork", { network: groupName })];
  const labels = audience.filter((label): label is string => Boolean(label));
  const place =
    session.place && session.toPlace
      ? t("eventView.journey", { from: session.place, to: session.toPlace })
      : (session.place ?? session.toPlace);
  const where = [ownTime ? `${from}–${until}` : null, place, session.speakers || null].filter(
    Boolean,
  );
  const draft = drafts.find(({ sessionId }) => sessionId === session.id);
  const title = session.cancelled ? <s>{session.title}</s> : session.title;
  return (
    <article
      className={classNames("session", session.cancelled && "session-cancelled")}
      data-column={column <= columnLimit ? column : undefined}
    >
      <p className="session-kind">
        <Icon name={session.kind} size={16} />
        {t(`eventView.session-${session.kind}`)}
      </p>
      {labels.length > 0 && <p className="session-track">{labels.join(" · ")}</p>}
      <h4 className="session-title">
        {hrefOf ? <a href={hrefOf(session.id)}>{title}</a> : title}{" "}
        {session.cancelled && !draft && (
          <span className="session-word">
            <Icon name="ban" size={16} />
            {t("eventView.cancelledSession")}
          </span>
        )}
      </h4>
      {where.length > 0 && <p className="session-where">{where.join(" · ")}</p>}
      {warnings
        .filter((warning) => warning.session === session.id)
        .map((warning) => (
          <p className="session-warning" key={warning.kind}>
            <Icon name="warning" size={16} />
            {warning.kind === "clash"
              ? t("organise.clash", { title: warning.with.title })
              : t("organise.outside")}
          </p>
        ))}
      {draft && <DraftNote draft={draft} names={props.names} editing={hrefOf !== null} />}
    </article>
  );
}

/** That a session is not published as it stands here: what changes, and the way to think better of it. */
function DraftNote(props: { draft: ProgrammeDraft; names: SessionNames; editing: boolean }) {
  const { draft, names, editing } = props;
  const speech = useSpeech();
  const { t } = speech;
  const title = (draft.after ?? draft.before)?.title ?? "";
  const changes =
    draft.action === "change" && !draft.problem
      ? sessionChangeLines(draft.before, draft.after, names, speech)
      : [];
  return (
    <div className="draft-note">
      <p className="draft-chip">
        <StatusChip status="drafted" detail={`· ${t(`drafts.action-${draft.action}`)}`} />
      </p>
      {draft.overtaken && (
        <p className="session-warning">
          <Icon name="warning" size={16} />
          {t("drafts.overtakenTitle")}
        </p>
      )}
      {draft.problem && (
        <p className="session-warning">
          <Icon name="warning" size={16} />
          {problemText(t, draft.problem)}
        </p>
      )}
      {changes.length > 0 && <ChangeList changes={changes} />}
      {editing && (
        <form method="post">
          <input type="hidden" name="draft" value={draft.id} />
          <Button
            name="intent"
            value={dropIntent}
            look="quiet"
            small
            icon="close"
            aria-label={t("drafts.dropNamed", { title })}
          >
            {t("drafts.drop")}
          </Button>
        </form>
      )}
    </div>
  );
}
