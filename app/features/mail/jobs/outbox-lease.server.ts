import { Prisma } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { erasedSuffix } from "~/kernel/erased-address";
import { isLocale } from "~/kernel/locales";
import { addTime } from "~/kernel/time";
import { isForgottenAfter } from "../commands/last-cancellations.server";
import type { OutboxRow } from "../domain/message";
import { isMessageKind, openingKinds, secretKinds } from "../domain/message-kinds";

/** How long a worker may keep a row before it is anybody's again, in milliseconds. */
export const leaseTime = 60_000;

/**
 * What went before a claimed message in the recipient's eyes: its thread, and the mail that opened their
 * calendar, which has no thread since nothing may supersede it.
 */
function sameThread(other: "sent" | "earlier"): Prisma.Sql {
  const name = Prisma.raw(other);
  return Prisma.sql`${name}.recipient_email = claimed.recipient_email
    AND (${name}.thread = claimed.thread
      OR (${name}.registration_id = claimed.registration_id AND ${name}.kind = ANY(${openingKinds})))`;
}

/** A row in our hand. */
export interface Claimed extends Omit<OutboxRow, "kind"> {
  readonly kind: string;
  readonly leasedUntil: Date;
  /** An earlier attempt ended without an answer: the recipient may have it already. */
  readonly inDoubt: boolean;
}

type RawClaim = Omit<Claimed, "language"> & { readonly language: string };

/** Taken while rows are claimed: any number, but the same in every process. */
const claimLock = 7_302_116;

/** What stays of a snapshot when its message is dealt with. */
const wiped = Prisma.sql`
  CASE WHEN kind = ANY(${secretKinds}) OR ${isForgottenAfter} THEN '{}'::jsonb ELSE snapshot END`;

/**
 * Takes due rows in hand, the most urgent and oldest first.
 *
 * @remarks Claims follow one another (the advisory lock), so each sees the leases of those before it. That is
 * what makes two promises hold with any number of workers: nothing of a thread is claimed while another
 * message of that thread is in somebody's hand, and an older message is never claimed once a newer one
 * exists. Rows whose worker died are due again when their lease has run out.
 *
 * `restingDomains`: nothing to anybody there is taken, however urgent.
 *
 * `lease` stays on a row when an attempt ended without an answer; it is what tells `threadBegun` that the
 * recipient may have seen a message which was never marked as sent.
 */
export async function claimMessages(
  root: World,
  lease: string,
  limit: number,
  restingDomains: readonly string[] = [],
): Promise<{ claimed: Claimed[]; superseded: number }> {
  return inTransaction(root, async (world) => {
    const now = world.now();
    await world.db.$executeRaw`SELECT pg_advisory_xact_lock(${claimLock}::bigint)`;
    const rows = await world.db.$queryRaw<RawClaim[]>`
      WITH due AS (
        SELECT m.id, m.lease IS NOT NULL AS in_doubt
        FROM outbox_message m
        WHERE m.state = 'queued'
          AND m.next_attempt_at <= ${now}
          AND (m.leased_until IS NULL OR m.leased_until <= ${now})
          AND split_part(m.recipient_email::text, '@', -1)::citext <> ALL(${restingDomains}::citext[])
          AND (m.thread IS NULL OR NOT EXISTS (
            SELECT FROM outbox_message mate
            WHERE mate.recipient_email = m.recipient_email AND mate.thread = m.thread
              AND mate.state = 'queued' AND mate.leased_until > ${now}))
        ORDER BY m.priority, m.created_at, m.id
        LIMIT ${limit}
        FOR UPDATE OF m SKIP LOCKED
      ), claimed AS (
        UPDATE outbox_message m
        SET lease = ${lease}::uuid, leased_until = ${addTime(now, leaseTime)}, attempts = attempts + 1
        FROM due WHERE due.id = m.id
        RETURNING m.*, due.in_doubt
      )
      SELECT id, kind, recipient_name AS "recipientName", recipient_email::text AS "recipientEmail",
        language, cause, thread, sequence, snapshot, organisation_id AS "organisationId",
        event_id AS "eventId", order_id AS "orderId", registration_id AS "registrationId",
        created_at AS "createdAt", attempts AS attempt, leased_until AS "leasedUntil",
        in_doubt AS "inDoubt",
        (SELECT sent.id FROM outbox_message sent
          WHERE ${sameThread("sent")} AND sent.state = 'sent'
          ORDER BY sent.sequence DESC, sent.sent_at DESC LIMIT 1) AS "lastSentId",
        EXISTS (SELECT FROM outbox_message earlier
          WHERE ${sameThread("earlier")} AND earlier.id <> claimed.id
            AND (earlier.state = 'sent' OR earlier.lease IS NOT NULL)) AS "threadBegun"
      FROM claimed ORDER BY priority, created_at, id`;
    if (rows.length === 0) return { claimed: [], superseded: 0 };

    const overtaken = await supersede(world, rows);
    const claimed = rows
      .filter(({ id }) => !overtaken.has(id))
      .map((row) => ({
        ...row,
        language: isLocale(row.language) ? row.language : ("nb" as const),
      }));
    return { claimed, superseded: overtaken.size };
  });
}

