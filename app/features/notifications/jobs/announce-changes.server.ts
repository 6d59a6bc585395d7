import { isLocale } from "~/kernel/locales";
import { inTransaction, type World } from "~/platform/world.server";
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
import type { ChangeKind } from "~/features/events/domain/change-kinds";
import { holdProgramme } from "~/features/events/queries/edited-event.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { Json, NewMessage } from "~/features/mail/domain/message";
import {
  concernedPeople,
  type ConcernedPerson,
} from "~/features/registration/queries/concerned-people.server";
import { calendarDayMessage, calendarThread } from "../commands/calendar-day-message";

interface UnhandledChange {
  readonly id: bigint;
  readonly kind: ChangeKind;
  readonly organisationId: string;
  readonly eventId: string;
  readonly sessionId: string | null;
  readonly before: { readonly networkId?: string | null };
  readonly after: { readonly networkId?: string | null };
}

/** The kinds whose people get a letter; the others only bring calendars and feeds up to date. */
const told: ReadonlySet<ChangeKind> = new Set([
  "session-added",
  "session-moved",
  "session-cancelled",
  "event-moved",
]);

/**
 * Turns what changed into mails to exactly the people concerned, and brings their calendars along.
 *
 * @remarks A change and its messages are settled in one transaction: a worker that dies leaves the change for
 * the next. Each change is handled once, oldest first; any number of workers may run this.
 * @returns how many changes were handled.
 */
export async function announceChanges(world: World): Promise<number> {
  let handled = 0;
  while (await announceNext(world)) handled++;
  if (handled > 0) world.wake("deliver-outbox");
  return handled;
}

