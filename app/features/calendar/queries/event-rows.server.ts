import type { Work } from "~/kernel/work";
import { Prisma } from "~/platform/db.server";
import { jsonRows, milliseconds } from "~/platform/json-rows.server";
import type { World } from "~/platform/world.server";
import type { CalendarEventRow } from "./event-facts.server";

type Instants = "startsAt" | "endsAt" | "calendarRevisedAt";
type EventRow = Omit<CalendarEventRow, Instants> & Readonly<Record<Instants, number>>;

/**
 * Events as calendars need them, in time order: for calendars of any length.
 *
 * @param where - over the event, which is `e`.
 */
export async function calendarEvents(
  world: World,
  where: Prisma.Sql,
  most: number,
): Promise<Work<CalendarEventRow[]>> {
  const rows = await jsonRows<EventRow>(
    world.db,
    Prisma.sql`
      SELECT e.id, e.slug, e.title, e.summary, e.kind, e.status, e.time_zone AS "timeZone",
             ${milliseconds("e.starts_at")} AS "startsAt", ${milliseconds("e.ends_at")} AS "endsAt",
             e.online_url AS "onlineUrl", e.calendar_uid AS "calendarUid",
             e.calendar_sequence AS "calendarSequence",
             ${milliseconds("e.calendar_revised_at")} AS "calendarRevisedAt",
             CASE WHEN v.id IS NOT NULL THEN json_build_object('name', v.name, 'municipality', v.municipality,
               'address', v.address, 'latitude', v.latitude, 'longitude', v.longitude) END AS venue,
             json_build_object('name', o.name, 'replyEmail', o.reply_email) AS organisation,
             row_number() OVER (ORDER BY e.starts_at, e.id) AS n
      FROM event e
      JOIN organisation o ON o.id = e.organisation_id
      LEFT JOIN venue v ON v.id = e.venue_id
      WHERE ${where}
      ORDER BY e.starts_at, e.id
      LIMIT ${most}`,
  );
  return asEvents(rows);
}

function* asEvents(rows: Work<EventRow[]>): Work<CalendarEventRow[]> {
  return (yield* rows).map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    calendarRevisedAt: new Date(row.calendarRevisedAt),
  }));
}
