import type { Work } from "~/kernel/work";
import { Prisma } from "~/platform/db.server";
import { jsonRows, milliseconds } from "~/platform/json-rows.server";
import type { World } from "~/platform/world.server";
import type { SessionKind } from "../domain/programme";
import { sessionPlaceOf, type CalendarSession } from "./programme-of.server";

/** A session for a calendar, and whose it is. */
export interface FeedSession extends CalendarSession {
  readonly eventId: string;
}

interface SessionRow {
  readonly id: string;
  readonly eventId: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly description: string;
  readonly speakers: string;
  readonly startsAt: number;
  readonly startZone: string;
  readonly endsAt: number;
  readonly endZone: string;
  readonly place: string;
  readonly toPlace: string;
  readonly trackId: string | null;
  readonly signUp: boolean;
  readonly cancelled: boolean;
  readonly uid: string;
  readonly sequence: number;
  readonly revisedAt: number;
  readonly network: { readonly id: string; readonly name: string } | null;
  readonly venue: { readonly name: string; readonly municipality: string } | null;
  readonly room: { readonly name: string } | null;
}

/**
 * The sessions of an event in time order, cancelled ones included, as {@link programmeOf} has them but for days and
 * tracks: for calendars of any length.
 *
 * @remarks Asks for no permission: the caller has found the event by a query that does.
 */
export function sessionsOfEvent(world: World, eventId: string): Promise<Work<FeedSession[]>> {
  return sessionsWhere(world, Prisma.sql`s.event_id = ${eventId}::uuid`);
}

/** The sessions for one network among those of these events, in time order; as {@link sessionsOfEvent}. */
export function sessionsOfNetwork(
  world: World,
  networkId: string,
  eventIds: readonly string[],
): Promise<Work<FeedSession[]>> {
  return sessionsWhere(
    world,
    Prisma.sql`s.network_id = ${networkId}::uuid AND s.event_id = ANY (${eventIds}::uuid[])`,
  );
}

async function sessionsWhere(world: World, where: Prisma.Sql): Promise<Work<FeedSession[]>> {
  const rows = await jsonRows<SessionRow>(
    world.db,
    Prisma.sql`
      SELECT s.id, s.event_id AS "eventId", s.kind, s.title, s.description, s.speakers,
             ${milliseconds("s.starts_at")} AS "startsAt", s.start_zone AS "startZone",
             ${milliseconds("s.ends_at")} AS "endsAt", s.end_zone AS "endZone",
             s.place, s.to_place AS "toPlace", s.track_id AS "trackId",
             s.sign_up AS "signUp", s.status = 'cancelled' AS cancelled,
             s.calendar_uid AS uid, s.calendar_sequence AS sequence,
             ${milliseconds("s.calendar_revised_at")} AS "revisedAt",
             CASE WHEN n.id IS NOT NULL THEN json_build_object('id', n.id, 'name', n.name) END AS network,
             CASE WHEN v.id IS NOT NULL
                  THEN json_build_object('name', v.name, 'municipality', v.municipality) END AS venue,
             CASE WHEN r.id IS NOT NULL THEN json_build_object('name', r.name) END AS room,
             row_number() OVER (ORDER BY d.date, s.starts_at, s.ends_at DESC, s.id) AS n
      FROM session s
      JOIN event_day d ON d.id = s.day_id
      LEFT JOIN network n ON n.id = s.network_id
      LEFT JOIN venue v ON v.id = s.venue_id
      LEFT JOIN room r ON r.id = s.room_id
      WHERE ${where}`,
  );
  return asSessions(rows);
}

function* asSessions(rows: Work<SessionRow[]>): Work<FeedSession[]> {
  return (yield* rows).map(
    ({ uid, sequence, revisedAt, startsAt, endsAt, venue, room, place, toPlace, ...row }) => ({
      ...row,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      place: sessionPlaceOf({ place, venue, room }),
      toPlace: toPlace || null,
      calendar: { uid, sequence, revisedAt: new Date(revisedAt) },
    }),
  );
}
