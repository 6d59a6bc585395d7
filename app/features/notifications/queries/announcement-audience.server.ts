import { erasedSuffix } from "~/kernel/erased-address";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { isStopped } from "~/features/mail/queries/suppressed-messages.server";
import type { Selection } from "../domain/announcement-selection";

/** The event an announcement is about, with its organisation. */
export interface AnnouncedEvent {
  readonly organisationId: string;
  readonly eventId: string;
}

/** How many an announcement reaches, and who some of them are. */
export interface AudienceFigures {
  readonly count: number;
  /** Chosen, but not written to: they have unsubscribed, or mail to them bounces. */
  readonly leftOut: number;
  /** The first few by name, to see that they are the right ones. */
  readonly names: readonly string[];
}

/**
 * The people of a selection, each address once, as a subquery with the columns of an outbox row and `left_out`.
 *
 * @remarks Somebody who is attendee and contact is written to about their own seat. The organiser's own event and
 * nobody else's: every table is asked for its organisation.
 */
export function announcedPeople(
  { organisationId, eventId }: AnnouncedEvent,
  { audience, statuses, ticketTypeIds, networkIds, languages }: Selection,
): Prisma.Sql {
  const attendees = audience === "attendees" || audience === "everybody";
  const contacts = audience !== "attendees";
  const unnamed = audience === "contacts-unnamed";
  return Prisma.sql`
    SELECT once.*, ${isStopped(
      Prisma.sql`once.email`,
      Prisma.sql`${organisationId}::uuid`,
      Prisma.sql`'announcements'`,
    )} AS left_out
    FROM (
      SELECT DISTINCT ON (person.email) person.* FROM (
        SELECT seat.*, contact.contact_name, contact.contact_email, contact.language AS contact_language
        FROM registration seat JOIN "order" contact ON contact.id = seat.order_id
        WHERE seat.event_id = ${eventId}::uuid AND seat.organisation_id = ${organisationId}::uuid
          AND seat.status = ANY(${statuses})
          AND (${ticketTypeIds.length === 0} OR seat.ticket_type_id = ANY(${ticketTypeIds}::uuid[]))
          AND (${networkIds.length === 0} OR seat.network_id = ANY(${networkIds}::uuid[]))
      ) chosen
      CROSS JOIN LATERAL (VALUES
        (0, coalesce(chosen.attendee_name, ''), chosen.attendee_email, chosen.language, chosen.order_id, chosen.id),
        (1, chosen.contact_name, chosen.contact_email, chosen.contact_language, chosen.order_id, NULL)
      ) AS person (place, name, email, language, order_id, registration_id)
      WHERE person.email IS NOT NULL AND person.email::text NOT LIKE ${`%${erasedSuffix}`}
        AND (person.place = 0 AND ${attendees} OR person.place = 1 AND ${contacts})
        AND (NOT ${unnamed} OR chosen.attendee_email IS NULL)
        AND (${languages.length === 0} OR person.language = ANY(${languages}))
      ORDER BY person.email, person.place, person.registration_id, person.order_id
    ) once`;
}

/** Counts a selection as it is now. */
export async function audienceFigures(
  world: World,
  of: AnnouncedEvent,
  selection: Selection,
): Promise<AudienceFigures> {
  const [figures] = await world.db.$queryRaw<
    { count: number; leftOut: number; names: string[] | null }[]
  >`
    SELECT (count(*) FILTER (WHERE NOT left_out))::int AS count,
      (count(*) FILTER (WHERE left_out))::int AS "leftOut",
      (array_agg(coalesce(nullif(name, ''), email::text) ORDER BY name, email) FILTER (WHERE NOT left_out))[1:5] AS names
    FROM (${announcedPeople(of, selection)}) people`;
  return {
    count: figures?.count ?? 0,
    leftOut: figures?.leftOut ?? 0,
    names: figures?.names ?? [],
  };
}
