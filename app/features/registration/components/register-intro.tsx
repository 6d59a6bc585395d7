import { placeLine, seatsLine } from "~/features/events/components/registration-words";
import type { EventPage } from "~/features/events/queries/event-page.server";
import { useSpeech, type Speech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { FactList } from "~/ui/fact-list";
import { Notice } from "~/ui/notice";
import type { Offer } from "../domain/offer";
import { ticketPrice } from "../domain/price";
import { priceWords } from "./register-filling";

/** What somebody registers for, at the head of the form: when, where, what it costs and how many places are left. */
export function RegisterIntro({
  event,
  offer,
  now,
}: {
  event: EventPage;
  offer: Offer;
  now: Instant;
}) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { card } = event;
  const place = placeLine(card, speech);
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
            value: [priceSpan(offer, now, speech), seatsLine(card, speech)]
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

/** What the tickets cost, from the cheapest to the dearest; `null` where there are none to see. */
function priceSpan(offer: Offer, now: Instant, speech: Speech): string | null {
  const prices = offer.ticketTypes.map((type) => ticketPrice(type, [], now));
  if (prices.length === 0) return null;
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const from = priceWords(offer, least, speech);
  if (least === most) return from;
  return speech.t("registerForm.priceSpan", { from, to: priceWords(offer, most, speech) });
}
