import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";

/**
 * Keeps everybody else from writing what stands in the calendars of an event's attendees, until the transaction
 * ends: for whoever settles all of them. Taken after the event, before any registration.
 *
 * @remarks Two who settle one object at once would tell two things under one SEQUENCE, and a calendar would keep
 * whichever it came to first.
 */
export async function holdCalendars(world: World, eventId: string): Promise<void> {
  await world.db.$queryRaw`SELECT pg_advisory_xact_lock(${calendarsOf(eventId)})::text`;
}

/** As {@link holdCalendars}, for the calendar of one attendee: those of others go on meanwhile. */
export async function holdCalendarOf(
  world: World,
  { eventId, registrationId }: { readonly eventId: string; readonly registrationId: string },
): Promise<void> {
  await world.db.$queryRaw`
    SELECT 1 FROM registration, (SELECT pg_advisory_xact_lock_shared(${calendarsOf(eventId)})) AS held
    WHERE id = ${registrationId}::uuid FOR NO KEY UPDATE OF registration`;
}

/** Keeps others from settling all of an event's calendars at once, for whoever holds the seat concerned otherwise. */
export async function shareCalendars(world: World, eventId: string): Promise<void> {
  await world.db.$queryRaw`SELECT pg_advisory_xact_lock_shared(${calendarsOf(eventId)})::text`;
}

function calendarsOf(eventId: string): Prisma.Sql {
  return Prisma.sql`hashtextextended('calendars:' || ${eventId}::text, 0)`;
}
