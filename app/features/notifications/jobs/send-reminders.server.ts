import type { Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { messageKinds } from "~/features/mail/domain/message-kinds";
import { isWorthSending, type DueReminder } from "../domain/reminder-rule";
import {
  anchorsAt,
  holdsFor,
  isAddressed,
  isNamed,
  isOnProgramme,
  isOvertaken,
  isWelcome,
  orderFrom,
  orderOfKey,
  sessionOfKey,
} from "../queries/rule-sql.server";
import { planReminders } from "./plan-reminders.server";

/**
 * Plans the reminders and follow-ups of published events by their rules and sends those that are due.
 *
 * @remarks Each is a row, planned anew when what it hangs on moves. Whoever was confirmed after it was due has just
 * had their confirmation and is left in peace. Safe to run at any time, any number at once.
 * @returns how many mails were enqueued.
 */
export async function sendReminders(world: World): Promise<number> {
  await planReminders(world);
  let enqueued = 0;
  for (const due of [dueAtEvents, dueAfterOrders]) {
    for (;;) {
      const count = await sendNext(world, due);
      if (count === null) break;
      enqueued += count;
    }
  }
  if (enqueued > 0) world.wake("deliver-outbox");
  return enqueued;
}

interface Due extends DueReminder {
  readonly id: string;
  readonly audience: string;
}

/** What of reminder `m` decides whether it is sent. */
function dueColumns(now: Instant): Prisma.Sql {
  return Prisma.sql`m.id::text, m.due_at AS "dueAt", m.anchor_at AS "anchorAt", r.direction, r.anchor, r.audience,
    e.ends_at AS "eventEndsAt", ${isOvertaken(Prisma.sql`m.due_at`, now)} AS overtaken`;
}

/** One reminder of an event or a session that is due and still stands where it was planned; it is locked. */
function dueAtEvents(world: World): Promise<Due[]> {
  const now = world.now();
  return world.db.$queryRaw`
    SELECT ${dueColumns(now)}
    FROM reminder m JOIN reminder_rule r ON r.id = m.rule_id AND r.anchor <> 'order' JOIN event e ON e.id = m.event_id
    WHERE m.state = 'planned' AND m.due_at <= ${now}::timestamptz AND EXISTS (
      SELECT FROM (${anchorsAt(now, Prisma.sql`e.id = m.event_id AND r.id = m.rule_id`)}) a
      WHERE a.key = m.anchor_key AND a.from = m.planned_from)
    ORDER BY m.due_at LIMIT 1 FOR UPDATE OF m SKIP LOCKED`;
}

/** Those after an order, of which each is for a few people only: some hundred of them at once. */
function dueAfterOrders(world: World): Promise<Due[]> {
  const now = world.now();
  return world.db.$queryRaw`
    SELECT ${dueColumns(now)}
    FROM reminder m JOIN reminder_rule r ON r.id = m.rule_id AND r.anchor = 'order'
      JOIN event e ON e.id = m.event_id AND ${holdsFor} JOIN "order" o ON o.id = ${orderOfKey}
    WHERE m.state = 'planned' AND m.due_at <= ${now}::timestamptz AND e.status = 'published'
      AND m.planned_from = ${orderFrom}
    ORDER BY m.due_at LIMIT 500 FOR UPDATE OF m SKIP LOCKED`;
}

/** Sends or drops what `find` finds due; `null` when it finds nothing. */
function sendNext(
  world: World,
  find: (world: World) => Promise<readonly Due[]>,
): Promise<number | null> {
  return inTransaction(world, async (tx) => {
    const due = await find(tx);
    if (due.length === 0) return null;
    const now = tx.now();
    const sent = due.filter((each) => isWorthSending(each, now)).map(({ id }) => id);
    const dropped = due.filter(({ id }) => !sent.includes(id)).map(({ id }) => id);
    const afterOrder = due[0]?.anchor === "order";
    await tx.db.reminder.updateMany({
      where: { id: { in: dropped } },
      data: { state: "dropped", handledAt: now },
    });
    return sent.length > 0 ? enqueue(tx, sent, afterOrder) : 0;
  });
}

/** Enqueues the mails of these reminders in one statement and notes how many they became. */
async function enqueue(world: World, ids: readonly string[], afterOrder: boolean): Promise<number> {
  const now = world.now();
  // Whoever is being erased is waited for: they are not among the recipients.
  await world.db.$queryRaw`
    SELECT 1 FROM event WHERE id IN (SELECT event_id FROM reminder WHERE id = ANY(${ids}::uuid[]))
    ORDER BY id FOR SHARE`;
  // What follows an order is for that order; everything else for those who had their place when it fell due.
  const [seat, order] = afterOrder
    ? [Prisma.sql`g.order_id = ${orderOfKey}`, Prisma.sql`o.id = ${orderOfKey}`]
    : [
        Prisma.sql`g.event_id = m.event_id AND coalesce(g.confirmed_at, g.created_at) < m.due_at`,
        Prisma.sql`o.event_id = m.event_id AND o.created_at < m.due_at`,
      ];
  const message = (id: Prisma.Sql) => Prisma.sql`
    CASE r.direction WHEN 'before' THEN 'reminder' ELSE 'follow-up' END AS kind,
    'reminder:' || m.id || ':' || ${isoOf(Prisma.sql`m.due_at`)} || ':' || ${id} AS cause,
    jsonb_build_object('ruleId', m.rule_id, 'key', m.anchor_key, 'dueAt', ${isoOf(Prisma.sql`m.due_at`)}) AS snapshot`;
  const rows = await world.db.$queryRaw<{ count: bigint }[]>`
    WITH recipient AS (
      SELECT m.id AS reminder_id, g.organisation_id, g.event_id, g.order_id, g.id AS registration_id,
             coalesce(g.attendee_name, '') AS name, g.attendee_email AS email, g.language, ${message(Prisma.sql`g.id`)}
      FROM reminder m JOIN reminder_rule r ON r.id = m.rule_id AND r.audience = 'attendees'
        LEFT JOIN session s ON s.id = ${sessionOfKey}
        JOIN registration g ON ${seat} AND ${isAddressed} AND ${isNamed} AND ${isOnProgramme}
      WHERE ${isWelcome(Prisma.sql`g.attendee_email`, Prisma.sql`g.organisation_id`)} AND m.id = ANY(${ids}::uuid[])
      UNION ALL
      SELECT m.id, o.organisation_id, o.event_id, o.id, NULL, o.contact_name, o.contact_email, o.language,
             ${message(Prisma.sql`o.id`)}
      FROM reminder m JOIN reminder_rule r ON r.id = m.rule_id AND r.audience = 'contacts'
        LEFT JOIN session s ON s.id = ${sessionOfKey}
        JOIN "order" o ON ${order} AND o.anonymised_at IS NULL
      WHERE ${isWelcome(Prisma.sql`o.contact_email`, Prisma.sql`o.organisation_id`)} AND m.id = ANY(${ids}::uuid[]) AND EXISTS (
        SELECT FROM registration g WHERE g.order_id = o.id AND ${isAddressed} AND NOT ${isNamed} AND ${isOnProgramme})
    ), enqueued AS (
      INSERT INTO outbox_message (id, organisation_id, event_id, order_id, registration_id, kind, recipient_name,
                                  recipient_email, language, cause, snapshot, priority, next_attempt_at, created_at)
      SELECT gen_random_uuid(), organisation_id, event_id, order_id, registration_id, kind, name, email, language,
             cause, snapshot, ${messageKinds.reminder.priority}::int, ${now}::timestamptz, ${now}::timestamptz
      FROM recipient
      ON CONFLICT DO NOTHING
      RETURNING split_part(cause, ':', 2)::uuid AS reminder_id
    ), told AS (
      UPDATE reminder SET state = 'sent', handled_at = ${now}::timestamptz,
             recipients = (SELECT count(*) FROM enqueued WHERE reminder_id = reminder.id)
      WHERE id = ANY(${ids}::uuid[])
    )
    SELECT count(*) FROM enqueued`;
  return Number(rows[0]?.count ?? 0);
}

/** A moment as JavaScript writes it. */
function isoOf(at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
