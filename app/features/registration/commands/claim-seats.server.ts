import { gateOf } from "~/features/events/queries/edited-event.server";
import type { outboxRow } from "~/features/mail/commands/enqueue-messages.server";
import { Prisma } from "~/platform/db.server";
import { keptReady } from "~/platform/ready-statements";
import type { World } from "~/platform/world.server";
import type { PaymentState, WayToPay } from "~/features/payments/domain/standing";
import type { PlacedStatus } from "../domain/admission";
import { sumPlaces } from "../domain/offer";
import { counterIdsOf } from "../queries/event-counters.server";

/** An add-on or session a new seat waits for, by the counter it waits at; `null` for one nobody counts. */
export interface WaitedChoice {
  readonly kind: "add-on" | "session";
  readonly id: string;
  readonly roomMate: string;
  readonly poolId: string | null;
}

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
    readonly source: "web" | "api" | "organiser" | "import";
    readonly importId: string | null;
    readonly reference: string;
    readonly currency: string;
    readonly netMinor: number;
    readonly vatMinor: number;
    readonly totalMinor: number;
    readonly payBy: WayToPay;
    /** Until when its places are kept unpaid; `null` for an order that is confirmed before it is paid for. */
    readonly payUntil: Date | null;
  };
  /** The offer it was judged and priced by; another one is not claimed from. */
  readonly revision: number;
  /** Whether a hold of the same submission may stand for it: its places are swapped for what is wanted. */
  readonly mayBeHeld: boolean;
  /** Whether the queue is served in the same transaction. */
  readonly servesQueue: boolean;
  /** Whether more is moved in the same transaction: then every counter of the event is locked at once. */
  readonly locksAll: boolean;
  /** Counters of add-ons and sessions whose being short refuses the order; none where it may wait for them. */
  readonly refusedAt: readonly string[];
  /** What was typed to get it; counted as used once more. */
  readonly code: {
    readonly id: string;
    /** The counter of its reserved places: an order that is short there is refused instead of queued. */
    readonly reservedPoolId: string | null;
  } | null;
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
    readonly again: boolean;
    readonly sessionIds: readonly string[];
    readonly addOns: readonly { readonly id: string; readonly roomMate: string }[];
    /** The counters it takes a place from. */
    readonly places: readonly string[];
    /** Add-ons and sessions it is queued for afterwards; see `queueChoices`. */
    readonly waits: readonly WaitedChoice[];
  }[];
  /** What it costs, line by line. */
  readonly lines: readonly {
    readonly id: string;
    readonly registrationId: string | null;
    readonly kind: "ticket" | "add-on" | "discount";
    readonly itemId: string | null;
    readonly label: string;
    readonly netMinor: number;
    readonly vatCategory: string;
    readonly vatRate: number | null;
    readonly position: number;
  }[];
  /** What was answered to the event's questions, by seat or once for the order. */
  readonly questions: readonly {
    readonly id: string;
    readonly questionId: string;
    readonly registrationId: string | null;
    readonly values: readonly string[];
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
  readonly messages: Readonly<Record<PlacedStatus, readonly ReturnType<typeof outboxRow>[]>>;
}

export type ClaimOutcome =
  | {
      readonly kind: "placed";
      readonly status: PlacedStatus;
      /** The event's counter, which numbers its queue. */
      readonly seatPoolId: string;
      /** The order's number in the queue, when it waits. */
      readonly queueNumber: number | null;
      /** Where it waits. */
      readonly short: readonly string[];
    }
  /** Registration is closed (not published, begun), or another offer stands since it was read. */
  | { readonly kind: "closed-or-changed" }
  /** It wants more than its hold has, and that is not free: nothing was written, and the hold stands. */
  | { readonly kind: "hold-too-small" }
  /** Its hold has more than it wants: nothing was written; what is too much goes to those who wait first. */
  | { readonly kind: "hold-too-large" }
  /** Add-ons or sessions are full that it is not to wait for whole: nothing was written. */
  | { readonly kind: "choice-full"; readonly short: readonly string[] }
  /** The code was used as often as it may be meanwhile: nothing was written. */
  | { readonly kind: "code-used-up" };

