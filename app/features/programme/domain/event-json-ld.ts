import { offsetTimeOf, type Instant } from "~/kernel/time";
import type { EventCard } from "~/features/events/domain/event-card";
import type { Programme, ProgrammeSession } from "./programme";

/** A piece of JSON-LD. */
export type JsonLd = Readonly<Record<string, unknown>>;

/** A ticket as search engines are told of it. */
export interface PublishedTicket {
  readonly name: string;
  /** What it costs now, VAT and all, in the minor unit of its currency. */
  readonly totalMinor: number;
  readonly currency: string;
  /** `PreOrder` before it is on sale. */
  readonly availability: "InStock" | "PreOrder" | "SoldOut";
  readonly validFrom: Instant | null;
  readonly validThrough: Instant | null;
}

/** What search engines are told of an event. The address of the online room is not among it. */
export interface PublishedEvent {
  readonly card: EventCard;
  /** Plain text. */
  readonly description: string;
  /** The language it is held in (BCP 47). */
  readonly language: string;
  readonly venue: {
    readonly name: string;
    readonly address: string;
    readonly municipality: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
  } | null;
  readonly tickets: readonly PublishedTicket[];
  readonly programme: Programme;
  /** Whole addresses. */
  readonly addresses: {
    readonly page: string;
    readonly register: string;
    readonly organisation: string;
    readonly picture: string;
  };
}

/** More would make the page heavy, and no search engine shows them. */
const mostSubEvents = 40;

const statuses = {
  draft: "EventPostponed",
  published: "EventScheduled",
  cancelled: "EventCancelled",
  archived: "EventScheduled",
} as const;

/**
 * An event as schema.org describes it, with the sessions of its programme as sub-events.
 *
 * @remarks Legs and pauses are left out: nobody searches for a lunch. Data only; whoever writes it into a page
 * escapes it.
 */
export function eventJsonLd(event: PublishedEvent): JsonLd {
  const { card, programme, addresses } = event;
  const organizer = {
    "@type": "Organization",
    name: card.organisation.name,
    url: addresses.organisation,
  };
  const location = placesOf(event);
  const status = schema(statuses[card.status]);
  return {
    "@type": "Event",
    "@id": addresses.page,
    name: card.title,
    ...(event.description ? { description: event.description } : {}),
    url: addresses.page,
    image: [addresses.picture],
    ...span(card.startsAt, card.timeZone, card.endsAt, card.timeZone),
    eventStatus: status,
    eventAttendanceMode: attendanceMode(card),
    ...(location === undefined ? {} : { location }),
    organizer,
    inLanguage: event.language,
    ...(card.capacity === null ? {} : { maximumAttendeeCapacity: card.capacity }),
    offers: event.tickets.map((ticket) => offerOf(event, ticket)),
    ...subEvents(programme, status, location),
  };
}

/** Where in the site a page stands (schema.org BreadcrumbList); addresses are whole. */
export function breadcrumbJsonLd(crumbs: readonly { name: string; url: string }[]): JsonLd {
  return {
    "@type": "BreadcrumbList",
    itemListElement: crumbs.map(({ name, url }, place) => ({
      "@type": "ListItem",
      position: place + 1,
      name,
      item: url,
    })),
  };
}

function subEvents(programme: Programme, status: string, location: unknown): JsonLd {
  const sessions = programme.days
    .flatMap((day) => day.sessions)
    .filter(({ kind }) => !["meal", "transport", "lodging", "break"].includes(kind));
  // One session that is the whole event says nothing more.
  if (sessions.length < 2) return {};
  return {
    subEvent: sessions
      .slice(0, mostSubEvents)
      .map((session) => subEventOf(session, status, location)),
  };
}

function subEventOf(session: ProgrammeSession, status: string, location: unknown): JsonLd {
  return {
    "@type": "Event",
    name: session.title,
    ...span(session.startsAt, session.startZone, session.endsAt, session.endZone),
    eventStatus: session.cancelled ? schema("EventCancelled") : status,
    ...(session.place
      ? { location: { "@type": "Place", name: session.place, address: session.place } }
      : location === undefined
        ? {}
        : { location }),
  };
}

function span(startsAt: Instant, startZone: string, endsAt: Instant, endZone: string): JsonLd {
  return {
    startDate: offsetTimeOf(startsAt, startZone),
    endDate: offsetTimeOf(endsAt, endZone),
  };
}

function attendanceMode({ online, placeName }: EventCard): string {
  if (!online) return schema("OfflineEventAttendanceMode");
  return schema(placeName === null ? "OnlineEventAttendanceMode" : "MixedEventAttendanceMode");
}

/** The place, the page for what is online (never the room), both, or nothing. */
function placesOf({ card, venue, addresses }: PublishedEvent): JsonLd | JsonLd[] | undefined {
  const places: JsonLd[] = [];
  if (venue) {
    const { latitude, longitude } = venue;
    places.push({
      "@type": "Place",
      name: venue.name,
      address: {
        "@type": "PostalAddress",
        ...(venue.address ? { streetAddress: venue.address } : {}),
        ...(venue.municipality ? { addressLocality: venue.municipality } : {}),
      },
      ...(latitude === null || longitude === null
        ? {}
        : { geo: { "@type": "GeoCoordinates", latitude, longitude } }),
    });
  }
  if (card.online) places.push({ "@type": "VirtualLocation", url: addresses.page });
  return places.length > 1 ? places : places[0];
}

function offerOf({ card, addresses }: PublishedEvent, ticket: PublishedTicket): JsonLd {
  const { timeZone } = card;
  const { validFrom, validThrough } = ticket;
  const open = card.status === "published" && card.registration === "open";
  return {
    "@type": "Offer",
    name: ticket.name,
    url: addresses.register,
    price: (ticket.totalMinor / 100).toFixed(2),
    priceCurrency: ticket.currency,
    availability: schema(open ? ticket.availability : "SoldOut"),
    ...(validFrom ? { validFrom: offsetTimeOf(validFrom, timeZone) } : {}),
    ...(validThrough ? { validThrough: offsetTimeOf(validThrough, timeZone) } : {}),
  };
}

function schema(name: string): string {
  return `https://schema.org/${name}`;
}