function announceNext(world: World): Promise<boolean> {
  return inTransaction(world, async (tx) => {
    const [change] = await tx.db.$queryRaw<UnhandledChange[]>`
      SELECT id, kind, organisation_id AS "organisationId", event_id AS "eventId", session_id AS "sessionId",
             before, after
      FROM change WHERE handled_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!change) return false;
    await holdProgramme(tx, change.eventId);
    if (change.kind === "event-cancelled") await announceCancellation(tx, change);
    else await announceChange(tx, change);
    await tx.db.change.update({ where: { id: change.id }, data: { handledAt: tx.now() } });
    return true;
  });
}

async function announceChange(world: World, change: UnhandledChange): Promise<void> {
  const attendance = await eventAttendance(world, change.eventId);
  if (attendance.event.status !== "published") return;
  const attendees = await attendeesOf(world, { eventId: change.eventId });
  const stored = await storedObjects(world, { eventId: change.eventId });
  const messages: NewMessage[] = [];
  for (const attendee of attendees) {
    const objects = stored.get(attendee.registrationId);
    // Nothing in their calendar yet: their confirmation has not left, and will say what is true when it does.
    if (!objects) continue;
    const calendar = await settleCalendar(
      world,
      attendance,
      attendee,
      objects,
      attendance.objectsOf(attendee),
    );
    const [first, ...further] = calendar;
    if (!first || !told.has(change.kind)) continue;
    messages.push(await changedMessage(world, change, attendee, first));
    for (const message of further)
      messages.push(calendarDayMessage(recipientOf(change, attendee), message));
  }
  if (told.has(change.kind)) messages.push(...(await messagesToContacts(world, change)));
  await enqueueMessages(world, await withOrders(world, messages));
}

/** The letter about a change; it takes along what an earlier one, still waiting to leave, would have said. */
async function changedMessage(
  world: World,
  change: UnhandledChange,
  attendee: Attendee,
  calendar: CalendarMessage,
): Promise<NewMessage> {
  const thread = calendarThread(attendee.registrationId, calendar.date);
  const waiting = await world.db.outboxMessage.findMany({
    where: { recipientEmail: attendee.email, thread, kind: "changed", state: "queued" },
    select: { snapshot: true },
  });
  const earlier = waiting.flatMap(
    ({ snapshot }) => (snapshot as { changeIds?: string[] }).changeIds ?? [],
  );
  return {
    kind: "changed",
    recipient: { name: attendee.name, email: attendee.email },
    language: attendee.locale,
    cause: `change:${change.id}`,
    thread,
    sequence: calendar.sequence,
    snapshot: {
      changeIds: [...new Set([...earlier, String(change.id)])],
      calendar: { method: calendar.method, ics: calendar.ics },
    },
    organisationId: change.organisationId,
    eventId: change.eventId,
    registrationId: attendee.registrationId,
  };
}

/** Contacts hear of a change for the seats nobody sits on yet. */
async function messagesToContacts(world: World, change: UnhandledChange): Promise<NewMessage[]> {
  const people = await concernedPeople(world, change.eventId, audienceOf(change));
  return people
    .filter((person) => person.as === "contact")
    .map((person) =>
      contactMessage(change, person, "changed", { changeIds: [String(change.id)], calendar: null }),
    );
}

async function announceCancellation(world: World, change: UnhandledChange): Promise<void> {
  const attendance = await eventAttendance(world, change.eventId);
  const attendees = await attendeesOf(world, { eventId: change.eventId });
  const stored = await storedObjects(world, { eventId: change.eventId });
  const people = await concernedPeople(world, change.eventId);
  const waiting = await world.db.order.findMany({
    where: {
      eventId: change.eventId,
      registrations: { some: { status: { in: ["waitlisted", "awaiting-approval"] } } },
    },
    select: { id: true, contactName: true, contactEmail: true, language: true },
  });
  const messages: NewMessage[] = [];
  for (const attendee of attendees) {
    const objects = stored.get(attendee.registrationId) ?? [];
    const [first, ...further] = await settleCalendar(
      world,
      attendance,
      attendee,
      objects,
      new Map(),
    );
    messages.push({
      kind: "cancelled",
      recipient: { name: attendee.name, email: attendee.email },
      language: attendee.locale,
      cause: `change:${change.id}`,
      snapshot: {
        by: "organiser",
        calendar: first ? { method: first.method, ics: first.ics } : null,
      },
      organisationId: change.organisationId,
      eventId: change.eventId,
      registrationId: attendee.registrationId,
    });
    for (const message of further)
      messages.push(calendarDayMessage(recipientOf(change, attendee), message));
  }
  for (const person of people)
    if (person.as === "contact")
      messages.push(contactMessage(change, person, "cancelled", { by: "organiser" }));
  for (const order of waiting) {
    messages.push({
      kind: "cancelled",
      recipient: { name: order.contactName, email: order.contactEmail },
      language: isLocale(order.language) ? order.language : "nb",
      cause: `change:${change.id}`,
      snapshot: { by: "organiser" },
      organisationId: change.organisationId,
      eventId: change.eventId,
      orderId: order.id,
    });
  }
  await enqueueMessages(world, await withOrders(world, messages));
}

function contactMessage(
  change: UnhandledChange,
  person: ConcernedPerson,
  kind: "changed" | "cancelled",
  snapshot: { readonly [key: string]: Json },
): NewMessage {
  return {
    kind,
    recipient: { name: person.name, email: person.email },
    language: "nb",
    cause: `change:${change.id}:contact`,
    snapshot,
    organisationId: change.organisationId,
    eventId: change.eventId,
    registrationId: person.registrationId,
  };
}

/** The order and the language of a message are those of the registration it is about. */
async function withOrders(world: World, messages: readonly NewMessage[]): Promise<NewMessage[]> {
  const ids = messages.flatMap(({ registrationId }) => (registrationId ? [registrationId] : []));
  const rows = await world.db.registration.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, orderId: true, language: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return messages.map((message) => {
    const row = byId.get(message.registrationId ?? "");
    return row
      ? {
          ...message,
          orderId: row.orderId,
          language: isLocale(row.language) ? row.language : message.language,
        }
      : message;
  });
}

function recipientOf(change: UnhandledChange, attendee: Attendee) {
  return {
    recipientName: attendee.name,
    recipientEmail: attendee.email,
    language: attendee.locale,
    organisationId: change.organisationId,
    eventId: change.eventId,
    orderId: null,
    registrationId: attendee.registrationId,
  };
}

function audienceOf(change: UnhandledChange) {
  if (!change.sessionId) return undefined;
  const networkIds = [change.before, change.after].flatMap((facts) =>
    facts.networkId === undefined ? [] : [facts.networkId],
  );
  return { sessionId: change.sessionId, networkIds };
}
