import { inTransaction, type World } from "~/platform/world.server";
import { holdCalendars } from "~/features/calendar/commands/hold-calendars.server";
import {
  settleCalendar,
  storedObjects,
  type CalendarMessage,
} from "~/features/calendar/commands/settle-calendar.server";
import {
  attendeesOf,
  eventAttendance,
  type Attendee,
} from "~/features/calendar/queries/attendance.server";
import { holdProgramme } from "~/features/events/queries/edited-event.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { NewMessage } from "~/features/mail/domain/message";
import { calendarDayMessage, calendarThread, recipientOf } from "../commands/calendar-day-message";
import { cancellationMessages } from "../commands/cancellation-messages.server";
import { contactMessages } from "../commands/contact-change-messages.server";
import { restorationMessages } from "../commands/restoration-messages.server";
import { concerns, isTold, turnOf, type PendingChange } from "../domain/pending-change";
import { pendingLetters, type PendingLetters } from "../queries/pending-letters.server";

/** How long the changes of one event may take, in milliseconds: some thousands of attendees. */
const longest = 120_000;

/**
 * Turns what changed into mails to exactly the people concerned, and brings their calendars along.
 *
 * @remarks All changes of an event that wait are settled together, in one transaction with their messages:
 * several within a minute become one letter, and a worker that dies leaves them to the next. One event at a
 * time belongs to one worker (an advisory lock); any number of workers may run this. An event whose changes
 * cannot be announced holds up nobody else's: it is left for the next run.
 * @returns how many events were announced.
 * @throws AggregateError when some could not be.
 */
export async function announceChanges(world: World): Promise<number> {
  const failed = new Map<string, unknown>();
  let announced = 0;
  for (;;) {
    const picked: { eventId?: string } = {};
    try {
      if (!(await announceNext(world, [...failed.keys()], picked))) break;
      announced++;
    } catch (error) {
      if (picked.eventId === undefined) throw error;
      failed.set(picked.eventId, error);
    }
  }
  if (announced > 0) world.wake("deliver-outbox");
  if (failed.size > 0) throw new AggregateError(failed.values(), "changes could not be announced");
  return announced;
}

/** Announces one event's changes; notes which in `picked`, so that a failure can be laid to it. */
function announceNext(
  world: World,
  except: readonly string[],
  picked: { eventId?: string },
): Promise<boolean> {
  return inTransaction(
    world,
    async (tx) => {
      const [next] = await tx.db.$queryRaw<{ eventId: string }[]>`
        SELECT event_id::text AS "eventId" FROM change
        WHERE handled_at IS NULL AND event_id::text <> ALL (${[...except]})
          AND pg_try_advisory_xact_lock(hashtextextended('announce:' || event_id, 0))
        ORDER BY id LIMIT 1`;
      if (!next) return false;
      picked.eventId = next.eventId;
      await holdProgramme(tx, next.eventId);
      const changes = await tx.db.$queryRaw<PendingChange[]>`
        SELECT id, kind, organisation_id AS "organisationId", event_id AS "eventId", session_id AS "sessionId",
               before, after
        FROM change WHERE handled_at IS NULL AND event_id = ${next.eventId}::uuid ORDER BY id`;
      await holdCalendars(tx, next.eventId);
      const messages = await messagesOf(tx, changes);
      await enqueueMessages(tx, messages);
      await tx.db.change.updateMany({
        where: { id: { in: changes.map((change) => change.id) } },
        data: { handledAt: tx.now() },
      });
      return true;
    },
    { timeout: longest },
  );
}

/** What follows from what has become of the event itself; else from what changed in it. */
function messagesOf(world: World, changes: readonly PendingChange[]): Promise<NewMessage[]> {
  const turn = turnOf(changes);
  switch (turn.kind) {
    case "off":
      return cancellationMessages(world, turn.change);
    case "on":
      return restorationMessages(world, turn.change);
    case "still-off":
      return Promise.resolve([]);
    case "as-it-was":
      return changeMessages(world, changes);
  }
}

async function changeMessages(
  world: World,
  changes: readonly PendingChange[],
): Promise<NewMessage[]> {
  const [first] = changes;
  if (!first) return [];
  const attendance = await eventAttendance(world, first.eventId);
  if (attendance.event.status !== "published") return [];
  const attendees = await attendeesOf(world, { eventId: first.eventId });
  const stored = await storedObjects(world, { eventId: first.eventId });
  const letters = await pendingLetters(world, first.eventId);
  const told = changes.filter(isTold);

  const messages: NewMessage[] = [];
  for (const attendee of attendees) {
    const objects = stored.get(attendee.registrationId) ?? [];
    const invited = objects.some(({ method }) => method === "REQUEST");
    // Their confirmation has not been written yet: it will say what is true when it is.
    if (!invited && letters.unwritten.has(attendee.registrationId)) continue;
    const planned = attendance.objectsOf(attendee);
    const calendar = await settleCalendar(world, attendance, attendee, objects, planned);
    const own = told.filter((change) => concerns(change, attendee));
    const [leading, ...further] = calendar;
    if (own.length > 0) messages.push(changedMessage(own, attendee, leading ?? null, letters));
    else if (leading) further.unshift(leading);
    for (const message of further)
      messages.push(calendarDayMessage(recipientOf(first, attendee), message));
  }
  messages.push(...(await contactMessages(world, told)));
  return messages;
}

/** The letter about what changed; it takes along what an earlier one, still waiting to leave, would have said. */
function changedMessage(
  changes: readonly PendingChange[],
  attendee: Attendee,
  calendar: CalendarMessage | null,
  letters: PendingLetters,
): NewMessage {
  const latest = changes[changes.length - 1];
  if (!latest) throw new TypeError("a letter about no change");
  const thread = calendar ? calendarThread(calendar.uid) : `changes:${attendee.registrationId}`;
  const earlier = letters.changeIds.get(`${attendee.email.toLowerCase()} ${thread}`) ?? [];
  return {
    kind: "changed",
    recipient: { name: attendee.name, email: attendee.email },
    language: attendee.locale,
    cause: `change:${latest.id}`,
    thread,
    sequence: calendar ? calendar.sequence : Number(latest.id),
    snapshot: {
      changeIds: [...new Set([...earlier, ...changes.map((change) => String(change.id))])],
      calendar: calendar ? { method: calendar.method, ics: calendar.ics } : null,
    },
    organisationId: latest.organisationId,
    eventId: latest.eventId,
    orderId: attendee.orderId,
    registrationId: attendee.registrationId,
  };
}
