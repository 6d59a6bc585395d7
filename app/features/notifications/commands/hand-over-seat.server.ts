import { refuse, type Problem, type Result } from "~/kernel/result";
import { sqlStateOf } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import { shareCalendars } from "~/features/calendar/commands/hold-calendars.server";
import { settleCalendar, storedObjects } from "~/features/calendar/commands/settle-calendar.server";
import {
  attendeesOf,
  eventAttendance,
  type Attendee,
} from "~/features/calendar/queries/attendance.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import {
  passOnSeat,
  type PassOnProblem,
  type Successor,
} from "~/features/registration/commands/pass-on-seat.server";
import { holdEvent } from "~/features/registration/commands/serve-waitlist.server";
import { registrationByToken } from "~/features/registration/queries/registration-by-token.server";
import { calendarDayMessage, calendarThread, recipientOf } from "./calendar-day-message";

/**
 * Gives a place to a colleague through the seat's own link: see {@link passOnSeat}. Whoever had it hears so, and it
 * leaves their calendar; what is needed for that stands in the mails themselves, whatever becomes of them.
 *
 * Refused as {@link passOnSeat} is, and `not-found` for a link that opens nothing.
 */
export async function handOverSeat(
  world: World,
  token: string,
  successor: Successor,
): Promise<Result<{ id: string }, PassOnProblem | Problem<"not-found">>> {
  const opened = await registrationByToken(world, token);
  if (!opened) return refuse("not-found");
  try {
    return await inTransaction(world, (tx) => passOnWithCalendar(tx, opened, successor));
  } catch (error) {
    if (sqlStateOf(error) === "23505") return refuse("already-registered", { field: "email" });
    throw error;
  }
}

/** As {@link handOverSeat}, for a seat whoever asks may pass on, in the transaction of `world`. */
export async function passOnWithCalendar(
  world: World,
  seat: { readonly id: string; readonly eventId: string; readonly organisationId: string },
  successor: Successor,
): Promise<Result<{ id: string }, PassOnProblem>> {
  await holdEvent(world, seat.eventId);
  await shareCalendars(world, seat.eventId);
  const passed = await passOnSeat(world, seat.id, successor);
  if (!passed.ok) return passed;
  // The seat's row still names them, and it is held by now.
  const [former] = await attendeesOf(world, { registrationId: seat.id });
  if (former) await sayGoodbye(world, seat, former);
  return passed;
}

async function sayGoodbye(
  world: World,
  of: { readonly id: string; readonly eventId: string; readonly organisationId: string },
  former: Attendee,
): Promise<void> {
  const { id, eventId, organisationId } = of;
  const stored = (await storedObjects(world, { registrationId: id })).get(id) ?? [];
  const attendance = await eventAttendance(world, eventId);
  const [first, ...further] = await settleCalendar(world, attendance, former, stored, new Map());
  const to = recipientOf({ organisationId, eventId }, former);
  await enqueueMessages(world, [
    {
      kind: "cancelled",
      recipient: { name: former.name, email: former.email },
      language: former.locale,
      cause: `registration:${id}:handed-over`,
      ...(first ? { thread: calendarThread(first.uid), sequence: first.sequence } : {}),
      snapshot: {
        by: "handed-over",
        calendar: first ? { method: first.method, ics: first.ics } : null,
      },
      organisationId,
      eventId,
      orderId: former.orderId,
      registrationId: id,
    },
    ...further.map((message) => calendarDayMessage(to, message)),
  ]);
}
