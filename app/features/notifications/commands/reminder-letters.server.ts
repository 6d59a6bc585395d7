import type { SessionFacts } from "emails/letter-facts";
import { dateOf, daysBetween } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { EventAttendance } from "~/features/calendar/queries/attendance.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import {
  seatFacts,
  type LetterContext,
  type LetterReading,
} from "../queries/letter-context.server";
import type { StandingReminder } from "../queries/standing-reminders.server";
import { daysOf } from "./attendee-letters.server";
import type { LetterWriter } from "./letter-writer";

/** The letters that leave by a rule: only while what they were planned for stands. */
export const reminderLetters: {
  readonly reminder: LetterWriter<"reminder">;
  readonly "follow-up": LetterWriter<"follow-up">;
} = {
  reminder: async (world, row, context, reading) => {
    const standing = await reading.standing(row);
    if (!standing) return "superseded";
    const { startsAt, timeZone } = context.event;
    const attendance = await reading.attendance(context.eventId);
    const session = sessionOf(attendance, standing);
    const begins = session
      ? dateOf(session.startsAt, session.startZone)
      : dateOf(startsAt, timeZone);
    return {
      facts: {
        ...about(world, row, context),
        manageUrl: context.manageUrl,
        daysBefore: Math.max(0, daysBetween(dateOf(world.now(), timeZone), begins)),
        programme: await programmeFor(row, attendance, reading),
        session,
        unnamed: standing.rule.audience.kind === "contacts" ? unnamedSeats(world, context) : [],
      },
    };
  },

  "follow-up": async (world, row, context, reading) =>
    (await reading.standing(row)) ? { facts: about(world, row, context) } : "superseded",
};

function about(world: World, row: OutboxRow, context: LetterContext) {
  return { now: world.now(), recipientName: row.recipientName, event: context.event };
}

function sessionOf({ programme }: EventAttendance, { sessionId }: StandingReminder) {
  const sessions: readonly (SessionFacts & { readonly id: string })[] = programme.days.flatMap(
    (day) => day.sessions,
  );
  return sessions.find(({ id }) => id === sessionId) ?? null;
}

/** The recipient's own programme; nothing to a contact, or to somebody who waits. */
async function programmeFor(row: OutboxRow, attendance: EventAttendance, reading: LetterReading) {
  const attendee = await reading.attendee(row);
  return attendee ? daysOf(attendance, attendee) : [];
}

function unnamedSeats(world: World, { order }: LetterContext) {
  return order.registrations
    .filter(({ status, attendeeEmail }) => status === "confirmed" && !attendeeEmail)
    .map((seat) => seatFacts(world, seat));
}
