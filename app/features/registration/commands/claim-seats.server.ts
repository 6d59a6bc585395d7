import { gateOf } from "~/features/events/queries/edited-event.server";
import type { outboxRow } from "~/features/mail/commands/enqueue-messages.server";
import type { World } from "~/platform/world.server";
import type { Admission } from "../domain/admission";

/** A new order with everything that goes into the database with it. */
export interface SeatClaim {
  readonly order: {
    readonly id: string;
    readonly organisationId: string;
    readonly eventId: string;
    readonly code: string;
    readonly contactName: string;
    readonly contactEmail: string;
    readonly language: string;
    readonly submissionKey: string | null;
    readonly submissionHash: Uint8Array;
  };
  readonly company: {
    readonly id: string;
    readonly name: string;
    readonly organisationNumber: string | null;
    readonly country: string;
    readonly soleTrader: boolean;
    readonly matchKey: string;
  } | null;
  readonly seats: readonly {
    readonly id: string;
    readonly personId: string;
    readonly seatNumber: number;
    readonly name: string | null;
    readonly email: string | null;
    readonly ticketTypeId: string | null;
    readonly networkId: string | null;
    readonly sessionIds: readonly string[];
    /** The counters it takes a place from. */
    readonly places: readonly string[];
  }[];
  /** What was said beyond what an order needs, with the sentences that stood beside it. */
  readonly consents: readonly {
    readonly id: string;
    readonly registrationId: string;
    readonly purpose: string;
    readonly wording: string;
    readonly wordingVersion: number;
    readonly language: string;
    readonly by: "attendee" | "contact";
  }[];
  readonly answers: readonly {
    readonly registrationId: string;
    readonly kind: string;
    readonly choices: readonly string[];
    readonly note: string;
  }[];
  /** The outbox rows for each thing that may become of it; those of the others are not written. */
  readonly messages: Readonly<Record<Admission, readonly ReturnType<typeof outboxRow>[]>>;
}

export interface ClaimOutcome {
  readonly status: Admission;
  /** The order's number in the queue, when it waits. */
  readonly queueNumber: number | null;
}

/**
 * Admits an order and writes all of it, in one statement: the one hot path of the product.
 *
 * @remarks The event is held FOR SHARE first, through its gate (see {@link gateOf}): a cancellation that commits while we wait for it is seen (READ
 * COMMITTED reads the row again), and one that comes later waits for us. Everybody locks the event before its
 * counter, so none waits in a circle. The event's counter row is locked only while this statement runs, and everything that depends on
 * it (the queue number too) comes from that row: the parts of a statement share a snapshot, so `max() + 1`
 * would not do. Company and persons are found or made before the counter is touched, persons in order of
 * address, so that orders with the same people wait for each other instead of deadlocking. The CHECK on the
 * counter stands behind all this. {@link decideAdmission} decides the same in TypeScript.
 *
 * @returns `null` when registration is closed: not published, or begun. A person who is registered already,
 * or a submission that came before, breaks a unique index (SQLSTATE 23505).
 */
