import { inTransaction, type World } from "~/platform/world.server";
import { holdCalendarOf } from "~/features/calendar/commands/hold-calendars.server";
import { settleCalendar, storedObjects } from "~/features/calendar/commands/settle-calendar.server";
import { attendeesOf, eventAttendance } from "~/features/calendar/queries/attendance.server";
import { holdProgramme } from "~/features/events/queries/edited-event.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { openingKinds } from "~/features/mail/domain/message-kinds";
import { calendarDayMessage, type CalendarRecipient } from "./calendar-day-message";

type Leaving = CalendarRecipient & Pick<OutboxRow, "id" | "snapshot" | "threadBegun">;

/**
 * Takes a seat that was given back out of its attendee's calendar; further days go by mails of their own.
 *
 * @returns the part that goes with the letter `row`, which keeps it; `null` where there is nothing to take out.
 */
export async function takenOut(world: World, row: Leaving) {
  const { eventId, registrationId } = row;
  // The confirmation never left: there is nothing in any calendar to take out.
  if (!eventId || !registrationId || !row.threadBegun) return null;
  return inTransaction(world, async (tx) => {
    await holdProgramme(tx, eventId);
    await holdCalendarOf(tx, { eventId, registrationId });
    const stored = (await storedObjects(tx, { registrationId })).get(registrationId);
    const [attendee] = await attendeesOf(tx, { registrationId });
    if (!stored || !attendee) return null;
    const attendance = await eventAttendance(tx, eventId);
    const [first, ...further] = await settleCalendar(tx, attendance, attendee, stored, new Map());
    if (!first) return null;
    await enqueueMessages(
      tx,
      further.map((message) => calendarDayMessage(row, message)),
    );
    const calendar = { method: first.method, ics: first.ics };
    // A mail that is tried again says the same: what the calendar holds has been written off by now.
    await tx.db.outboxMessage.update({
      where: { id: row.id },
      data: { snapshot: { ...(row.snapshot as object), calendar } },
    });
    return calendar;
  });
}

/**
 * Has the letters to somebody about seats they gave back carry now what they would take out of their calendar when
 * they leave: for whoever is about to be erased, in the transaction of `world`.
 */
export async function takeOutNow(
  world: World,
  { organisationId, email }: { readonly organisationId: string; readonly email: string },
): Promise<void> {
  const rows = await world.db.$queryRaw<Leaving[]>`
    SELECT t.id::text, t.snapshot, t.recipient_name AS "recipientName", t.recipient_email::text AS "recipientEmail",
      t.language, t.organisation_id::text AS "organisationId", t.event_id::text AS "eventId",
      t.order_id::text AS "orderId", t.registration_id::text AS "registrationId",
      EXISTS (SELECT FROM outbox_message earlier
        WHERE earlier.recipient_email = t.recipient_email AND earlier.registration_id = t.registration_id
          AND earlier.kind = ANY(${openingKinds})
          AND (earlier.state = 'sent' OR earlier.lease IS NOT NULL)) AS "threadBegun"
    FROM outbox_message t
    WHERE t.organisation_id = ${organisationId}::uuid AND t.recipient_email = ${email}::citext
      AND t.state = 'queued' AND t.kind = 'cancelled' AND t.snapshot ->> 'by' = 'attendee'
      AND t.snapshot -> 'calendar' IS NULL
    ORDER BY t.event_id, t.id`;
  for (const row of rows) await takenOut(world, row);
}
