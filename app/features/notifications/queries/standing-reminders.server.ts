import type { Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { dueAt } from "../domain/due-moment";
import { isWorthSending, type ReminderRule } from "../domain/reminder-rule";
import { ruleColumns, ruleOf } from "./rule-rows.server";
import {
  anchorsAt,
  holdsFor,
  isAddressed,
  isNamed,
  isOnProgramme,
  isOvertaken,
} from "./rule-sql.server";

/** What a reminder's row in the outbox keeps. */
export interface ReminderSnapshot {
  readonly ruleId: string;
  /** `event`, or the id of the session or order it hangs on. */
  readonly key: string;
  /** When it fell due, as JavaScript writes it. */
  readonly dueAt: string;
}

/** A reminder or follow-up that still has its reason when it is written. */
export interface StandingReminder {
  readonly rule: ReminderRule;
  /** The session it hangs on; `null` for the event or an order. */
  readonly sessionId: string | null;
}

interface Standing {
  readonly messageId: string;
  readonly ruleId: string;
  readonly key: string;
  readonly at: Instant;
  readonly zone: string;
  readonly eventEndsAt: Instant;
  readonly overtaken: boolean;
}

/** The snapshot of a reminder's row; `null` for one that says nothing of a rule. */
export function reminderSnapshot({
  snapshot,
}: Pick<OutboxRow, "snapshot">): ReminderSnapshot | null {
  const said = snapshot as Partial<ReminderSnapshot> | null;
  return said?.ruleId && said.key && said.dueAt ? (said as ReminderSnapshot) : null;
}

/**
 * Which of these messages still have their reason, by id: their rule holds, what they hang on stands and has not moved
 * away, the recipient is still one of those they are for, and nothing nearer is due. Read for all of them together.
 */
export async function standingReminders(
  world: World,
  rows: readonly OutboxRow[],
): Promise<Map<string, StandingReminder>> {
  const now = world.now();
  const asked = rows.flatMap((row) => {
    const said = reminderSnapshot(row);
    return said && row.eventId && row.orderId ? [{ row, said }] : [];
  });
  if (asked.length === 0) return new Map();
  const found = await world.db.$queryRaw<Standing[]>`
    WITH m AS (
      SELECT * FROM unnest(
        ${asked.map(({ row }) => row.id)}::uuid[], ${asked.map(({ said }) => said.ruleId)}::uuid[],
        ${asked.map(({ row }) => row.eventId)}::uuid[], ${asked.map(({ row }) => row.orderId)}::uuid[],
        ${asked.map(({ row }) => row.registrationId)}::uuid[], ${asked.map(({ said }) => said.key)}::text[],
        ${asked.map(({ said }) => said.dueAt)}::timestamptz[], ${asked.map(({ row }) => row.recipientEmail)}::citext[]
      ) AS asked (id, rule_id, event_id, order_id, registration_id, anchor_key, due_at, email)
    ), anchored AS MATERIALIZED (
      ${anchorsAt(now, Prisma.sql`e.id IN (SELECT event_id FROM m) AND r.id IN (SELECT rule_id FROM m)`)}
    )
    SELECT m.id::text AS "messageId", r.id::text AS "ruleId", m.anchor_key AS key, coalesce(a.at, o.created_at) AS at,
           e.time_zone AS zone, e.ends_at AS "eventEndsAt", ${isOvertaken(Prisma.sql`m.due_at`, now)} AS overtaken
    FROM m JOIN event e ON e.id = m.event_id AND e.status = 'published'
      JOIN reminder_rule r ON r.id = m.rule_id AND ${holdsFor}
      JOIN "order" o ON o.id = m.order_id
      LEFT JOIN anchored a ON a.rule_id = m.rule_id AND a.event_id = m.event_id AND a.key = m.anchor_key
      LEFT JOIN session s ON s.id = CASE WHEN r.anchor IN ('session-start', 'session-end') THEN m.anchor_key::uuid END
    WHERE (a.key IS NOT NULL OR r.anchor = 'order' AND m.anchor_key = o.id::text) AND EXISTS (
      SELECT FROM registration g WHERE g.order_id = o.id AND ${isAddressed} AND ${isOnProgramme}
        AND CASE r.audience WHEN 'contacts' THEN NOT ${isNamed} AND o.contact_email = m.email
            ELSE g.id = m.registration_id AND g.attendee_email = m.email END)`;
  const rules = await rulesOf(world, [...new Set(found.map(({ ruleId }) => ruleId))]);
  const dueOf = new Map(asked.map(({ row, said }) => [row.id, new Date(said.dueAt)]));
  return new Map(
    found.flatMap((standing) => {
      const rule = rules.get(standing.ruleId);
      const due = dueOf.get(standing.messageId);
      if (!rule || !due || !isTimely(rule, standing, due, now)) return [];
      const sessionId = rule.anchor.startsWith("session") ? standing.key : null;
      return [[standing.messageId, { rule, sessionId }] as const];
    }),
  );
}

/** Not past, not overtaken, and not moved away: for the time it moved to it is planned anew. */
function isTimely(rule: ReminderRule, standing: Standing, due: Instant, now: Instant): boolean {
  const { at, zone, eventEndsAt, overtaken } = standing;
  const dueNow = dueAt(rule.timing, at, zone);
  if (dueNow > now && dueNow.getTime() !== due.getTime()) return false;
  const { direction } = rule.timing;
  return isWorthSending(
    { direction, anchor: rule.anchor, anchorAt: at, dueAt: due, eventEndsAt, overtaken },
    now,
  );
}

async function rulesOf(world: World, ids: string[]): Promise<Map<string, ReminderRule>> {
  const rows = await world.db.reminderRule.findMany({
    where: { id: { in: ids } },
    select: { id: true, ...ruleColumns },
  });
  return new Map(rows.map((row) => [row.id, ruleOf(row)]));
}
