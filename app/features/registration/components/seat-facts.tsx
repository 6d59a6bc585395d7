import { placeLine } from "~/features/events/components/registration-words";
import { useSpeech } from "~/i18n/locale-context";
import type { Instant } from "~/kernel/time";
import { FactList } from "~/ui/fact-list";
import { StatusChip, type ChipStatus } from "~/ui/status-chip";
import type { SeatPage } from "../queries/seat-page.server";

/** When and where to be, and as whom. */
export function SeatFacts({ seat, now }: { seat: SeatPage; now: Instant }) {
  const speech = useSpeech();
  const { t, format } = speech;
  const { event } = seat;
  const place = [placeLine(event, speech), seat.venueAddress].filter(Boolean).join(", ");
  return (
    <FactList
      facts={[
        {
          icon: "calendar",
          label: t("eventView.when"),
          value: format.when(event, event.timeZone, now),
        },
        place ? { icon: "place", label: t("eventView.where"), value: place } : null,
        seat.onlineUrl && seat.status === "confirmed"
          ? {
              icon: "online",
              label: t("register.onlineRoom"),
              value: <a href={seat.onlineUrl}>{seat.onlineUrl}</a>,
            }
          : null,
        seat.name ? { icon: "person", label: t("register.attendee"), value: seat.name } : null,
        seat.company
          ? { icon: "company", label: t("register.company"), value: seat.company }
          : null,
        seat.group ? { icon: "people", label: t("register.group"), value: seat.group } : null,
        {
          icon: "ticket",
          label: t("register.status"),
          value: <StatusChip status={chipOf(seat.status)} />,
        },
      ]}
    />
  );
}

/** A registration's state as a chip says it: a cancelled one was withdrawn, an event is called off. */
export function chipOf(status: string): ChipStatus {
  return status === "cancelled" ? "withdrawn" : (status as ChipStatus);
}
