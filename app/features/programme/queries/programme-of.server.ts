import { dateOf } from "~/kernel/time";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { placeOf } from "~/features/events/queries/event-cards.server";
import type { Programme, ProgrammeDay, ProgrammeSession, SessionKind } from "../domain/programme";

const sessionColumns = {
  id: true,
  kind: true,
  title: true,
  description: true,
  speakers: true,
  startsAt: true,
  startZone: true,
  endsAt: true,
  endZone: true,
  place: true,
  toPlace: true,
  trackId: true,
  signUp: true,
  status: true,
  dayId: true,
  calendarUid: true,
  calendarSequence: true,
  calendarRevisedAt: true,
  network: { select: { id: true, name: true } },
  venue: { select: { name: true, municipality: true } },
  room: { select: { name: true } },
} satisfies Prisma.SessionSelect;

type SessionRow = Prisma.SessionGetPayload<{ select: typeof sessionColumns }>;

/** A session with what calendars need of it. */
export interface CalendarSession extends ProgrammeSession {
  readonly calendar: { readonly uid: string; readonly sequence: number; readonly revisedAt: Date };
}

export interface CalendarDay extends ProgrammeDay {
  readonly sessions: readonly CalendarSession[];
}

export interface CalendarProgramme extends Programme {
  readonly days: readonly CalendarDay[];
}

/**
 * The programme of an event, days and sessions in time order, cancelled sessions included.
 *
 * @remarks Asks for no permission: the caller has found the event by a query that does.
 */
export async function programmeOf(world: World, eventId: string): Promise<CalendarProgramme> {
  const event = await world.db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: {
      timeZone: true,
      days: { select: { id: true, date: true, title: true }, orderBy: { date: "asc" } },
      tracks: { select: { id: true, name: true }, orderBy: [{ position: "asc" }, { name: "asc" }] },
      sessions: {
        select: sessionColumns,
        orderBy: [{ startsAt: "asc" }, { endsAt: "desc" }, { id: "asc" }],
      },
    },
  });
  return {
    timeZone: event.timeZone,
    tracks: event.tracks,
    days: event.days.map((day) => ({
      date: dateOf(day.date, "UTC"),
      title: day.title,
      sessions: event.sessions.filter((session) => session.dayId === day.id).map(sessionOf),
    })),
  };
}

function sessionOf(row: SessionRow): CalendarSession {
  return {
    id: row.id,
    kind: row.kind as SessionKind,
    title: row.title,
    description: row.description,
    speakers: row.speakers,
    startsAt: row.startsAt,
    startZone: row.startZone,
    endsAt: row.endsAt,
    endZone: row.endZone,
    place: sessionPlaceOf(row),
    toPlace: row.toPlace || null,
    trackId: row.trackId,
    network: row.network,
    signUp: row.signUp,
    cancelled: row.status === "cancelled",
    calendar: {
      uid: row.calendarUid,
      sequence: row.calendarSequence,
      revisedAt: row.calendarRevisedAt,
    },
  };
}

/** Where a session is, in one line: its own words, else its room and venue. */
export function sessionPlaceOf(row: {
  place: string;
  venue: { name: string; municipality: string } | null;
  room: { name: string } | null;
}): string | null {
  if (row.place) return row.place;
  const venue = placeOf(row.venue);
  return row.room && venue ? `${row.room.name}, ${venue}` : venue;
}
