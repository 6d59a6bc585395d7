import type { Speech } from "~/i18n/locale-context";
import { useSpeech } from "~/i18n/locale-context";
import { isLocale } from "~/kernel/locales";
import { FactList, type Fact } from "~/ui/fact-list";
import { Section } from "~/ui/section";
import { mapLink } from "../domain/map-link";
import type { EventPage } from "../queries/event-page.server";

/** Getting there, how it is held, what it costs, how registration goes. */
export function EventPractical({ event }: { event: EventPage }) {
  const speech = useSpeech();
  const { t } = speech;
  const { card } = event;
  return (
    <Section title={t("pages.practical")} id="practical">
      <FactList
        facts={[
          addressFact(event, speech),
          {
            icon: card.online ? "online" : "people",
            label: t("eventPage.attendance"),
            value: t(attendanceOf(event)),
          },
          isLocale(event.language)
            ? {
                icon: "language",
                label: t("eventPage.language"),
                value: t(`eventPage.language-${event.language}`),
              }
            : null,
          priceFact(event, speech),
          registrationFact(event, speech),
        ]}
      />
    </Section>
  );
}

function attendanceOf({ card }: EventPage) {
  if (!card.online) return "eventPage.inPerson";
  return card.placeName === null ? "eventPage.onlineOnly" : "eventPage.both";
}

function addressFact({ venue, card }: EventPage, { t }: Speech): Fact | null {
  if (!venue) return null;
  const map = mapLink(venue);
  return {
    icon: "place",
    label: t("pages.address"),
    value: (
      <>
        <span className="address-line">{card.placeName ?? venue.name}</span>
        {venue.address && <span className="address-line">{venue.address}</span>}
        {map && (
          <a className="print-hidden" href={map}>
            {t("eventPage.map")}
          </a>
        )}
      </>
    ),
  };
}

function priceFact({ ticketTypes }: EventPage, { t, format }: Speech): Fact | null {
  const priceOf = ({ priceMinor, currency }: EventPage["ticketTypes"][number]) =>
    priceMinor === 0 ? t("register.free") : format.money(priceMinor, currency);
  const [only, second] = ticketTypes;
  if (!only) return null;
  return {
    icon: "ticket",
    label: t("register.price"),
    value:
      second === undefined ? (
        priceOf(only)
      ) : (
        <ul className="prices">
          {ticketTypes.map((ticket) => (
            <li key={ticket.id}>
              {ticket.name}: {priceOf(ticket)}
            </li>
          ))}
        </ul>
      ),
  };
}

/** How a place is got, while one can be. */
function registrationFact({ card, requiresApproval }: EventPage, { t }: Speech): Fact | null {
  if (card.status !== "published" || card.registration === "closed") return null;
  const lines = [
    requiresApproval && t("eventPage.needsApproval"),
    card.waitlist && card.capacity !== null && t("eventPage.waitlistKept"),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return {
    icon: "info",
    label: t("eventPage.registration"),
    value: lines.map((line) => (
      <span className="address-line" key={line}>
        {line}
      </span>
    )),
  };
}
