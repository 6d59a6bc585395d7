import type { Speech } from "~/i18n/locale-context";
import type { Fact } from "~/ui/fact-list";
import type { EventCard } from "../domain/event-card";

/** The one line about seats: what is left, or why nothing can be registered. */
export function seatsLine(event: EventCard, { t }: Speech): string {
  if (event.status === "cancelled") return t("eventView.cancelledEvent");
  switch (event.registration) {
    case "closed":
      return t("eventView.closed");
    case "not-yet":
      return t("eventView.notYet");
    case "full":
      return t("eventView.full");
    case "waitlist":
      return t("eventView.fullWithWaitlist");
    case "open":
      return event.seatsLeft === null
        ? t("eventView.seatsOpen")
        : t("eventView.seatsLeft", { count: event.seatsLeft });
  }
}

/** Whether anything can be done about it now: register, or queue. */
export function canRegister(event: EventCard): boolean {
  const open = event.registration === "open" || event.registration === "waitlist";
  return open && event.status === "published";
}

/** Where it is, for a list of facts; `null` when it is not said yet. */
export function placeFact(event: EventCard, speech: Speech): Fact | null {
  const value = placeLine(event, speech);
  return value === null
    ? null
    : {
        icon: event.placeName === null ? "online" : "place",
        label: speech.t("eventView.where"),
        value,
      };
}

/** Where it is: the place, online, or both; `null` when it is not said yet. */
export function placeLine(event: EventCard, { t }: Speech): string | null {
  if (event.placeName === null) return event.online ? t("eventView.online") : null;
  return event.online ? t("eventView.placeAndOnline", { place: event.placeName }) : event.placeName;
}
