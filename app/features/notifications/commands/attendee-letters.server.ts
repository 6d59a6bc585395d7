import type { DayFacts } from "emails/letter-facts";
import { dateOf, daysBetween } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { holdProgramme } from "~/features/events/queries/edited-event.server";
import {
  repeatCalendar,
  settleCalendar,
  storedObjects,
  type CalendarMessage,
} from "~/features/calendar/commands/settle-calendar.server";
import {
  attendeesOf,
  eventAttendance,
  type Attendee,
  type EventAttendance,
} from "~/features/calendar/queries/attendance.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { ticketOfSeat } from "~/features/registration/queries/ticket.server";
import { ownProgramme } from "~/features/registration/queries/seat-page.server";
import type { LetterContext } from "../queries/letter-context.server";
import { calendarDayMessage } from "./calendar-day-message";
import type { LetterWriter, Written } from "./letter-writer";

/** The letters to somebody about their own seat. */
export const attendeeLetters: {
  readonly confirmation: LetterWriter<"confirmation">;
  readonly promoted: LetterWriter<"promoted">;
  readonly reminder: LetterWriter<"reminder">;
  readonly "link-again": LetterWriter<"link-again">;
} = {
  confirmation: async (world, row, context) => {
    const written = await withTicket(world, row, context);
    if (written === "superseded") return written;
    const { contactEmail, contactName } = context.order;
    const byThemselves = contactEmail.toLowerCase() === row.recipientEmail.toLowerCase();
    return {
      ...written,
      facts: { ...written.facts, registeredBy: byThemselves ? null : contactName },
    };
  },

  promoted: withTicket,

  reminder: async (world, row, context, reading) => {
    const attendee = await reading.attendee(row);
    const planned = (row.snapshot as { daysBefore: number }).daysBefore;
    const { startsAt, timeZone } = context.event;
    const daysBefore = daysBetween(dateOf(world.now(), timeZone), dateOf(startsAt, timeZone));
    const over = context.eventStatus !== "published" || startsAt <= world.now();
    // Delayed or moved meanwhile: the letter for that distance is another reminder's.
    const late = daysBefore > planned || (planned > 1 && daysBefore <= 1);
    if (!attendee || over || late) return "superseded";
    const attendance = await reading.attendance(context.eventId);
    const facts = {
      ...aboutSeat(world, row, context),
      daysBefore,
      programme: daysOf(attendance, attendee),
    };
    return { facts };
  },

  "link-again": async (world, row, context) => ({ facts: aboutSeat(world, row, context) }),
};

/** A place with its calendar and its ticket, which is drawn once nothing is locked any more. */
async function withTicket(
  world: World,
  row: OutboxRow,
  context: LetterContext,
): Promise<Written<"promoted"> | "superseded"> {
  const written = await invited(world, row, context);
  if (written === "superseded" || !context.seat) return written;
  const ticket = await ticketOfSeat(
    world,
    { id: context.seat.id, attendeeEmail: row.recipientEmail },
    row.language,
  );
  return ticket
    ? { ...written, facts: { ...written.facts, ticketAttached: true }, attachments: [ticket] }
    : written;
}

/** A place with its calendar: the first day's invitation goes with the letter, each further day by itself. */
async function invited(
  world: World,
  row: OutboxRow,
  context: LetterContext,
): Promise<Written<"promoted"> | "superseded"> {
  return inTransaction(world, async (tx) => {
    await holdProgramme(tx, context.eventId);
    const attendee = await confirmedAttendee(tx, row, context);
    if (!attendee || context.eventStatus !== "published") return "superseded";
    const attendance = await eventAttendance(tx, context.eventId);
    const [first] = await invitationsFor(tx, row, attendance, attendee);
    return {
      facts: {
        ...aboutSeat(tx, row, context),
        programme: daysOf(attendance, attendee),
        feedUrl: context.feedUrl,
        calendarAttached: first !== undefined,
        ticketAttached: false,
      },
      invitation: first ?? null,
    };
  });
}

/** Makes somebody's calendar objects, or says them again when an earlier attempt made them. */
async function invitationsFor(
  world: World,
  row: OutboxRow,
  attendance: EventAttendance,
  attendee: Attendee,
): Promise<readonly CalendarMessage[]> {
  const planned = attendance.objectsOf(attendee);
  const stored = (await storedObjects(world, { registrationId: attendee.registrationId })).get(
    attendee.registrationId,
  );
  if (stored) return repeatCalendar(world, attendance, attendee, stored, planned);
  const messages = await settleCalendar(world, attendance, attendee, [], planned);
  const further = messages.slice(1);
  await enqueueMessages(
    world,
    further.map((message) => calendarDayMessage(row, message)),
  );
  return messages;
}

/** The recipient as an attendee; `null` when the seat is no longer theirs or no longer confirmed. */
async function confirmedAttendee(
  world: World,
  row: OutboxRow,
  context: LetterContext,
): Promise<Attendee | null> {
  if (!context.seat) return null;
  const [seat] = await world.db.registration.findMany({
    where: { id: context.seat.id, status: "confirmed", attendeeEmail: row.recipientEmail },
    select: { id: true },
  });
  if (!seat) return null;
  const [attendee] = await attendeesOf(world, { registrationId: seat.id });
  return attendee ?? null;
}

function aboutSeat(world: World, row: OutboxRow, context: LetterContext) {
  return {
    now: world.now(),
    recipientName: row.recipientName,
    event: context.event,
    manageUrl: context.manageUrl,
  };
}

/** Somebody's own programme as letters show it, cancelled sessions left out. */
export function daysOf(
  { programme }: EventAttendance,
  attendee: Pick<Attendee, "networkId" | "sessionIds">,
): DayFacts[] {
  return ownProgramme(programme, attendee)
    .days.map((day) => ({ ...day, sessions: day.sessions.filter((session) => !session.cancelled) }))
    .filter((day) => day.sessions.length > 0);
}