export type Placed = Extract<ClaimOutcome, { kind: "placed" }>;

/**
 * Admits an order and writes all of it, in one statement: the one hot path of the product.
 *
 * @remarks The event is held FOR SHARE first, through its gate (see {@link gateOf}): a cancellation or another offer
 * that commits while we wait for it is seen (READ COMMITTED reads the row again), and one that comes later waits for
 * us. Then company, persons in order of address (so that orders with the same people wait for each other), the code's
 * row, the hold's row, and the counters in order of id: everybody locks in this order, so none waits in a circle. What
 * a part of the statement needs locked before it, it takes as an argument from there: parts that do not need each
 * other run in any order. The counters are locked only while this statement runs, and everything that depends on
 * them (the queue number too) comes from those rows: the parts of a statement share a snapshot, so `max() + 1` would
 * not do. The CHECK on the counters stands behind all this. {@link decideAdmission} decides the same in TypeScript.
 *
 * What an order does not have is left out of the statement; each connection keeps the plans of the few shapes there are.
 *
 * A person who is registered already, or a submission that came before, breaks a unique index (SQLSTATE 23505). When
 * the outcome is not `placed`, persons and company may have been noted: with a code it is run in a transaction that is
 * then undone.
 */
export async function claimSeats(world: World, claim: SeatClaim): Promise<ClaimOutcome> {
  const { order, company, seats, code } = claim;
  const now = world.now();
  const seated = order.payUntil ? "awaiting-payment" : "confirmed";
  const isSeated = Prisma.sql`outcome.status = ${seated}`;
  const wanted = JSON.stringify(sumPlaces(seats.map(({ places }) => places)));
  const outbox = Object.entries(claim.messages).flatMap(([when, rows]) =>
    rows.map((row) => ({ when, ...row })),
  );
  const rows = await world.db.$queryRaw<Row[]>`${Prisma.raw(keptReady)}
    WITH terms AS (
      SELECT id, seat_pool_id, requires_approval
      FROM event, (SELECT pg_advisory_xact_lock_shared(${gateOf(order.eventId)})) AS gate
      WHERE id = ${order.eventId}::uuid AND status = 'published' AND starts_at > ${now}
        AND offer_revision = ${claim.revision}
      FOR SHARE OF event
    ),
    wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) AS seat (
        "id" uuid, "personId" uuid, "seatNumber" int, "name" text, "email" citext, "ticketTypeId" uuid,
        "networkId" uuid, "again" boolean, "sessionIds" jsonb, "addOns" jsonb, "places" jsonb)
    ),
    known_company AS (${noteCompany(order.organisationId, company, now)}),
    people AS (
      INSERT INTO person (id, organisation_id, company_id, name, email, language, created_at)
      SELECT DISTINCT ON ("email") "personId", ${order.organisationId}::uuid, (SELECT id FROM known_company), "name",
             "email", ${order.language}, ${now}::timestamptz
      FROM wanted, terms WHERE "email" IS NOT NULL ORDER BY "email", "seatNumber"
      ON CONFLICT (organisation_id, email) DO UPDATE SET email = person.email
      RETURNING id, email
    ),
    known AS (SELECT count(*) AS people FROM people),
    ${spendCode(claim)}
    ${lockHold(claim)}
    ready AS (${ready(claim, wanted)}),
    claimed AS (
      SELECT terms.seat_pool_id, moved.short, moved.queue_number, ready.held
      FROM terms, ready,
           move_places(ready.back, ${wanted}::jsonb, false,
                       CASE WHEN ready.people >= 0 AND NOT ready.held THEN terms.seat_pool_id END) AS moved
      WHERE NOT requires_approval AND NOT ready.surplus
    ),
    outcome AS (
      SELECT seat_pool_id, CASE WHEN short = '{}' THEN ${seated}::text ELSE 'waitlisted' END AS status, queue_number, short
      FROM claimed WHERE short = '{}' OR NOT held
      UNION ALL
      SELECT seat_pool_id, 'awaiting-approval', NULL, '{}' FROM terms, ready WHERE requires_approval
    ),
    ${endHold(claim, now, isSeated)}
    new_order AS (
      INSERT INTO "order" (id, organisation_id, event_id, code, company_id, contact_name, contact_email, language,
                           submission_key, submission_hash, source, import_id, code_id, reference, currency, net_minor,
                           vat_minor, total_minor, payment_state, pay_by, pay_until, created_at)
      SELECT ${order.id}::uuid, ${order.organisationId}::uuid, ${order.eventId}::uuid, ${order.code},
             (SELECT id FROM known_company), ${order.contactName}, ${order.contactEmail}, ${order.language},
             ${order.submissionKey}, ${order.submissionHash}, ${order.source}, ${order.importId}::uuid,
             ${code?.id}::uuid, ${order.reference}, ${order.currency}, ${order.netMinor}, ${order.vatMinor},
             ${order.totalMinor},
             CASE WHEN ${isSeated} THEN ${paymentStateOf(order)} ELSE 'none' END,
             ${order.payBy}, CASE WHEN ${isSeated} THEN ${order.payUntil}::timestamptz END, ${now}
      FROM outcome
    ),
    new_registrations AS (
      INSERT INTO registration (id, organisation_id, event_id, order_id, seat_number, ticket_type_id, person_id,
                                attendee_name, attendee_email, network_id, again, language, status, created_at,
                                confirmed_at, places)
      SELECT wanted."id", ${order.organisationId}::uuid, ${order.eventId}::uuid, ${order.id}::uuid, "seatNumber",
             "ticketTypeId", people.id, "name", wanted."email", "networkId", "again", ${order.language},
             outcome.status, ${now},
             CASE WHEN outcome.status = 'confirmed' THEN ${now}::timestamptz END,
             CASE WHEN ${isSeated} THEN ARRAY(SELECT jsonb_array_elements_text("places")::uuid) ELSE '{}' END
      FROM outcome, wanted LEFT JOIN people ON people.email = wanted."email"
    ),
    ${writePayable(claim, now, isSeated)}
    ${writeChoices(claim)}
    ${writeLines(claim, now)}
    ${writeAnswers(claim, now)}
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
    SELECT outcome.status, outcome.seat_pool_id::text AS "seatPoolId", outcome.queue_number, outcome.short::text[],
           EXISTS (SELECT FROM claimed WHERE held AND short <> '{}') AS "tooSmall",
           EXISTS (SELECT FROM ready WHERE surplus AND NOT requires_approval) AS "tooLarge"
    FROM terms LEFT JOIN outcome ON true`;
  return outcomeOf(rows[0]);
}

