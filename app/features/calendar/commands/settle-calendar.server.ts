import type { IsoDate } from "~/kernel/time";
import { dateOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { uidOf } from "~/features/events/commands/create-event.server";
import type { CalendarContent } from "../domain/calendar-event";
import { writeCancellation, writeInvitation } from "../domain/calendar-writer";
import { decideMessage, type LastMessage } from "../domain/life-cycle";
import {
  objectKey,
  type Attendee,
  type EventAttendance,
  type PlacedObject,
} from "../queries/attendance.server";

/** A calendar message for one person and object, ready to be mailed. */
export interface CalendarMessage {
  readonly uid: string;
  readonly date: IsoDate;
  /** The session it is about; `null` when it is about the day. */
  readonly sessionId: string | null;
  readonly method: "REQUEST" | "CANCEL";
  readonly sequence: number;
  readonly ics: string;
  /** Whether the person's calendar had nothing for this before. */
  readonly fresh: boolean;
  /** Whether it is taken out though the person still comes: what it said now reaches them another way. */
  readonly replaced: boolean;
}

/** What stands in one person's calendar for one day or session. */
export interface StoredObject extends LastMessage {
  readonly id: string;
  readonly registrationId: string;
  readonly date: IsoDate;
  readonly sessionId: string | null;
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
      sessionId: row.sessionId,
      uid: row.uid,
      sequence: row.sequence,
      method: row.method as StoredObject["method"],
      timeHash: row.timeHash,
      contentHash: row.contentHash,
    });
  }
  return byRegistration;
}

/**
 * Brings what stands in one person's calendar to what is true now, and answers the messages that say so.
 *
 * @remarks Decides by {@link decideMessage}, object by object; the rows it writes are what the messages said, so
 * the caller enqueues them in the same transaction, with the programme and the calendar held still.
 * @param planned - what the calendar should hold; empty when the person does not come (any more).
 */
export async function settleCalendar(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  stored: readonly StoredObject[],
  planned: ReadonlyMap<string, PlacedObject>,
): Promise<CalendarMessage[]> {
  const messages: CalendarMessage[] = [];
  for (const { previous, next } of pairs(stored, planned)) {
    const decision = decideMessage(previous, next);
    const of = next ?? previous;
    if (decision.kind === "nothing" || !of) continue;
    const about = {
      uid: previous?.uid ?? "",
      sequence: 0,
      date: of.date,
      sessionId: of.sessionId,
      fresh: decision.kind === "invite",
      replaced: decision.kind === "cancel" && isReplaced(of, attendee, planned),
    };
    if (decision.kind === "invite") {
      if (!next) continue;
      about.uid = uidOf(world);
      await insertObject(world, attendance.event.id, attendee, about.uid, next);
    } else if (previous) {
      about.sequence = decision.sequence;
      const method = decision.kind === "cancel" ? "CANCEL" : "REQUEST";
      await moveObject(world, previous.id, about, method, next);
    }
    if (decision.kind === "revise") continue;
    const { method } = decision;
    const content = next?.content ?? attendance.contentOf(of);
    messages.push({
      ...about,
      method,
      ics: write(world, attendance, attendee, { ...about, content }, method),
    });
  }
  return messages;
}

/** Whether an object goes because its owner, or the organiser, has chosen another kind of them. */
function isReplaced(
  { sessionId }: { readonly sessionId: string | null },
  { channel }: Attendee,
  planned: ReadonlyMap<string, PlacedObject>,
): boolean {
  const [first] = planned.values();
  return first ? (first.sessionId === null) !== (sessionId === null) : channel !== "invitations";
}

interface Pair {
  readonly date: IsoDate;
  readonly previous: StoredObject | null;
  readonly next: PlacedObject | null;
}

/**
 * What somebody's calendar held and should hold, side by side and by date.
 *
 * @remarks A day that has gone and a day that is new are one day that moved: the object keeps its UID, as RFC
 * 5546 wants of a rescheduled event, instead of vanishing and coming back as another. A session is the same
 * session whatever its day.
 */
function pairs(
  stored: readonly StoredObject[],
  planned: ReadonlyMap<string, PlacedObject>,
): readonly Pair[] {
  const living = new Map(
    stored
      .filter(({ method }) => method === "REQUEST")
      .map((object) => [objectKey(object), object]),
  );
  const gone = [...living.values()].filter((object) => !planned.has(objectKey(object)));
  const goneDays = gone.filter(({ sessionId }) => sessionId === null).toSorted(byDate);
  const freshDays = [...planned.values()]
    .filter((object) => object.sessionId === null && !living.has(objectKey(object)))
    .toSorted(byDate);
  const movedFrom = new Map(freshDays.map(({ date }, place) => [date, goneDays[place]]));
  const moved = new Set(goneDays.slice(0, freshDays.length));
  return [
    ...[...planned].map(([key, next]) => ({
      date: next.date,
      previous: living.get(key) ?? movedFrom.get(key) ?? null,
      next,
    })),
    ...gone
      .filter((object) => !moved.has(object))
      .map((previous) => ({ date: previous.date, previous, next: null })),
  ].toSorted(byDate);
}

function byDate(a: { readonly date: IsoDate }, b: { readonly date: IsoDate }): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

async function insertObject(
  world: World,
  eventId: string,
  { registrationId }: Attendee,
  uid: string,
  { date, sessionId, timeHash, contentHash }: PlacedObject,
): Promise<void> {
  await world.db.calendarObject.create({
    data: {
      id: world.newId(),
      registrationId,
      eventId,
      uid,
      sessionId,
      timeHash,
      contentHash,
      date: new Date(date),
      sequence: 0,
      method: "REQUEST",
      revisedAt: world.now(),
    },
  });
}

async function moveObject(
  world: World,
  id: string,
  { sequence, date }: { readonly sequence: number; readonly date: IsoDate },
  method: "REQUEST" | "CANCEL",
  next: PlacedObject | null,
): Promise<void> {
  const hashes = next ? { timeHash: next.timeHash, contentHash: next.contentHash } : {};
  await world.db.calendarObject.update({
    where: { id },
    data: { ...hashes, date: new Date(date), sequence, method, revisedAt: world.now() },
  });
}

/**
 * What somebody's calendar was last told and still holds, said once more under the same identities: for a mail
 * that is tried again.
 */
export function repeatCalendar(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  stored: readonly StoredObject[],
  planned: ReadonlyMap<string, PlacedObject>,
): CalendarMessage[] {
  return stored
    .filter(({ method }) => method === "REQUEST")
    .map((object) => {
      const { uid, date, sessionId, sequence } = object;
      const content = planned.get(objectKey(object))?.content ?? attendance.contentOf(object);
      return {
        uid,
        date,
        sessionId,
        sequence,
        method: "REQUEST" as const,
        fresh: false,
        replaced: false,
        ics: write(world, attendance, attendee, { uid, sequence, content }, "REQUEST"),
      };
    });
}

function write(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  object: { uid: string; sequence: number; content: CalendarContent },
  method: "REQUEST" | "CANCEL",
): string {
  const now = world.now();
  const event = { ...object.content, uid: object.uid, sequence: object.sequence, revisedAt: now };
  const terms = {
    attendee: { name: attendee.name, email: attendee.email },
    organizer: attendance.organizerFor(attendee),
    madeAt: now,
    language: attendee.locale,
  };
  return method === "CANCEL" ? writeCancellation(event, terms) : writeInvitation(event, terms);
}
