import { dateOf } from "~/kernel/time";
import { useSpeech } from "~/i18n/locale-context";
import type { EventCard } from "../domain/event-card";
import { EventList, type EventListProps } from "./event-list";

/** A long list of events under their months, each on the event's own clock; a single event stands alone. */
export function EventMonths({ events, ...list }: Omit<EventListProps, "level" | "largeSingle">) {
  const { format } = useSpeech();
  if (events.length < 2) return <EventList {...list} events={events} />;
  return monthsOf(events).map(({ month, events: ofMonth }) => (
    <section className="event-month" key={month} aria-labelledby={`month-${month}`}>
      <h3 className="event-month-name" id={`month-${month}`}>
        {format.month(month)}
      </h3>
      <EventList {...list} events={ofMonth} level={4} largeSingle={false} />
    </section>
  ));
}

/** In the list's own order; zones may put a month's last event behind the next month's first, it stays with its month. */
function monthsOf(events: readonly EventCard[]): { month: string; events: EventCard[] }[] {
  const months = new Map<string, EventCard[]>();
  for (const event of events) {
    const month = dateOf(event.startsAt, event.timeZone).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months].map(([month, ofMonth]) => ({ month, events: ofMonth }));
}
