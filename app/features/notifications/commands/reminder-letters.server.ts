import type { SessionFacts } from "emails/letter-facts";
import { speechOf } from "~/i18n/speech";
import { dateOf, daysBetween } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { EventAttendance } from "~/features/calendar/queries/attendance.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import { ownWordsFor, type ReminderRule } from "../domain/reminder-rule";
import { seatFacts, type LetterContext } from "../queries/letter-context.server";
import type { StandingReminder } from "../queries/standing-reminders.server";
import { aboutRecipient, announcementsEnd } from "./announcement-letter.server";
import type { LetterWriter } from "./letter-writer";
import { organiserLetter } from "./organiser-letter";
import type { LetterAbout } from "./placeholder-values";

/** The letters that leave by a rule: only while what they were planned for stands. */
export const reminderLetters: {
  readonly reminder: LetterWriter<"reminder">;
  readonly "follow-up": LetterWriter<"follow-up">;
} = {
  reminder: async (world, row, context, reading) => {
    const standing = await reading.standing(row);
    if (!standing) return "superseded";
    const { startsAt, timeZone } = context.event;
    const about = await aboutRecipient(world, row, context, reading);
    const session = sessionOf(await reading.attendance(context.eventId), standing);
    const begins = session
      ? dateOf(session.startsAt, session.startZone)
      : dateOf(startsAt, timeZone);
    return {
      facts: {
        now: about.now,
        recipientName: about.recipientName,
        event: about.event,
        manageUrl: context.manageUrl,
        daysBefore: Math.max(0, daysBetween(dateOf(about.now, timeZone), begins)),
        programme: about.programme,
        session,
        unnamed: standing.rule.audience.kind === "contacts" ? unnamedSeats(world, context) : [],
        own: inOwnWords(standing.rule, row, about, null),
      },
    };
  },

  "follow-up": async (world, row, context, reading) => {
    const standing = await reading.standing(row);
    if (!standing) return "superseded";
    const about = await aboutRecipient(world, row, context, reading);
    const { now, recipientName, event } = about;
    const wayOut = announcementsEnd(world, row);
    const own = inOwnWords(standing.rule, row, about, wayOut);
    return { facts: { now, recipientName, event, own, unsubscribeUrl: wayOut } };
  },
};

/** The rule's own words filled for the recipient; `null` where it speaks by itself. */
function inOwnWords(
  rule: ReminderRule,
  { language }: OutboxRow,
  about: LetterAbout,
  wayOut: string | null,
) {
  const words = ownWordsFor(rule, language);
  return words ? organiserLetter(words, about, speechOf(language), wayOut) : null;
}

function sessionOf({ programme }: EventAttendance, { sessionId }: StandingReminder) {
  const sessions: readonly (SessionFacts & { readonly id: string })[] = programme.days.flatMap(
    (day) => day.sessions,
  );
  return sessions.find(({ id }) => id === sessionId) ?? null;
}

function unnamedSeats(world: World, { order }: LetterContext) {
  return order.registrations
    .filter(({ status, attendeeEmail }) => status === "confirmed" && !attendeeEmail)
    .map((seat) => seatFacts(world, seat));
}
