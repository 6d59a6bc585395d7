import { Prisma } from "~/platform/db.server";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { activeStatuses } from "../domain/registration-transitions";

/** One of two seats that may be one person's. */
export interface SameSeat {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly company: string | null;
  readonly contactName: string;
  readonly orderCode: string;
  readonly createdAt: Instant;
}

/** Two seats of one event that may be one person's. */
export interface SamePeople {
  /** `address`: somebody said that this person is to have one more. `name`: two addresses, and one name. */
  readonly by: "address" | "name";
  readonly earlier: SameSeat;
  readonly later: SameSeat;
}

/** Pairs shown at once; more than any event has. */
export const samePeopleShown = 100;

/**
 * Every two living seats of the same event with one address or one name that nobody has said are right: `event_id`,
 * `first` (the earlier), `second`, `by`.
 *
 * @param which - the events, by `e`.
 */
export function samePairs(which: Prisma.Sql): Prisma.Sql {
  const living = Prisma.sql`
    SELECT g.id, g.event_id, g.created_at, g.attendee_email AS email,
      lower(regexp_replace(btrim(g.attendee_name), '\\s+', ' ', 'g')) AS name
    FROM registration g JOIN event e ON e.id = g.event_id
    WHERE ${which} AND g.status = ANY(${[...activeStatuses]}) AND g.anonymised_at IS NULL
      AND g.attendee_email IS NOT NULL AND g.attendee_name IS NOT NULL`;
  return Prisma.sql`
    SELECT a.event_id, a.id AS first, b.id AS second, a.created_at AS at,
      CASE WHEN a.email = b.email THEN 'address' ELSE 'name' END AS by
    FROM (${living}) a JOIN (${living}) b ON b.event_id = a.event_id AND (b.created_at, b.id) > (a.created_at, a.id)
      AND (b.name = a.name OR b.email = a.email)
    WHERE NOT EXISTS (
      SELECT FROM audit_entry kept
      WHERE kept.subject_id = b.id AND kept.action = 'keep-both' AND kept.detail ->> 'beside' = a.id::text)`;
}

/** The pairs of one event, the oldest first. Whoever asks has been let in. */
export async function samePeopleOf(world: World, eventId: string): Promise<SamePeople[]> {
  const pairs = await world.db.$queryRaw<{ first: string; second: string; by: SamePeople["by"] }[]>`
    SELECT first::text, second::text, by FROM (${samePairs(Prisma.sql`e.id = ${eventId}::uuid`)}) pair
    ORDER BY at, first, second LIMIT ${samePeopleShown}`;
  const rows = await world.db.registration.findMany({
    where: { id: { in: pairs.flatMap(({ first, second }) => [first, second]) } },
    select: {
      id: true,
      attendeeName: true,
      attendeeEmail: true,
      status: true,
      createdAt: true,
      order: { select: { code: true, contactName: true, company: { select: { name: true } } } },
    },
  });
  const seats = new Map(
    rows.map(
      ({ id, attendeeName, attendeeEmail, status, createdAt, order }): [string, SameSeat] => [
        id,
        {
          id,
          name: attendeeName ?? "",
          email: attendeeEmail ?? "",
          status,
          createdAt,
          company: order.company?.name ?? null,
          contactName: order.contactName,
          orderCode: order.code,
        },
      ],
    ),
  );
  return pairs.flatMap(({ first, second, by }) => {
    const [earlier, later] = [seats.get(first), seats.get(second)];
    return earlier && later ? [{ by, earlier, later }] : [];
  });
}

/** How many pairs each of an organisation's events to come has; those without any are left out. */
export async function samePeopleCounts(
  world: World,
  organisationId: string,
): Promise<{ eventId: string; count: number }[]> {
  return world.db.$queryRaw`
    SELECT event_id::text AS "eventId", count(*)::int AS count
    FROM (${samePairs(Prisma.sql`
      e.organisation_id = ${organisationId}::uuid AND e.status = 'published' AND e.starts_at > ${world.now()}::timestamptz`)}) pair
    GROUP BY event_id`;
}