interface Row {
  readonly status: PlacedStatus | null;
  readonly seatPoolId: string | null;
  readonly queue_number: bigint | null;
  readonly short: readonly string[] | null;
  readonly tooSmall: boolean;
  readonly tooLarge: boolean;
}

function outcomeOf(row: Row | undefined): ClaimOutcome {
  if (!row) return { kind: "closed-or-changed" };
  const { status, seatPoolId, queue_number: number, short } = row;
  if (row.tooSmall) return { kind: "hold-too-small" };
  if (row.tooLarge) return { kind: "hold-too-large" };
  if (status === null || seatPoolId === null) return { kind: "code-used-up" };
  const queueNumber = number === null ? null : Number(number);
  return { kind: "placed", status, seatPoolId, queueNumber, short: short ?? [] };
}

function noteCompany(organisationId: string, company: SeatClaim["company"], now: Date): Prisma.Sql {
  if (!company) return Prisma.sql`SELECT NULL::uuid AS id`;
  return Prisma.sql`
      INSERT INTO company (id, organisation_id, name, organisation_number, country, sole_trader, match_key, created_at)
      SELECT ${company.id}::uuid, ${organisationId}::uuid, ${company.name}, ${company.organisationNumber},
             ${company.country}, ${company.soleTrader}, ${company.matchKey}, ${now}
      FROM terms
      ON CONFLICT (organisation_id, match_key) DO UPDATE SET match_key = excluded.match_key
      RETURNING id`;
}

