import { z } from "zod";
import type { LetterFacts } from "emails/letter-facts";
import { datesBetween, dateOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { eventAttendance } from "~/features/calendar/queries/attendance.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import type { LetterContext } from "../queries/letter-context.server";
import { daysOf } from "./attendee-letters.server";
import { calendarPart, neverLeft } from "./calendar-part.server";
import { choiceOf } from "./change-letters.server";
import type { LetterWriter } from "./letter-writer";

const objectSnapshot = calendarPart.extend({
  date: z.string(),
  sessionId: z.string().nullish(),
  revision: z.enum(["new", "updated", "removed", "replaced"]),
});

/** The short mails that carry one further calendar object each. */
export const calendarLetters: {
  readonly "calendar-day": LetterWriter<"calendar-day">;
  readonly "calendar-session": LetterWriter<"calendar-session">;
} = {
  "calendar-day": async (world, row, context) => {
    const { date, method, ics, revision } = objectSnapshot.parse(row.snapshot);
    const seat = await seatOf(world, row, context, method);
    if (!seat) return "superseded";
    const attendance = await eventAttendance(world, context.eventId);
    const { timeZone, startsAt, endsAt } = context.event;
    const dates = datesBetween(dateOf(startsAt, timeZone), dateOf(endsAt, timeZone));
    const day = daysOf(attendance, await choiceOf(world, seat)).find(
      (each) => each.date === date,
    ) ?? { date, title: "", sessions: [] };
    return {
      facts: {
        ...about(world, row, context),
        day,
        dayNumber: Math.max(1, dates.indexOf(date) + 1),
        dayCount: Math.max(1, dates.length),
        revision,
      },
      invitation: { method, ics },
    };
  },

  "calendar-session": async (world, row, context) => {
    const { method, ics, revision, sessionId } = objectSnapshot.parse(row.snapshot);
    if (!(await seatOf(world, row, context, method))) return "superseded";
    const { programme } = await eventAttendance(world, context.eventId);
    const session = programme.days
      .flatMap((day) => day.sessions)
      .find(({ id }) => id === sessionId);
    if (!session) return "superseded";
    return {
      facts: { ...about(world, row, context), session, revision },
      invitation: { method, ics },
    };
  },
};

/**
 * The seat a calendar mail is about; `null` when the mail has become pointless: an invitation to what the person has
 * lost meanwhile, or a cancellation of what never left.
 */
async function seatOf(
  world: World,
  row: OutboxRow,
  { seat, eventStatus }: LetterContext,
  method: "REQUEST" | "CANCEL",
): Promise<string | null> {
  if (!seat) return null;
  if (method === "CANCEL") return (await neverLeft(world, row)) ? null : seat.id;
  if (seat.status !== "confirmed" || eventStatus !== "published") return null;
  const gone = await world.db.calendarObject.count({
    where: { uid: row.thread?.replace(/^calendar:/, "") ?? "", method: "CANCEL" },
  });
  return gone === 0 ? seat.id : null;
}

function about(
  world: World,
  row: OutboxRow,
  { event, manageUrl }: LetterContext,
): Pick<LetterFacts["calendar-day"], "now" | "recipientName" | "event" | "manageUrl"> {
  return { now: world.now(), recipientName: row.recipientName, event, manageUrl };
}
