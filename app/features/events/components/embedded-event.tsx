import { useLocation } from "@remix-run/react";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { frameTheme, paths } from "~/paths";
import { ButtonLink } from "~/ui/button";
import { FactList } from "~/ui/fact-list";
import { nearestHue } from "~/ui/hues";
import { Mark } from "~/ui/shell/wordmark";
import { StatusChip } from "~/ui/status-chip";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { EventCard } from "../domain/event-card";
import { EventCover } from "./event-cover";
import { canRegister, placeFact, seatsLine } from "./registration-words";

export interface EmbeddedEventProps {
  readonly event: EventCard;
  readonly now: Instant;
}

/** One event for somebody else's page: what, when, where, and the way in. Registering stays in the frame. */
export function EmbeddedEvent({ event, now }: EmbeddedEventProps) {
  const speech = useSpeech();
  const { t, format, locale } = speech;
  const theme = frameTheme(useLocation().search);
  const page = paths.inLanguage(paths.event(event.slug), locale);
  return (
    <article className="embedded embedded-event" data-hue={nearestHue(event.organisation.hue)}>
      <div className="embedded-cover">
        <EventCover id={event.slug} hue={event.organisation.hue} cover={event.cover} />
      </div>
      <div className="embedded-body">
        <p className="event-line-kind">
          {t(`eventView.kind-${event.kind}`)}
          {event.status !== "published" && <StatusChip status={event.status} />}
        </p>
        <h1 className="embedded-title">
          <a href={page}>
            {event.title}
            <VisuallyHidden> {t("embed.newTab")}</VisuallyHidden>
          </a>
        </h1>
        <p className="event-line-when">{format.when(event, event.timeZone, now)}</p>
        {event.summary !== "" && <p className="embedded-summary">{event.summary}</p>}
        <FactList
          facts={[
            placeFact(event, speech),
            {
              icon: "company",
              label: t("eventView.organiser"),
              value: event.hostCompany
                ? `${event.organisation.name} · ${event.hostCompany}`
                : event.organisation.name,
            },
            { icon: "ticket", label: t("register.seats"), value: seatsLine(event, speech) },
          ]}
        />
        <div className="button-row">
          {canRegister(event) && (
            <ButtonLink
              href={paths.embedRegister(event.slug, { lang: locale, theme })}
              target="_self"
            >
              {event.registration === "waitlist"
                ? t("eventView.joinWaitlist")
                : t("eventView.register")}
            </ButtonLink>
          )}
          <a className="embedded-more" href={page}>
            <Mark size={20} />
            {t("embed.readMore")}
            <VisuallyHidden> {t("embed.newTab")}</VisuallyHidden>
          </a>
        </div>
      </div>
    </article>
  );
}
