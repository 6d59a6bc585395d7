import type { IsoDate } from "~/kernel/time";
import { dateOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { uidOf } from "~/features/events/commands/create-event.server";
import { replyAddress } from "~/platform/mail/reply-address.server";
import type { CalendarContent, Organizer } from "../domain/calendar-event";
import { writeCancellation, writeInvitation } from "../domain/calendar-writer";
import type { PlannedObject } from "../domain/day-object";
import { decideMessage, type LastMessage } from "../domain/life-cycle";
import { eventContent, factsOf } from "../queries/event-facts.server";
import type { Attendee, EventAttendance } from "../queries/attendance.server";

/** A calendar message for one person and day, ready to be mailed. */
export interface CalendarMessage {
  readonly uid: string;
  readonly date: IsoDate;
  readonly method: "REQUEST" | "CANCEL";
  readonly sequence: number;
  readonly ics: string;
  /** Whether the person's calendar had nothing for this day before. */
  readonly fresh: boolean;
}

/** What stands in one person's calendar for one day. */
interface StoredObject extends LastMessage {
  readonly id: string;
  readonly registrationId: string;
  readonly date: IsoDate;
  /** ORGANIZER's address as it was sent; `null` for what was made before that was kept. */
  readonly organizer: string | null;
}

/** The calendar objects of an event's registrations, or of one of them. */
export async function storedObjects(
  world: World,
  where: { readonly eventId: string } | { readonly registrationId: string },
): Promise<ReadonlyMap<string, readonly StoredObject[]>> {
  const rows = await world.db.calendarObject.findMany({ where, orderBy: { date: "asc" } });
  const byRegistration = new Map<string, StoredObject[]>();
  for (const row of rows) {
    const list = byRegistration.get(row.registrationId) ?? [];
    byRegistration.set(row.registrationId, list);
    list.push({
      id: row.id,
      registrationId: row.registrationId,
      date: dateOf(row.date, "UTC"),
      uid: row.uid,
      sequence: row.sequence,
      method: row.method as StoredObject["method"],
      timeHash: row.timeHash,
      contentHash: row.contentHash,
      organizer: row.organizer,
    });
  }
  return byRegistration;
}

/**
 * Brings what stands in one person's calendar to what is true now, and answers the messages that say so.
 *
 * @remarks Decides by {@link decideMessage}, object by object; the rows it writes are what the messages said, so
 * the caller enqueues them in the same transaction, with the programme held still.
 * @param planned - what the calendar should hold; empty when the person does not come (any more).
 */
export async function settleCalendar(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  stored: readonly StoredObject[],
  planned: ReadonlyMap<IsoDate, PlannedObject>,
): Promise<CalendarMessage[]> {
  const messages: CalendarMessage[] = [];
  for (const { date, previous, next } of pairByDay(stored, planned)) {
    const decision = decideMessage(previous, next);
    if (decision.kind === "nothing") continue;
    const about = {
      uid: previous?.uid ?? "",
      organizer: previous?.organizer ?? null,
      sequence: 0,
      date,
      fresh: decision.kind === "invite",
    };
    if (decision.kind === "invite") {
      if (!next) continue;
      about.uid = uidOf(world);
      about.organizer = await insertObject(world, attendance, attendee, about, next);
    } else if (previous) {
      about.sequence = decision.sequence;
      await moveObject(
        world,
        previous.id,
        about,
        decision.kind === "cancel" ? "CANCEL" : "REQUEST",
        next,
      );
    }
    if (decision.kind === "revise") continue;
    const { method } = decision;
    const content = next?.content ?? fallbackContent(world, attendance);
    messages.push({
      ...about,
      method,
      ics: write(world, attendance, attendee, { ...about, content }, method),
    });
  }
  return messages;
}

/**
 * What somebody's calendar held and should hold, side by side and by date.
 *
 * @remarks A day that has gone and a day that is new are one day that moved: the object keeps its UID, as RFC
 * 5546 wants of a rescheduled event, instead of vanishing and coming back as another.
 */
function pairByDay(stored: readonly StoredObject[], planned: ReadonlyMap<IsoDate, PlannedObject>) {
  const living = new Map(
    stored.filter(({ method }) => method === "REQUEST").map((object) => [object.date, object]),
  );
  const gone = [...living.keys()].filter((date) => !planned.has(date)).toSorted();
  const fresh = [...planned.keys()].filter((date) => !living.has(date)).toSorted();
  const movedFrom = new Map(fresh.map((date, place) => [date, gone[place]]));
  const vanished = gone.slice(fresh.length);
  const pairs = [...planned].map(([date, next]) => ({
    date,
    previous: living.get(date) ?? living.get(movedFrom.get(date) ?? "") ?? null,
    next,
  }));
  const left = vanished.map((date) => ({ date, previous: living.get(date) ?? null, next: null }));
  return [...pairs, ...left].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** @returns ORGANIZER's address, from now on this object's for good: calendars know an entry by it. */
async function insertObject(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  { uid, date }: { readonly uid: string; readonly date: IsoDate },
  { timeHash, contentHash }: PlannedObject,
): Promise<string> {
  const id = world.newId();
  const organizer =
    replyAddress(world.settings, "calendar", id) ?? attendance.organizerFor(attendee).email;
  await world.db.calendarObject.create({
    data: {
      id,
      registrationId: attendee.registrationId,
      eventId: attendance.event.id,
      uid,
      organizer,
      timeHash,
      contentHash,
      date: new Date(date),
      sequence: 0,
      method: "REQUEST",
      revisedAt: world.now(),
    },
  });
  return organizer;
}

async function moveObject(
  world: World,
  id: string,
  { sequence, date }: { readonly sequence: number; readonly date: IsoDate },
  method: "REQUEST" | "CANCEL",
  next: PlannedObject | null,
): Promise<void> {
  const hashes = next ? { timeHash: next.timeHash, contentHash: next.contentHash } : {};
  await world.db.calendarObject.update({
    where: { id },
    data: { ...hashes, date: new Date(date), sequence, method, revisedAt: world.now() },
  });
}

/**
 * What somebody's calendar was last told, said once more under the same identities: for a mail that is tried
 * again, or that carries nothing new.
 */
export function repeatCalendar(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  stored: readonly StoredObject[],
  planned: ReadonlyMap<IsoDate, PlannedObject>,
): CalendarMessage[] {
  const latest = new Map<IsoDate, StoredObject>();
  for (const object of stored) {
    const known = latest.get(object.date);
    if (!known || object.method === "REQUEST") latest.set(object.date, object);
  }
  return [...latest.values()].map(({ date, method, uid, sequence, organizer }) => {
    const content = planned.get(date)?.content ?? fallbackContent(world, attendance);
    return {
      uid,
      date,
      method,
      sequence,
      fresh: false,
      ics: write(world, attendance, attendee, { uid, sequence, organizer, content }, method),
    };
  });
}

/** A cancellation needs a time to be recognised by; when the day's own is gone the event's stands for it. */
function fallbackContent(world: World, { event }: EventAttendance): CalendarContent {
  return eventContent(factsOf(world, event), event);
}

function write(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  object: { uid: string; sequence: number; organizer: string | null; content: CalendarContent },
  method: "REQUEST" | "CANCEL",
): string {
  const now = world.now();
  const event = { ...object.content, uid: object.uid, sequence: object.sequence, revisedAt: now };
  const terms = {
    attendee: { name: attendee.name, email: attendee.email },
    organizer: organizerOf(attendance, attendee, object.organizer),
    madeAt: now,
    language: attendee.locale,
  };
  return method === "CANCEL" ? writeCancellation(event, terms) : writeInvitation(event, terms);
}

/** Who invited, by the address the entry was sent with; nobody is invited by themselves (RFC 5546 §3.2.2). */
function organizerOf(
  attendance: EventAttendance,
  attendee: Attendee,
  kept: string | null,
): Organizer {
  const derived = attendance.organizerFor(attendee);
  const own = kept?.toLowerCase() === attendee.email.toLowerCase();
  return kept === null || own ? derived : { ...derived, email: kept };
}
