import type { EventCard } from "./event-card";

/** An event as the JSON API shows it; the shape is kept. Instants in UTC (RFC 3339), the zone beside them. */
export function apiEvent(card: EventCard, url: string) {
  return {
    slug: card.slug,
    kind: card.kind,
    title: card.title,
    summary: card.summary,
    startsAt: card.startsAt.toISOString(),
    endsAt: card.endsAt.toISOString(),
    timeZone: card.timeZone,
    place: card.placeName,
    online: card.online,
    organisation: { slug: card.organisation.slug, name: card.organisation.name },
    hostCompany: card.hostCompany,
    status: card.status,
    registration: card.registration,
    capacity: card.capacity,
    seatsLeft: card.seatsLeft,
    url,
  };
}
