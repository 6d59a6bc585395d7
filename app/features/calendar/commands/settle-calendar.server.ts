import type { IsoDate } from "~/kernel/time";
import { dateOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { uidOf } from "~/features/events/commands/create-event.server";
import type { CalendarContent } from "../domain/calendar-event";
import { writeCancellation, writeInvitation } from "../domain/calendar-writer";
import type { PlannedObject } from "../domain/day-object";
import { decideMessage, type LastMessage } from "../domain/life-cycle";
import { eventContent, factsOf } from "../queries/event-facts.server";
import type { Attendee, EventAttendance } from "../queries/attendance.server";

/** A calendar message for one person and day, ready to be mailed. */
export interface CalendarMessage {
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
    });
  }
  return byRegistration;
}

/**
 * Brings what stands in one person's calendar to what is true now, and answers the messages that say so.
 *
 * @remarks Decides by {@link decideMessage}, day by day; the rows it writes are what the messages said, so the
 * caller enqueues them in the same transaction, with the programme held still.
 * @param planned - what the calendar should hold; empty when the person does not come (any more).
 */
export async function settleCalendar(
  world: World,
  attendance: EventAttendance,
  attendee: Attendee,
  stored: readonly StoredObject[],
  planned: ReadonlyMap<IsoDate, PlannedObject>,
): Promise<CalendarMessage[]> {
  const living = new Map(
    stored.filter((object) => object.method === "REQUEST").map((object) => [object.date, object]),
  );
  const dates = [...new Set([...planned.keys(), ...living.keys()])].toSorted();
  const messages: CalendarMessage[] = [];
  for (const date of dates) {
    const next = planned.get(date) ?? null;
    const previous = living.get(date) ?? null;
    const decision = decideMessage(previous, next);
    if (decision.kind === "nothing") continue;

    const now = world.now();
    if (decision.kind === "invite" && next) {
      const uid = uidOf(world);
      await world.db.calendarObject.create({
        data: {
          id: world.newId(),
          registrationId: attendee.registrationId,
          eventId: attendance.event.id,
          date: new Date(date),
          uid,
          sequence: 0,
          method: "REQUEST",
          timeHash: next.timeHash,
          contentHash: next.contentHash,
          revisedAt: now,
        },
      });
      const content = next.content;
      messages.push({
        date,
        method: "REQUEST",
        sequence: 0,
        fresh: true,
        ics: write(world, attendance, attendee, { uid, sequence: 0, content }, "REQUEST"),
      });
    } else if (previous && decision.kind !== "invite") {
      const method = decision.kind === "cancel" ? "CANCEL" : "REQUEST";
      const { uid, sequence } = decision;
      await world.db.calendarObject.update({
        where: { id: previous.id },
        data: {
          sequence,
          method,
          revisedAt: now,
          ...(next ? { timeHash: next.timeHash, contentHash: next.contentHash } : {}),
        },
      });
      if (decision.kind === "revise") continue;
      const content = next?.content ?? fallbackContent(world, attendance);
      messages.push({
        date,
        method,
        sequence,
        fresh: false,
        ics: write(world, attendance, attendee, { uid, sequence, content }, method),
      });
    }
  }
  return messages;
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
  return [...latest.values()].map(({ date, method, uid, sequence }) => {
    const content = planned.get(date)?.content ?? fallbackContent(world, attendance);
    return {
      date,
      method,
      sequence,
      fresh: false,
      ics: write(world, attendance, attendee, { uid, sequence, content }, method),
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
