import type { Instant } from "~/kernel/time";
import { useSpeech } from "~/i18n/locale-context";
import { StatusChip } from "~/ui/status-chip";
import type { EventCard } from "../domain/event-card";
import { placeLine } from "./registration-words";

export interface EventIndexProps {
  readonly events: readonly EventCard[];
  readonly now: Instant;
  readonly hrefOf: (event: EventCard) => string;
}

/** Events in one line each, where nothing is to be decided any more: when, what, at whose place. */
export function EventIndex({ events, now, hrefOf }: EventIndexProps) {
  const speech = useSpeech();
  const { format } = speech;
  return (
    <ul className="event-index">
      {events.map((event) => (
        <li key={event.slug}>
          <span className="event-index-when">{format.dateSpan(event, event.timeZone, now)}</span>
          <span>
            <a href={hrefOf(event)}>{event.title}</a>
            <span className="event-index-place">
              {event.hostCompany ?? placeLine(event, speech)}
            </span>
            {event.status === "cancelled" && <StatusChip status="cancelled" />}
          </span>
        </li>
      ))}
    </ul>
  );
}
