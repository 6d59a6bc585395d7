import type { Actor } from "~/kernel/actor";
import type { World } from "~/platform/world.server";

/** What a new order has to be checked against. */
export interface OrderTerms {
  readonly eventId: string;
  readonly organisationId: string;
  readonly seatPoolId: string;
  readonly status: string;
  readonly startsAt: Date;
  readonly requiresApproval: boolean;
  readonly language: string;
  readonly ticketTypes: readonly string[];
  readonly groups: readonly string[];
  /** What the event asks about beside names: `diet`, `access`. */
  readonly asks: readonly string[];
}

/**
 * The terms of an event, read in one statement; `null` for one the actor may not see: a draft, a members'
 * event of an organisation they do not belong to, or none at all.
 */
export async function orderTerms(
  world: World,
  actor: Actor,
  slug: string,
): Promise<OrderTerms | null> {
  const accountId = actor.kind === "signed-in" ? actor.accountId : null;
  const [terms] = await world.db.$queryRaw<OrderTerms[]>`
    SELECT id AS "eventId", organisation_id AS "organisationId", seat_pool_id::text AS "seatPoolId", status, starts_at AS "startsAt",
           requires_approval AS "requiresApproval", language,
           ARRAY(SELECT t.id::text FROM ticket_type t WHERE t.event_id = event.id ORDER BY position) AS "ticketTypes",
           ARRAY(SELECT network_id::text FROM track WHERE event_id = event.id AND network_id IS NOT NULL
                 UNION SELECT network_id::text FROM session WHERE event_id = event.id AND network_id IS NOT NULL) AS "groups",
           ARRAY(SELECT kind FROM sensitive_question WHERE event_id = event.id) AS "asks"
    FROM event
    WHERE slug = ${slug} AND status <> 'draft'
      AND (visibility <> 'members'
           OR organisation_id IN (SELECT organisation_id FROM member WHERE account_id = ${accountId}::uuid))`;
  return terms ?? null;
}

/** Which of these ids are sessions of the event that still take place. */
export async function knownSessions(
  world: World,
  eventId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await world.db.session.findMany({
    where: { eventId, id: { in: [...ids] }, status: "scheduled" },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}
