import { addTime, type Instant } from "~/kernel/time";
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
import {
  concerns,
  netChanges,
  turnOf,
  type NetChange,
  type PendingChange,
} from "../domain/pending-change";
import { longestWait, settlingTime } from "../domain/settling";
import { pendingLetters, type PendingLetters } from "../queries/pending-letters.server";

/** How long the changes of one event may take, in milliseconds: some thousands of attendees. */
const longest = 120_000;

/**
 * Turns what changed into mails to exactly the people concerned, and brings their calendars along.
 *
 * @remarks Changes rest until nothing has followed for a minute, and never longer than five ({@link settledAt});
 * an event that is called off, and what an organiser hurries, is announced at once. All changes of an event that
 * wait are settled together, in one transaction with their messages: each person gets one letter and each of their
 * calendar objects one SEQUENCE, and what was changed back is nothing. A worker that dies leaves them to the next. One event at a
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
  await wakeForTheNext(world);
  if (failed.size > 0) throw new AggregateError(failed.values(), "changes could not be announced");
  return announced;
}

/** Has this run again when the next event's changes have settled: the sweep alone would be up to a minute late. */
async function wakeForTheNext(world: World): Promise<void> {
  const now = world.now();
  const [next] = await world.db.$queryRaw<{ at: Date | null }[]>`
    SELECT min(at) AS at FROM (
      SELECT least(max(at) + ${settlingTime} * interval '1 ms', min(at) + ${longestWait} * interval '1 ms') AS at
      FROM change WHERE handled_at IS NULL GROUP BY event_id) waiting
    WHERE at > ${now}`;
  if (next?.at) world.wake("announce-changes", next.at.getTime() - now.getTime());
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
      const now = tx.now();
      // In the order of the list and no further than needed: a lock that is not wanted would keep others from it.
      const [next] = await tx.db.$queryRaw<{ eventId: string }[]>`
        WITH settled AS MATERIALIZED (
          SELECT event_id FROM change WHERE handled_at IS NULL AND event_id::text <> ALL (${[...except]})
          GROUP BY event_id
          HAVING max(at) <= ${addTime(now, -settlingTime)} OR min(at) <= ${addTime(now, -longestWait)}
            OR bool_or(hurried_at IS NOT NULL OR kind IN ('event-cancelled', 'event-restored'))
          ORDER BY min(id))
        SELECT event_id::text AS "eventId" FROM settled
        WHERE pg_try_advisory_xact_lock(hashtextextended('announce:' || event_id, 0)) LIMIT 1`;
      if (!next) return false;
      picked.eventId = next.eventId;
      await holdProgramme(tx, next.eventId);
      const changes = await tx.db.$queryRaw<PendingChange[]>`
        SELECT id, kind, organisation_id AS "organisationId", event_id AS "eventId", session_id AS "sessionId",
               before, after, at
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
  const told = netChanges(changes);

  const messages: NewMessage[] = [];
  for (const attendee of attendees) {
    const objects = stored.get(attendee.registrationId) ?? [];
    const invited = objects.some(({ method }) => method === "REQUEST");
    // Their confirmation has not been written yet: it will say what is true when it is.
    if (!invited && letters.unwritten.has(attendee.registrationId)) continue;
    const planned = attendance.objectsOf(attendee);
    const calendar = await settleCalendar(world, attendance, attendee, objects, planned);
    const concerning = told.filter((change) => concerns(change, attendee));
    const own = unread(concerning, letters.knownSince.get(attendee.registrationId), calendar);
    const [leading, ...further] = calendar;
    if (own.length > 0) messages.push(changedMessage(own, attendee, leading ?? null, letters));
    else if (leading) further.unshift(leading);
    for (const message of further)
      messages.push(calendarDayMessage(recipientOf(first, attendee), message));
  }
  messages.push(...(await contactMessages(world, told)));
  return messages;
}

/**
 * What of the changes somebody has not read of in a confirmation that was written after them.
 *
 * @remarks Clocks of processes differ, so their word is not taken for it that nothing need be said: where the
 * calendar has something to put right, and where a change does not show in the calendar, it is told.
 */
function unread(
  changes: readonly NetChange[],
  knownSince: Instant | undefined,
  calendar: readonly CalendarMessage[],
): readonly NetChange[] {
  if (!knownSince) return changes;
  const fresh = changes.filter(({ sessionId, at }) => sessionId === null || at >= knownSince);
  return fresh.length === 0 && calendar.length > 0 ? changes : fresh;
}

/** The letter about what changed; it takes along what an earlier one, still waiting to leave, would have said. */
function changedMessage(
  changes: readonly NetChange[],
  attendee: Attendee,
  calendar: CalendarMessage | null,
  letters: PendingLetters,
): NewMessage {
  const ids = changes.flatMap((change) => change.ids).toSorted((a, b) => (a < b ? -1 : 1));
  const [latest, about] = [ids.at(-1), changes[0]];
  if (!latest || !about) throw new TypeError("a letter about no change");
  const thread = calendar ? calendarThread(calendar.uid) : `changes:${attendee.registrationId}`;
  const earlier = letters.changeIds.get(`${attendee.email.toLowerCase()} ${thread}`) ?? [];
  return {
    kind: "changed",
    recipient: { name: attendee.name, email: attendee.email },
    language: attendee.locale,
    cause: `change:${latest}`,
    thread,
    sequence: calendar ? calendar.sequence : Number(latest),
    snapshot: {
      changeIds: [...new Set([...earlier, ...ids.map(String)])],
      calendar: calendar ? { method: calendar.method, ics: calendar.ics } : null,
    },
    organisationId: about.organisationId,
    eventId: about.eventId,
    orderId: attendee.orderId,
    registrationId: attendee.registrationId,
  };
}
