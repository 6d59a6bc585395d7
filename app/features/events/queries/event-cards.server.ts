import type { Prisma } from "~/platform/db.server";
import type { EventCard } from "../domain/event-card";
import type { EventKind, EventStatus } from "../domain/event-words";
import { registrationState, seatsLeft } from "../domain/seats-left";
import { coverCard, coverOfEvent } from "./files-of-event.server";

/** The columns a card is drawn from. */
export const cardColumns = {
  slug: true,
  kind: true,
  title: true,
  summary: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  onlineUrl: true,
  status: true,
  venue: { select: { name: true, municipality: true } },
  hostCompany: { select: { name: true } },
  organisation: { select: { slug: true, name: true, accentHue: true } },
  seatPool: { select: { size: true, taken: true, waiting: true } },
  files: coverOfEvent,
} satisfies Prisma.EventSelect;

export type CardRow = Prisma.EventGetPayload<{ select: typeof cardColumns }>;

/** What a poster and a line in a list show of an event. */
export function cardOf(row: CardRow, now: Date): EventCard {
  const status = row.status as EventStatus;
  return {
    slug: row.slug,
    kind: row.kind as EventKind,
    title: row.title,
    summary: row.summary,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    timeZone: row.timeZone,
    placeName: placeOf(row.venue),
    online: row.onlineUrl !== null,
    organisation: {
      slug: row.organisation.slug,
      name: row.organisation.name,
      hue: row.organisation.accentHue,
    },
    hostCompany: row.hostCompany?.name ?? null,
    cover: coverCard(row.files),
    capacity: row.seatPool.size,
    seatsLeft: seatsLeft(row.seatPool),
    waitlist: true,
    status,
    registration: registrationState({ status, startsAt: row.startsAt, pool: row.seatPool }, now),
  };
}

/** A venue in one line, its municipality added when the name does not already say it. */
export function placeOf(venue: { name: string; municipality: string } | null): string | null {
  if (!venue) return null;
  const { name, municipality } = venue;
  return !municipality || name.toLowerCase().includes(municipality.toLowerCase())
    ? name
    : `${name}, ${municipality}`;
}

/** The instants at which cards change by themselves: registration closes, the event is over. */
export function turningPoints(cards: readonly Pick<EventCard, "startsAt" | "endsAt">[]): Date[] {
  return cards.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
}
