import { Prisma } from "~/platform/db.server";
import type { Instant } from "~/kernel/time";
import { isStopped } from "~/features/mail/queries/suppressed-messages.server";
import { hasChosen } from "~/features/registration/queries/chosen-sessions.server";

/**
 * The parts of SQL in which rules, events and people meet. `r` is a row of reminder_rule, `e` an event, `s` a
 * session, `o` an order, `g` a registration, `m` a reminder.
 */

/** Whether rule `r` holds for event `e`: its own, or its organisation's where it has no other in its stead. */
export const holdsFor = Prisma.sql`
  r.active AND r.removed_at IS NULL AND r.organisation_id = e.organisation_id
  AND (r.event_id = e.id OR (r.event_id IS NULL AND NOT EXISTS (
    SELECT FROM reminder_rule own
    WHERE own.event_id = e.id AND own.replaces_id = r.id AND own.removed_at IS NULL)))`;

/** All a moment is planned from beside the rule itself, in one word: when it is another, it is planned anew. */
export function plannedFrom(anchorAt: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`concat_ws(' ', extract(epoch FROM ${anchorAt})::text, e.time_zone, r.anchor, r.amount::text, r.unit,
    r.direction, coalesce(r.at_minute, -1)::text, coalesce(r.quiet_from, -1)::text, coalesce(r.quiet_to, -1)::text)`;
}

const eventAt = Prisma.sql`CASE r.anchor WHEN 'event-start' THEN e.starts_at ELSE e.ends_at END`;
const sessionAt = Prisma.sql`CASE r.anchor WHEN 'session-start' THEN s.starts_at ELSE s.ends_at END`;

/** How long after an event its rules are looked at: longer than any of them waits. */
const stillLooked = Prisma.sql`interval '100 days'`;

/**
 * Every rule at everything it hangs on in events and sessions: rule, event, key, at, zone, from. What is not
 * published, cancelled or long past has none.
 *
 * @param more narrows `e` and `r`.
 */
export function anchorsAt(now: Instant, more: Prisma.Sql = Prisma.sql`TRUE`): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id AS rule_id, e.id AS event_id, 'event' AS key, ${eventAt} AS at, e.time_zone AS zone,
           ${plannedFrom(eventAt)} AS "from", r.direction
    FROM event e JOIN reminder_rule r ON ${holdsFor} AND r.anchor IN ('event-start', 'event-end')
    WHERE e.status = 'published' AND e.ends_at > ${now}::timestamptz - ${stillLooked} AND ${more}
    UNION ALL
    SELECT r.id, e.id, s.id::text, ${sessionAt}, e.time_zone, ${plannedFrom(sessionAt)}, r.direction
    FROM event e JOIN reminder_rule r ON ${holdsFor} AND r.anchor IN ('session-start', 'session-end')
      JOIN session s ON s.event_id = e.id AND s.status = 'scheduled' AND (r.session_id IS NULL OR r.session_id = s.id)
    WHERE e.status = 'published' AND e.ends_at > ${now}::timestamptz - ${stillLooked} AND ${more}`;
}

/** What order rules are planned from: an order never moves. */
export const orderFrom = plannedFrom(Prisma.sql`o.created_at`);

/** The session or order a reminder `m` hangs on: whether its key is an id depends on the rule. */
export const sessionOfKey = Prisma.sql`
  CASE WHEN r.anchor IN ('session-start', 'session-end') THEN m.anchor_key::uuid END`;
export const orderOfKey = Prisma.sql`CASE r.anchor WHEN 'order' THEN m.anchor_key::uuid END`;

/** How far a rule counts, its quiet hours apart. */
export const countedBy = countedOf(Prisma.sql`r`);

function countedOf(rule: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`make_interval(
    days => CASE ${rule}.unit WHEN 'days' THEN ${rule}.amount ELSE 0 END,
    hours => CASE ${rule}.unit WHEN 'hours' THEN ${rule}.amount ELSE 0 END,
    mins => CASE ${rule}.unit WHEN 'minutes' THEN ${rule}.amount ELSE 0 END)`;
}

/**
 * Whether registration `g` is one of those rule `r` speaks to.
 *
 * @remarks One condition a line: "checked in" will be the next as soon as there is a record of it.
 */
export const isAddressed = Prisma.sql`
  g.status = ANY(r.statuses)
  AND g.anonymised_at IS NULL
  AND (r.ticket_type_ids = '{}' OR g.ticket_type_id = ANY(r.ticket_type_ids))
  AND (r.languages = '{}' OR g.language = ANY(r.languages))
  AND (r.network_ids = '{}' OR g.network_id = ANY(r.network_ids) OR EXISTS (
    SELECT FROM network_person np WHERE np.person_id = g.person_id AND np.network_id = ANY(r.network_ids)))`;

/** Whether session `s` is on the programme of registration `g`: as `attends` says; every event is on everybody's. */
export const isOnProgramme = Prisma.sql`
  (s.id IS NULL OR NOT s.sign_up AND (s.network_id IS NULL OR s.network_id = g.network_id) OR ${hasChosen(Prisma.sql`g.id`, Prisma.sql`s.id`)})`;

/** Whether an address still takes what rule `r` sends: nobody is thanked who asked for no announcements. */
export function isWelcome(email: Prisma.Sql, organisationId: Prisma.Sql): Prisma.Sql {
  const stream = Prisma.sql`CASE r.direction WHEN 'after' THEN 'announcements' ELSE 'transactional' END`;
  return Prisma.sql`NOT ${isStopped(email, organisationId, stream)}`;
}

/** Whether a seat has somebody to write to. */
export const isNamed = Prisma.sql`g.attendee_email IS NOT NULL`;

/**
 * Whether another reminder before the same thing, to the same people, is nearer and due as well: the worker or the
 * mail server was away. As good as due is one to which less than a twelfth of the time between the two is left.
 *
 * @param due when the one of rule `r` was due that hangs on the same as `m`.
 */
export function isOvertaken(due: Prisma.Sql, now: Instant): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM reminder nearer JOIN reminder_rule other ON other.id = nearer.rule_id
    WHERE nearer.event_id = m.event_id AND nearer.anchor_key = m.anchor_key AND nearer.planned_from <> ''
      AND other.id <> r.id AND other.anchor = r.anchor AND other.direction = 'before'
      AND other.active AND other.removed_at IS NULL AND other.audience = r.audience AND other.statuses = r.statuses
      AND other.ticket_type_ids = r.ticket_type_ids AND other.network_ids = r.network_ids
      AND other.languages = r.languages
      AND (nearer.due_at > ${due} OR (nearer.due_at = ${due} AND ${countedOf(Prisma.sql`other`)} < ${countedBy}))
      AND nearer.due_at - ${now}::timestamptz <= (nearer.due_at - ${due}) / 12)`;
}