/** One more use of the code, once the persons are locked; none when it is used up. */
function spendCode({ code, order }: SeatClaim): Prisma.Sql {
  if (!code) return Prisma.empty;
  return Prisma.sql`
    used AS (
      UPDATE code SET uses = uses + 1 FROM known
      WHERE code.id = ${code.id}::uuid AND code.event_id = ${order.eventId}::uuid AND archived_at IS NULL
        AND (max_uses IS NULL OR uses < max_uses) AND known.people >= 0
      RETURNING code.id
    ),`;
}

/** The places of the submission's hold, once code and persons are locked. */
function lockHold({ mayBeHeld, code, order }: SeatClaim): Prisma.Sql {
  if (!mayBeHeld || order.submissionKey === null) return Prisma.empty;
  const before = code
    ? Prisma.sql`(SELECT count(*) AS done FROM used)`
    : Prisma.sql`(SELECT people AS done FROM known)`;
  return Prisma.sql`
    own_hold AS (
      SELECT hold.id, hold.places FROM ${before} AS before, LATERAL (
        SELECT id, places FROM hold
        WHERE event_id = ${order.eventId}::uuid AND submission_key = ${order.submissionKey} AND ended_at IS NULL
          AND before.done >= 0
        FOR UPDATE) AS hold
    ),`;
}

/** What was held became the order's. */
function endHold({ mayBeHeld, order }: SeatClaim, now: Date, isSeated: Prisma.Sql): Prisma.Sql {
  if (!mayBeHeld || order.submissionKey === null) return Prisma.empty;
  return Prisma.sql`
    hold_ended AS (
      UPDATE hold SET ended_at = ${now} FROM own_hold, outcome
      WHERE hold.id = own_hold.id AND ${isSeated}
    ),`;
}

/**
 * What has to be locked before the counters, as one row: what is given back, whether there was a hold, whether it has
 * more than is wanted, and a count that is known once persons and code are locked. No row when the code is used up.
 */
function ready({ mayBeHeld, locksAll, code, order }: SeatClaim, wanted: string): Prisma.Sql {
  const people = code
    ? Prisma.sql`CASE WHEN used.id IS NOT NULL THEN known.people END AS people FROM known, used`
    : Prisma.sql`known.people FROM known`;
  // Of a counter of which nothing is given back nothing moves; but it is locked with the others.
  const all = locksAll
    ? Prisma.sql`(SELECT jsonb_object_agg(id, 0) FROM (${counterIdsOf(order.eventId)}) AS counter (id))`
    : Prisma.sql`'{}'::jsonb`;
  if (!mayBeHeld || order.submissionKey === null)
    return Prisma.sql`SELECT ${all} AS back, false AS held, false AS surplus, ${people}`;
  return Prisma.sql`
      SELECT ${all} || coalesce((SELECT places FROM own_hold), '{}') AS back, EXISTS (SELECT FROM own_hold) AS held,
             EXISTS (SELECT FROM own_hold, jsonb_each_text(places) AS had
                     WHERE had.value::int > coalesce((${wanted}::jsonb ->> had.key)::int, 0)) AS surplus,
             ${people}`;
}

function paymentStateOf({ totalMinor, payUntil }: SeatClaim["order"]): PaymentState {
  if (totalMinor === 0) return "none";
  return payUntil ? "awaiting-payment" : "to-be-invoiced";
}

