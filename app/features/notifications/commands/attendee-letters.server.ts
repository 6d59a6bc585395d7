import { z } from "zod";
import type { DayFacts, SumFacts } from "emails/letter-facts";
import { inTransaction, type World } from "~/platform/world.server";
import { holdProgramme } from "~/features/events/queries/edited-event.server";
import { holdCalendarOf } from "~/features/calendar/commands/hold-calendars.server";
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
import { sumOfStored } from "~/features/registration/queries/order-sum.server";
import { paysAlone } from "~/features/registration/queries/receipt.server";
import { ticketOfSeat } from "~/features/registration/queries/ticket.server";
import { ownProgramme } from "~/features/registration/queries/seat-page.server";
import { decisionWords } from "../queries/decision-words.server";
import type { LetterContext } from "../queries/letter-context.server";
import { paymentSaid } from "./contact-letters.server";
import { calendarDayMessage } from "./calendar-day-message";
import type { LetterWriter, Written } from "./letter-writer";
import { settleOwnCalendar } from "./settle-own-calendar.server";

const choiceSchema = z.object({ addOnId: z.string().nullish(), sessionId: z.string().nullish() });

/** The letters to somebody about their own seat. */
export const attendeeLetters: {
  readonly confirmation: LetterWriter<"confirmation">;
  readonly promoted: LetterWriter<"promoted">;
  readonly restored: LetterWriter<"restored">;
  readonly "link-again": LetterWriter<"link-again">;
  readonly "choice-given": LetterWriter<"choice-given">;
} = {
  confirmation: async (world, row, context) => {
    const written = await withTicket(world, row, context);
    if (written === "superseded") return written;
    const { contactEmail, contactName } = context.order;
    const byThemselves = contactEmail.toLowerCase() === row.recipientEmail.toLowerCase();
    return {
      ...written,
      facts: {
        ...written.facts,
        registeredBy: byThemselves ? null : contactName,
        decisionMessage: byThemselves ? await decisionWords(world, row, context.order) : "",
      },
    };
  },

  promoted: withTicket,

  restored: async (world, row, context) => {
    if (context.seat) {
      const written = await invited(world, row, context);
      if (written === "superseded") return written;
      return { ...written, facts: { ...written.facts, about: "place" } };
    }
    if (context.eventStatus !== "published") return "superseded";
    const { manageUrl, feedUrl } = context;
    const { now, recipientName, event } = aboutSeat(world, row, context);
    const said = { now, recipientName, event, manageUrl, feedUrl, programme: [] };
    return { facts: { ...said, calendarAttached: false, about: "order" } };
  },

  "link-again": async (world, row, context) => ({ facts: aboutSeat(world, row, context) }),

  "choice-given": async (world, row, context) => {
    const choice = await givenChoice(world, row, context);
    if (choice !== null && context.seat?.status === "confirmed")
      await intoCalendar(world, row, context.seat.id);
    return choice === null
      ? "superseded"
      : { facts: { ...aboutSeat(world, row, context), choice } };
  },
};

/** What was given reaches their calendar too, by mails of its own; a letter tried again finds it there. */
async function intoCalendar(world: World, row: OutboxRow, registrationId: string): Promise<void> {
  const { eventId, organisationId } = row;
  if (!eventId || !organisationId) return;
  await inTransaction(world, async (tx) => {
    await holdProgramme(tx, eventId);
    await holdCalendarOf(tx, { eventId, registrationId });
    await settleOwnCalendar(tx, { id: registrationId, eventId, organisationId });
  });
}

/** The add-on or session a letter is about; `null` when it is not theirs any more, or the event is off. */
async function givenChoice(
  world: World,
  { snapshot }: OutboxRow,
  context: LetterContext,
): Promise<string | null> {
  const { addOnId, sessionId } = choiceSchema.parse(snapshot);
  if (context.eventStatus !== "published" || !context.seat) return null;
  const of = { registrationId: context.seat.id, status: "taken" };
  if (addOnId) {
    const select = { addOn: { select: { name: true } } };
    const found = await world.db.registrationAddOn.findFirst({ where: { ...of, addOnId }, select });
    return found?.addOn.name ?? null;
  }
  const select = { session: { select: { title: true } } };
  const where = { ...of, sessionId: sessionId ?? "" };
  const found = sessionId ? await world.db.registrationSession.findFirst({ where, select }) : null;
  return found?.session.title ?? null;
}

/** What somebody pays who came alone; a company's contact hears of it in a letter of their own. */
function ownSum({ order }: LetterContext): SumFacts | null {
  const living = order.registrations.filter(
    ({ status }) => status !== "cancelled" && status !== "declined",
  );
  const alone = paysAlone({ contactEmail: order.contactEmail, registrations: living });
  return alone ? sumOfStored(order.lines, order.currency) : null;
}

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
    await holdCalendarOf(tx, { eventId: context.eventId, registrationId: attendee.registrationId });
    const attendance = await eventAttendance(tx, context.eventId);
    const first = await leadingInvitation(tx, row, attendance, attendee);
    return {
      facts: {
        ...aboutSeat(tx, row, context),
        sum: ownSum(context),
        payment: paymentSaid(context),
        programme: daysOf(attendance, attendee),
        feedUrl: context.feedUrl,
        calendarAttached: first !== null,
        ticketAttached: false,
      },
      invitation: first,
    };
  });
}

/**
 * Makes somebody's calendar objects, or says them again when an earlier attempt made them. Answers the first, which
 * goes with the letter; the others go by mails of their own.
 */
async function leadingInvitation(
  world: World,
  row: OutboxRow,
  attendance: EventAttendance,
  attendee: Attendee,
): Promise<CalendarMessage | null> {
  const { registrationId } = attendee;
  const planned = attendance.objectsOf(attendee);
  const stored = (await storedObjects(world, { registrationId })).get(registrationId) ?? [];
  const settled = await settleCalendar(world, attendance, attendee, stored, planned);
  const said = new Set(settled.map(({ uid }) => uid));
  const repeated = repeatCalendar(world, attendance, attendee, stored, planned);
  const [leading] = [...repeated.filter(({ uid }) => !said.has(uid)), ...settled]
    .filter(({ method }) => method === "REQUEST")
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  await enqueueMessages(
    world,
    settled
      .filter((message) => message !== leading)
      .map((message) => calendarDayMessage(row, message)),
  );
  return leading ?? null;
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
