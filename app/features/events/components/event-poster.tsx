import type { ReactNode } from "react";
import type { Instant } from "~/kernel/time";
import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { nearestHue } from "~/ui/hues";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import { StatusChip } from "~/ui/status-chip";
import type { EventCard } from "../domain/event-card";
import { EventCover } from "./event-cover";
import { canRegister, placeFact, seatsLine } from "./registration-words";

export interface EventPosterProps {
  readonly event: EventCard;
  readonly now: Instant;
  readonly registerHref: string;
  /** The organiser decides who gets a place: one applies for it. */
  readonly applies?: boolean;
  readonly organisationHref: string;
  /** A picture the organiser chose, instead of the generated cover. */
  readonly cover?: ReactNode;
  /** Said below Register, smaller: what it costs, that it has to be approved. */
  readonly note?: string | undefined;
  /** What it is one of. */
  readonly series?: { readonly title: string; readonly href: string } | undefined;
  /** Quieter things beside Register: add to calendar. */
  readonly actions?: ReactNode;
}

/** The top of an event's page: what, when, where, with whom, and the way in. Carries the page's `h1`. */
export function EventPoster({
  event,
  now,
  registerHref,
  applies = false,
  organisationHref,
  cover,
  note,
  series,
  actions,
}: EventPosterProps) {
  const speech = useSpeech();
  const { t, format } = speech;
  return (
    <header className="poster" data-hue={nearestHue(event.organisation.hue)}>
      <div className="poster-cover">
        {cover ?? <EventCover id={event.slug} hue={event.organisation.hue} cover={event.cover} />}
      </div>
      <div className="poster-body">
        <p className="poster-kind">
          {t(`eventView.kind-${event.kind}`)}
          {series && (
            <a className="poster-series" href={series.href}>
              {t("eventPage.inSeries", { series: series.title })}
            </a>
          )}
          {event.status !== "published" && <StatusChip status={event.status} />}
        </p>
        <h1 className="poster-title">{event.title}</h1>
        <p className="poster-date">{format.when(event, event.timeZone, now)}</p>
        {event.summary !== "" && <p className="poster-summary">{event.summary}</p>}
        <FactList
          facts={[
            placeFact(event, speech),
            event.hostCompany === null
              ? null
              : { icon: "home", label: t("eventView.host"), value: event.hostCompany },
            {
              icon: "company",
              label: t("eventView.organiser"),
              value: <a href={organisationHref}>{event.organisation.name}</a>,
            },
          ]}
        />
        <RegisterBar event={event} now={now} href={registerHref} applies={applies} />
        {note !== undefined && <p className="poster-note">{note}</p>}
        {actions !== undefined && <div className="poster-actions">{actions}</div>}
      </div>
    </header>
  );
}

/** Seats and the way in; at the foot of the screen on a phone, within the thumb's reach. */
function RegisterBar({
  event,
  now,
  href,
  applies,
}: {
  event: EventCard;
  now: Instant;
  href: string;
  applies: boolean;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const open = canRegister(event);
  const over = event.status === "published" && event.endsAt <= now;
  if (event.status === "cancelled") {
    return (
      <div className="register-bar">
        <Notice tone="danger" title={seatsLine(event, speech)}>
          {t("eventPage.cancelledText")}
        </Notice>
      </div>
    );
  }
  return (
    <div className={open ? "register-bar register-bar-open" : "register-bar"}>
      <p className="register-seats">
        <Icon name={open ? "ticket" : "info"} />
        {over ? t("eventPage.overEvent") : seatsLine(event, speech)}
      </p>
      {open && (
        <ButtonLink href={href}>
          {event.registration === "waitlist"
            ? t("eventView.joinWaitlist")
            : t(applies ? "register.titleApproval" : "eventView.register")}
        </ButtonLink>
      )}
    </div>
  );
}
