import { placeLine, seatsLine } from "~/features/events/components/registration-words";
import type { EventPage } from "~/features/events/queries/event-page.server";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { FactList } from "~/ui/fact-list";
import { Notice } from "~/ui/notice";

/** What somebody registers for, at the head of the form: when, where, what it costs and how many places are left. */
export function RegisterIntro({ event, now }: { event: EventPage; now: Instant }) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { card } = event;
  const place = placeLine(card, speech);
  const [only] = event.ticketTypes;
  const price = event.ticketTypes.length === 1 && only ? only.priceMinor : null;
  return (
    <>
      <FactList
        facts={[
          {
            icon: "calendar",
            label: t("eventView.when"),
            value: format.when(card, card.timeZone, now),
          },
          place === null ? null : { icon: "place", label: t("eventView.where"), value: place },
          {
            icon: "ticket",
            label: t("register.price"),
            value: [
              price === null
                ? null
                : price === 0
                  ? t("register.free")
                  : format.money(price, only?.currency ?? "NOK"),
              seatsLine(card, speech),
            ]
              .filter(Boolean)
              .join(" · "),
          },
        ]}
      />
      {card.registration === "waitlist" && !event.requiresApproval && (
        <Notice tone="warning">{t("register.waitlistNotice")}</Notice>
      )}
      {event.requiresApproval && <Notice>{t("register.approvalNotice")}</Notice>}
    </>
  );
}
