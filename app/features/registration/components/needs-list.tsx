import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { paths } from "~/paths";
import { Icon, type IconName } from "~/ui/icon";
import type { Need, NeedKind } from "../queries/organiser-needs.server";

const marks: Readonly<Record<NeedKind, IconName>> = {
  "failed-mails": "alert",
  applications: "clock",
  "offers-ending": "wait",
  unpublished: "edit",
  "draft-soon": "draft",
  "same-people": "people",
  unnamed: "person",
};

/** What waits for an organiser, each line a way to where it is done. */
export function NeedsList({
  organisation,
  needs,
  showEvent = true,
  before = null,
}: {
  organisation: string;
  needs: readonly Need[];
  /** Whether each line names its event; not on the event's own page. */
  showEvent?: boolean;
  /** Lines of the same list about something else, before these; `null` for none. */
  before?: ReactNode;
}) {
  const { t, format } = useSpeech();
  if (needs.length === 0 && before === null)
    return (
      <p className="needs-none">
        <Icon name="done" /> {t("organise.nothingNeedsYou")}
      </p>
    );
  return (
    <ul className="needs">
      {before}
      {needs.map(({ kind, count, event }) => (
        <li key={`${kind} ${event.slug}`}>
          <a className={`need need-${kind}`} href={hrefOf(organisation, kind, event.slug)}>
            <Icon name={marks[kind]} />
            <span className="need-words">
              <strong>{t(`organise.need-${kind}`, { count })}</strong>
              {showEvent && (
                <span className="need-event">
                  {event.title}{" "}
                  <span className="need-date">
                    {format.shortDate(event.startsAt, event.timeZone)}
                  </span>
                </span>
              )}
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function hrefOf(organisation: string, kind: NeedKind, event: string): string {
  switch (kind) {
    case "failed-mails":
      return `${paths.manageMessages(organisation, event)}?state=failed`;
    case "applications":
      return paths.manageApplications(organisation, event);
    case "offers-ending":
      return paths.manageWaitlist(organisation, event);
    case "unpublished":
      return paths.publishProgramme(organisation, event);
    case "draft-soon":
      return paths.manageEvent(organisation, event);
    case "same-people":
      return paths.samePeople(organisation, event);
    case "unnamed":
      return `${paths.manageRegistrations(organisation, event)}?status=confirmed&missing=name`;
  }
}