/** What is to be paid for: nothing of it is owed while it waits. */
function writePayable({ order }: SeatClaim, now: Date, isSeated: Prisma.Sql): Prisma.Sql {
  if (order.totalMinor === 0) return Prisma.empty;
  return Prisma.sql`
    new_payable AS (
      INSERT INTO payable (id, organisation_id, event_id, company_id, code, payer_name, payer_email, language,
                           reference, currency, pay_by, owed_minor, created_at, changed_at)
      SELECT ${order.id}::uuid, ${order.organisationId}::uuid, ${order.eventId}::uuid, (SELECT id FROM known_company),
             ${order.code}, ${order.contactName}, ${order.contactEmail}, ${order.language}, ${order.reference},
             ${order.currency}, ${order.payBy}, CASE WHEN ${isSeated} THEN ${order.totalMinor}::int ELSE 0 END, ${now},
             ${now}
      FROM outcome
    ),`;
}

function writeChoices({ seats }: SeatClaim): Prisma.Sql {
  const sessions = Prisma.sql`
    chosen_sessions AS (
      INSERT INTO registration_session (registration_id, session_id)
      SELECT wanted."id", session_id::uuid
      FROM outcome, wanted, jsonb_array_elements_text(wanted."sessionIds") AS session_id
    ),`;
  const addOns = Prisma.sql`
    chosen_add_ons AS (
      INSERT INTO registration_add_on (registration_id, add_on_id, room_mate)
      SELECT wanted."id", a."id", a."roomMate"
      FROM outcome, wanted, jsonb_to_recordset(wanted."addOns") AS a ("id" uuid, "roomMate" text)
    ),`;
  return Prisma.sql`
    ${seats.some(({ sessionIds }) => sessionIds.length > 0) ? sessions : Prisma.empty}
    ${seats.some((seat) => seat.addOns.length > 0) ? addOns : Prisma.empty}`;
}

function writeLines({ lines, order }: SeatClaim, now: Date): Prisma.Sql {
  if (lines.length === 0) return Prisma.empty;
  return Prisma.sql`
    charged AS (
      INSERT INTO order_line (id, order_id, registration_id, kind, item_id, label, net_minor, vat_category, vat_rate,
                              position, created_at)
      SELECT l."id", ${order.id}::uuid, l."registrationId", l."kind", l."itemId", l."label", l."netMinor",
             l."vatCategory", l."vatRate", l."position", ${now}
      FROM outcome, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l (
        "id" uuid, "registrationId" uuid, "kind" text, "itemId" uuid, "label" text, "netMinor" int,
        "vatCategory" text, "vatRate" int, "position" int)
    ),`;
}

function writeAnswers({ order, questions, consents, answers }: SeatClaim, now: Date): Prisma.Sql {
  const asked = Prisma.sql`
    questions_answered AS (
      INSERT INTO answer (id, question_id, order_id, registration_id, "values", answered_at)
      SELECT q."id", q."questionId", ${order.id}::uuid, q."registrationId",
             ARRAY(SELECT jsonb_array_elements_text(q."values")), ${now}
      FROM outcome, jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) AS q (
        "id" uuid, "questionId" uuid, "registrationId" uuid, "values" jsonb)
    ),`;
  const consented = Prisma.sql`
    consented AS (
      INSERT INTO consent (id, registration_id, purpose, act, wording, wording_version, language, by, at)
      SELECT c."id", c."registrationId", c."purpose", 'given', c."wording", c."wordingVersion", c."language", c."by", ${now}
      FROM outcome, jsonb_to_recordset(${JSON.stringify(consents)}::jsonb) AS c (
        "id" uuid, "registrationId" uuid, "purpose" text, "wording" text, "wordingVersion" int, "language" text, "by" text)
    ),`;
  const answered = Prisma.sql`
    answered AS (
      INSERT INTO sensitive_answer (registration_id, kind, choices, note, answered_at)
      SELECT a."registrationId", a."kind", ARRAY(SELECT jsonb_array_elements_text(a."choices")), a."note", ${now}
      FROM outcome, jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) AS a (
        "registrationId" uuid, "kind" text, "choices" jsonb, "note" text)
    ),`;
  return Prisma.sql`
    ${questions.length > 0 ? asked : Prisma.empty}
    ${consents.length > 0 ? consented : Prisma.empty}
    ${answers.length > 0 ? answered : Prisma.empty}`;
}
