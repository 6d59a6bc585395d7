import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { FactList } from "~/ui/fact-list";
import { SeatGauge } from "~/ui/seat-gauge";
import type { Visibility } from "../domain/event-words";
import type { EditableEvent } from "../queries/organiser-events.server";
import { placeLine } from "./registration-words";

export interface OrganiserFactsProps {
  readonly event: EditableEvent;
  /** How many sessions its programme has. */
  readonly sessions: number;
  readonly now: Instant;
}

/** What an organiser has said about an event, and how full it is. */
export function OrganiserFacts({ event, sessions, now }: OrganiserFactsProps) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { card } = event;
  const place = placeLine(card, speech);
  return (
    <FactList
      facts={[
        {
          icon: "ticket",
          label: t("organise.seats"),
          value: (
            <>
              <SeatGauge taken={event.taken} capacity={card.capacity} />
              {event.waiting > 0 && (
                <p className="row-detail">{t("organise.noteWaiting", { count: event.waiting })}</p>
              )}
            </>
          ),
        },
        {
          icon: "calendar",
          label: t("eventView.when"),
          value: format.when(card, card.timeZone, now),
        },
        place === null ? null : { icon: "place", label: t("eventView.where"), value: place },
        card.hostCompany === null
          ? null
          : { icon: "home", label: t("eventView.host"), value: card.hostCompany },
        {
          icon: "clock",
          label: t("organise.tab-programme"),
          value: t("organise.stepProgrammeDone", { count: sessions }),
        },
        {
          icon: "people",
          label: t("organise.registrationMode"),
          value: t(event.requiresApproval ? "organise.approvalOn" : "organise.approvalOff"),
        },
        {
          icon: "eye",
          label: t("organise.visibility"),
          value: t(`organise.visibility-${event.visibility as Visibility}`),
        },
      ]}
    />
  );
}