export async function claimSeats(world: World, claim: SeatClaim): Promise<ClaimOutcome | null> {
  const { order, company, seats } = claim;
  const now = world.now();
  const outbox = Object.entries(claim.messages).flatMap(([when, rows]) =>
    rows.map((row) => ({ when, ...row })),
  );
  const rows = await world.db.$queryRaw<{ status: Admission; queue_number: bigint | null }[]>`
    WITH terms AS (
      SELECT id, seat_pool_id, requires_approval
      FROM event, (SELECT pg_advisory_xact_lock_shared(${gateOf(order.eventId)})) AS gate
      WHERE id = ${order.eventId}::uuid AND status = 'published' AND starts_at > ${now}
      FOR SHARE OF event
    ),
    wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) AS seat (
        "id" uuid, "personId" uuid, "seatNumber" int, "name" text, "email" citext,
        "ticketTypeId" uuid, "networkId" uuid, "sessionIds" jsonb, "places" jsonb)
    ),
    known_company AS (
      INSERT INTO company (id, organisation_id, name, organisation_number, country, sole_trader, match_key, created_at)
      SELECT ${company?.id}::uuid, ${order.organisationId}::uuid, ${company?.name}, ${company?.organisationNumber},
             ${company?.country}, coalesce(${company?.soleTrader}::boolean, false), ${company?.matchKey}, ${now}
      FROM terms WHERE ${company?.matchKey}::text IS NOT NULL
      ON CONFLICT (organisation_id, match_key) DO UPDATE SET match_key = excluded.match_key
      RETURNING id
    ),
    people AS (
      INSERT INTO person (id, organisation_id, company_id, name, email, language, created_at)
      SELECT "personId", ${order.organisationId}::uuid, (SELECT id FROM known_company), "name", "email",
             ${order.language}, ${now}
      FROM wanted, terms WHERE "email" IS NOT NULL ORDER BY "email"
      ON CONFLICT (organisation_id, email) DO UPDATE SET email = person.email
      RETURNING id, email
    ),
    claimed AS (
      SELECT terms.seat_pool_id, moved.short, moved.queue_number
      FROM terms, (SELECT count(*) FROM people) AS found_first,
           move_places('{}', ${placesWanted(seats)}::jsonb, false, terms.seat_pool_id) AS moved
      WHERE NOT requires_approval AND found_first.count >= 0
    ),
    outcome AS (
      SELECT seat_pool_id, CASE WHEN short = '{}' THEN 'confirmed' ELSE 'waitlisted' END AS status, queue_number, short FROM claimed
      UNION ALL
      SELECT seat_pool_id, 'awaiting-approval', NULL, '{}' FROM terms WHERE requires_approval
    ),
    new_order AS (
      INSERT INTO "order" (id, organisation_id, event_id, code, company_id, contact_name, contact_email, language,
                           submission_key, submission_hash, created_at)
      SELECT ${order.id}::uuid, ${order.organisationId}::uuid, ${order.eventId}::uuid, ${order.code},
             (SELECT id FROM known_company), ${order.contactName}, ${order.contactEmail}, ${order.language},
             ${order.submissionKey}, ${order.submissionHash}, ${now}
      FROM outcome
    ),
    new_registrations AS (
      INSERT INTO registration (id, organisation_id, event_id, order_id, seat_number, ticket_type_id, person_id,
                                attendee_name, attendee_email, network_id, language, status, created_at, confirmed_at, places)
      SELECT wanted."id", ${order.organisationId}::uuid, ${order.eventId}::uuid, ${order.id}::uuid, "seatNumber",
             "ticketTypeId", people.id, "name", wanted."email", "networkId", ${order.language}, outcome.status, ${now},
             CASE WHEN outcome.status = 'confirmed' THEN ${now}::timestamptz END,
             CASE WHEN outcome.status = 'confirmed' THEN ARRAY(SELECT jsonb_array_elements_text("places")::uuid) ELSE '{}' END
      FROM outcome, wanted LEFT JOIN people ON people.email = wanted."email"
    ),
    chosen_sessions AS (
      INSERT INTO registration_session (registration_id, session_id)
      SELECT wanted."id", session_id::uuid
      FROM outcome, wanted, jsonb_array_elements_text(wanted."sessionIds") AS session_id
    ),
    consented AS (
      INSERT INTO consent (id, registration_id, purpose, act, wording, wording_version, language, by, at)
      SELECT c."id", c."registrationId", c."purpose", 'given', c."wording", c."wordingVersion", c."language", c."by", ${now}
      FROM outcome, jsonb_to_recordset(${JSON.stringify(claim.consents)}::jsonb) AS c (
        "id" uuid, "registrationId" uuid, "purpose" text, "wording" text, "wordingVersion" int, "language" text, "by" text)
    ),
    answered AS (
      INSERT INTO sensitive_answer (registration_id, kind, choices, note, answered_at)
      SELECT a."registrationId", a."kind", ARRAY(SELECT jsonb_array_elements_text(a."choices")), a."note", ${now}
      FROM outcome, jsonb_to_recordset(${JSON.stringify(claim.answers)}::jsonb) AS a (
        "registrationId" uuid, "kind" text, "choices" jsonb, "note" text)
    ),
    queued AS (
      INSERT INTO waitlist_entry (id, seat_pool_id, order_id, queue_number, seats, waits_at, created_at)
      SELECT ${world.newId()}::uuid, seat_pool_id, ${order.id}::uuid, queue_number, ${seats.length}::int, short, ${now}
      FROM outcome WHERE status = 'waitlisted'
    ),
    enqueued AS (
      INSERT INTO outbox_message (id, organisation_id, event_id, order_id, registration_id, kind, recipient_name,
                                  recipient_email, language, cause, thread, sequence, snapshot, priority,
                                  next_attempt_at, created_at)
      SELECT m."id", m."organisationId", m."eventId", m."orderId", m."registrationId", m."kind", m."recipientName",
             m."recipientEmail", m."language", m."cause", m."thread", m."sequence", m."snapshot", m."priority",
             m."nextAttemptAt", m."createdAt"
      FROM outcome JOIN jsonb_to_recordset(${JSON.stringify(outbox)}::jsonb) AS m (
        "when" text, "id" uuid, "organisationId" uuid, "eventId" uuid, "orderId" uuid, "registrationId" uuid,
        "kind" text, "recipientName" text, "recipientEmail" citext, "language" text, "cause" text, "thread" text,
        "sequence" int, "snapshot" jsonb, "priority" int, "nextAttemptAt" timestamptz, "createdAt" timestamptz)
        ON m."when" = outcome.status
    )
    SELECT status, queue_number FROM outcome`;
  const [outcome] = rows;
  if (!outcome) return null;
  return {
    status: outcome.status,
    queueNumber: outcome.queue_number === null ? null : Number(outcome.queue_number),
  };
}

/** How many places an order takes from each counter, as `move_places` reads it. */
function placesWanted(seats: SeatClaim["seats"]): string {
  const wanted: Record<string, number> = {};
  for (const id of seats.flatMap((seat) => seat.places)) wanted[id] = (wanted[id] ?? 0) + 1;
  return JSON.stringify(wanted);
}
