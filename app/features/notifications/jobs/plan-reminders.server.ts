import { addTime, day, type Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import { runAgain, type World } from "~/platform/world.server";
import { dueAt } from "../domain/due-moment";
import {
  anchorsAt,
  countedBy,
  holdsFor,
  orderFrom,
  orderOfKey,
  sessionOfKey,
} from "../queries/rule-sql.server";
import { timingColumns, timingOf, type TimingRow } from "../queries/rule-rows.server";

/** Rows written in one statement. */
const batchSize = 2000;

/** How long before they are due the reminders after an order are planned: a hundred thousand orders stay cheap. */
const horizon = 2 * day;

/** How late what follows an order may be planned when the worker was away, its quiet hours included. */
const catchingUp = 3 * day;

/** Something a reminder has to be planned for, or planned anew. */
interface Anchored extends TimingRow {
  readonly ruleId: string;
  readonly eventId: string;
  readonly key: string;
  readonly at: Instant;
  readonly zone: string;
  readonly from: string;
  readonly revisedAt: Instant;
  readonly afterOrder: boolean;
}

/**
 * Keeps a planned row for each rule at each thing it hangs on, and takes back what has lost its reason.
 *
 * @remarks The database finds what is new or has moved since it was planned: when nothing has, nothing is
 * computed or written. Two workers at once write the same rows.
 */
export async function planReminders(world: World): Promise<void> {
  for (const pending of [movedAnchors, newOrders]) {
    for (;;) {
      const anchored = await pending(world);
      if (anchored.length > 0) await runAgain(world, () => plan(world, anchored));
      if (anchored.length < batchSize) break;
    }
  }
  await runAgain(world, () => takeBack(world));
}

/** What of events and sessions is new or stands elsewhere than when it was planned. */
function movedAnchors(world: World): Promise<Anchored[]> {
  const now = world.now();
  return world.db.$queryRaw`
    SELECT a.rule_id::text AS "ruleId", a.event_id::text AS "eventId", a.key, a.at, a.zone, a.from,
           FALSE AS "afterOrder", ${timingColumns}
    FROM (${anchorsAt(now)}) a JOIN reminder_rule r ON r.id = a.rule_id
      LEFT JOIN reminder m ON m.rule_id = a.rule_id AND m.event_id = a.event_id AND m.anchor_key = a.key
    WHERE m.planned_from IS DISTINCT FROM a.from
      AND (m.id IS NOT NULL OR a.direction = 'after' OR a.at > ${now}::timestamptz)
    ORDER BY a.rule_id, a.event_id, a.key LIMIT ${batchSize}`;
}

/** The orders whose reminder falls due within the horizon, and those planned by a rule that has been changed. */
function newOrders(world: World): Promise<Anchored[]> {
  const now = world.now();
  const soon = Prisma.sql`o.created_at > ${addTime(now, -catchingUp)}::timestamptz - ${countedBy}
    AND o.created_at <= ${addTime(now, horizon)}::timestamptz - ${countedBy}`;
  return world.db.$queryRaw`
    SELECT r.id::text AS "ruleId", e.id::text AS "eventId", o.id::text AS key, o.created_at AS at, e.time_zone AS zone,
           ${orderFrom} AS from, TRUE AS "afterOrder", ${timingColumns}
    FROM reminder_rule r
      JOIN event e ON ${holdsFor} AND e.status = 'published' AND e.ends_at > ${now}::timestamptz
      JOIN "order" o ON o.event_id = e.id AND ${soon}
      LEFT JOIN reminder m ON m.rule_id = r.id AND m.event_id = e.id AND m.anchor_key = o.id::text
    WHERE r.anchor = 'order' AND m.planned_from IS DISTINCT FROM ${orderFrom}
    ORDER BY r.id, e.id, o.id LIMIT ${batchSize}`;
}

/**
 * Writes what is planned. What has been sent stays sent as long as its anchor stands where it stood; what was
 * dropped for want of a reason is planned again when the reason is back.
 */
async function plan(world: World, anchored: readonly Anchored[]): Promise<void> {
  const now = world.now();
  const rows = anchored.map((row) => {
    const due = dueAt(timingOf(row), row.at, row.zone);
    const planned = row.afterOrder
      ? due > addTime(now, -horizon) && due > row.revisedAt
      : due > now;
    return { ...row, due, state: planned ? "planned" : "dropped" };
  });
  const kept = Prisma.sql`(reminder.state = 'sent' AND reminder.anchor_at = excluded.anchor_at)
    OR (reminder.due_at = excluded.due_at AND NOT (reminder.state = 'dropped' AND reminder.planned_from = ''))`;
  await world.db.$executeRaw`
    INSERT INTO reminder (id, rule_id, event_id, anchor_key, anchor_at, planned_from, due_at, state)
    SELECT gen_random_uuid(), * FROM unnest(
      ${rows.map(({ ruleId }) => ruleId)}::uuid[], ${rows.map(({ eventId }) => eventId)}::uuid[],
      ${rows.map(({ key }) => key)}::text[], ${rows.map(({ at }) => at.toISOString())}::timestamptz[],
      ${rows.map(({ from }) => from)}::text[], ${rows.map(({ due }) => due.toISOString())}::timestamptz[],
      ${rows.map(({ state }) => state)}::text[])
    ON CONFLICT (rule_id, event_id, anchor_key) DO UPDATE SET
      planned_from = excluded.planned_from, anchor_at = excluded.anchor_at,
      due_at = CASE WHEN ${kept} THEN reminder.due_at ELSE excluded.due_at END,
      state = CASE WHEN ${kept} THEN reminder.state ELSE excluded.state END,
      handled_at = CASE WHEN ${kept} THEN reminder.handled_at END`;
}

/** Drops what is planned and has lost its reason: cancelled, its rule switched off, changed or gone. */
async function takeBack(world: World): Promise<void> {
  const now = world.now();
  await world.db.$executeRaw`
    UPDATE reminder SET state = 'dropped', planned_from = '', handled_at = ${now}
    WHERE id IN (
      SELECT m.id FROM reminder m JOIN reminder_rule r ON r.id = m.rule_id JOIN event e ON e.id = m.event_id
        LEFT JOIN session s ON s.id = ${sessionOfKey}
        LEFT JOIN "order" o ON o.id = ${orderOfKey}
      WHERE m.state = 'planned' AND NOT coalesce(
        ${holdsFor} AND e.status = 'published'
        AND CASE WHEN r.anchor = 'order' THEN m.planned_from = ${orderFrom} AND e.ends_at > ${now}::timestamptz
                 WHEN r.anchor IN ('session-start', 'session-end')
                   THEN s.status = 'scheduled' AND (r.session_id IS NULL OR r.session_id = s.id)
                 ELSE m.anchor_key = 'event' END, FALSE)
      ORDER BY m.id FOR UPDATE OF m SKIP LOCKED)`;
}