/** Marks what has been overtaken in the threads of `rows`: nothing of it leaves any more. */
async function supersede(world: World, rows: readonly RawClaim[]): Promise<ReadonlySet<string>> {
  const threads = rows.filter(({ thread }) => thread !== null);
  if (threads.length === 0) return new Set();
  const untried = rows.filter(({ inDoubt }) => !inDoubt).map(({ id }) => id);
  const overtaken = await world.db.$queryRaw<{ id: string }[]>`
    UPDATE outbox_message older
    SET state = 'superseded', leased_until = NULL, snapshot = ${wiped},
      attempts = CASE WHEN older.id = ANY(${untried}::uuid[]) THEN attempts - 1 ELSE attempts END,
      lease = CASE WHEN older.id = ANY(${untried}::uuid[]) THEN NULL ELSE lease END
    FROM (SELECT DISTINCT * FROM unnest(
      ${threads.map(({ recipientEmail }) => recipientEmail)}::citext[],
      ${threads.map(({ thread }) => thread)}::text[]) AS t(recipient, thread)) touched
    WHERE older.recipient_email = touched.recipient AND older.thread = touched.thread
      AND older.state = 'queued'
      AND EXISTS (SELECT FROM outbox_message newer
        WHERE newer.recipient_email = older.recipient_email AND newer.thread = older.thread
          AND newer.sequence > older.sequence)
    RETURNING older.id`;
  return new Set(overtaken.map(({ id }) => id));
}

/** What is written on a row when we let go of it. */
export type Settlement =
  | { readonly state: "sent"; readonly response: string }
  | { readonly state: "superseded" }
  | { readonly state: "failed"; readonly response: string }
  | {
      readonly state: "queued";
      readonly response: string;
      readonly nextAttemptAt: Date;
      readonly inDoubt: boolean;
      /** Whether this attempt counts towards giving up. */
      readonly counts: boolean;
    };

/** A row and what became of it. */
export interface Settled {
  readonly row: Pick<Claimed, "id" | "inDoubt">;
  readonly settlement: Settlement;
}

/**
 * Writes what became of rows and lets go of them, all in one statement.
 *
 * @returns the ids of those that were still ours: of the others the lease ran out and somebody else has them.
 */
export async function settle(
  world: World,
  lease: string,
  settled: readonly Settled[],
): Promise<ReadonlySet<string>> {
  const queued = settled.map(({ settlement }) =>
    settlement.state === "queued" ? settlement : null,
  );
  // Whoever was erased meanwhile is forgotten with the last that leaves for their calendar.
  const forgets = Prisma.sql`settled.state <> 'queued' AND ${isForgottenAfter}`;
  const ours = await world.db.$queryRaw<{ id: string; forgotten: boolean }[]>`
    UPDATE outbox_message SET
      state = settled.state,
      recipient_name = CASE WHEN ${forgets} THEN '' ELSE recipient_name END,
      recipient_email = CASE WHEN ${forgets} THEN outbox_message.id::text || ${erasedSuffix} ELSE recipient_email END,
      leased_until = NULL,
      lease = CASE WHEN settled.keeps_lease THEN lease END,
      last_response = CASE WHEN ${forgets} THEN NULL ELSE COALESCE(settled.response, last_response) END,
      sent_at = CASE WHEN settled.state = 'sent' THEN ${world.now()} ELSE sent_at END,
      next_attempt_at = CASE WHEN settled.state = 'failed' THEN ${world.now()}
        ELSE COALESCE(settled.next_attempt_at, outbox_message.next_attempt_at) END,
      attempts = attempts - settled.taken_back,
      snapshot = CASE WHEN settled.state = 'queued' THEN snapshot ELSE ${wiped} END
    FROM unnest(
      ${settled.map(({ row }) => row.id)}::uuid[],
      ${settled.map(({ settlement }) => settlement.state)}::text[],
      ${settled.map(({ settlement }) => ("response" in settlement ? settlement.response.slice(0, 500) : null))}::text[],
      ${queued.map((later) => later?.nextAttemptAt ?? null)}::timestamptz[],
      ${settled.map(({ row }, at) => row.inDoubt || queued[at]?.inDoubt === true)}::bool[],
      ${queued.map((later) => (later && !later.counts ? 1 : 0))}::int[]
    ) AS settled(id, state, response, next_attempt_at, keeps_lease, taken_back)
    WHERE outbox_message.id = settled.id AND lease = ${lease}::uuid
      AND outbox_message.state = 'queued' AND leased_until IS NOT NULL
    RETURNING outbox_message.id, recipient_email LIKE ${`%${erasedSuffix}`} AS forgotten`;
  const forgotten = ours.filter((row) => row.forgotten).map(({ id }) => id);
  if (forgotten.length > 0)
    await world.db.capturedMail.deleteMany({ where: { id: { in: forgotten } } });
  return new Set(ours.map(({ id }) => id));
}

/** Gives rows back untried, due as they were. */
export async function release(
  world: World,
  rows: readonly Claimed[],
  lease: string,
): Promise<void> {
  if (rows.length === 0) return;
  const doubtful = rows.filter(({ inDoubt }) => inDoubt).map(({ id }) => id);
  await world.db.$executeRaw`
    UPDATE outbox_message SET leased_until = NULL, attempts = attempts - 1,
      lease = CASE WHEN id = ANY(${doubtful}::uuid[]) THEN lease END
    WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[]) AND lease = ${lease}::uuid AND state = 'queued'
      AND leased_until IS NOT NULL`;
}

/** Holds a row for another lease time; `false` when it is no longer ours. */
export async function renew(world: World, id: string, lease: string): Promise<boolean> {
  const count = await world.db.$executeRaw`
    UPDATE outbox_message SET leased_until = ${addTime(world.now(), leaseTime)}
    WHERE id = ${id}::uuid AND lease = ${lease}::uuid AND state = 'queued' AND leased_until IS NOT NULL`;
  return count === 1;
}

/** Whether a claimed row's kind is one we know. */
export function isWritable(row: Claimed): row is Claimed & OutboxRow {
  return isMessageKind(row.kind);
}
