import { inTransaction, type World } from "~/platform/world.server";
import { messageKinds } from "~/features/mail/domain/message-kinds";

/** The reminders every event has: a week before, and the day before. */
export const reminderDays = [7, 1] as const;

/**
 * Plans the reminders of published events and sends those that are due.
 *
 * @remarks A reminder is a row, planned for the event's own wall clock n days before (08:00 stays 08:00 across a
 * clock change) and planned anew when the event moves. Whoever was confirmed after it was due has just had
 * their confirmation and is left in peace. Safe to run at any time, any number at once.
 * @returns how many mails were enqueued.
 */
export async function sendReminders(world: World): Promise<number> {
  await planReminders(world);
  let enqueued = 0;
  for (;;) {
    const count = await sendNext(world);
    if (count === null) break;
    enqueued += count;
  }
  if (enqueued > 0) world.wake("deliver-outbox");
  return enqueued;
}

/** Keeps a planned row for each reminder of each event to come; what is past when it is planned is dropped. */
async function planReminders(world: World): Promise<void> {
  const now = world.now();
  for (const days of reminderDays) {
    await world.db.$executeRaw`
      INSERT INTO reminder (id, event_id, days_before, due_at, state)
      SELECT gen_random_uuid(), id, ${days}::int, due_at, CASE WHEN due_at > ${now} THEN 'planned' ELSE 'dropped' END
      FROM (SELECT id, (starts_at AT TIME ZONE time_zone - make_interval(days => ${days}::int)) AT TIME ZONE time_zone AS due_at
            FROM event WHERE status = 'published' AND starts_at > ${now}) AS upcoming
      ON CONFLICT (event_id, days_before) DO UPDATE
        SET due_at = excluded.due_at, state = excluded.state, handled_at = NULL
        WHERE reminder.due_at <> excluded.due_at`;
  }
}

/**
 * Sends one due reminder, or drops it when there is nothing left to be reminded of, or a later reminder of the
 * same event is due as well (the worker was away); `null` when none is due.
 */
function sendNext(world: World): Promise<number | null> {
  return inTransaction(world, async (tx) => {
    const now = tx.now();
    const [due] = await tx.db.$queryRaw<
      { id: string; eventId: string; daysBefore: number; dueAt: Date }[]
    >`
      SELECT id::text, event_id::text AS "eventId", days_before AS "daysBefore", due_at AS "dueAt" FROM reminder
      WHERE state = 'planned' AND due_at <= ${now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!due) return null;
    const event = await tx.db.event.findUniqueOrThrow({
      where: { id: due.eventId },
      select: { status: true, startsAt: true },
    });
    const overtaken = await tx.db.reminder.count({
      where: { eventId: due.eventId, daysBefore: { lt: due.daysBefore }, dueAt: { lte: now } },
    });
    const pointless = event.status !== "published" || event.startsAt <= now || overtaken > 0;
    const cause = `reminder:${due.id}:${due.dueAt.toISOString()}`;
    const count = pointless
      ? 0
      : await tx.db.$executeRaw`
          INSERT INTO outbox_message (id, organisation_id, event_id, order_id, registration_id, kind, recipient_name,
                                      recipient_email, language, cause, snapshot, priority, next_attempt_at, created_at)
          SELECT gen_random_uuid(), organisation_id, event_id, order_id, id, 'reminder', coalesce(attendee_name, ''),
                 attendee_email, language, ${cause} || ':' || id, jsonb_build_object('daysBefore', ${due.daysBefore}::int),
                 ${messageKinds.reminder.priority}::int, ${now}, ${now}
          FROM registration
          WHERE event_id = ${due.eventId}::uuid AND status = 'confirmed' AND attendee_email IS NOT NULL
            AND confirmed_at < ${due.dueAt}
          ON CONFLICT DO NOTHING`;
    await tx.db.reminder.update({
      where: { id: due.id },
      data: { state: pointless ? "dropped" : "sent", handledAt: now },
    });
    return count;
  });
}
