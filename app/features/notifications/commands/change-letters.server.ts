import { z } from "zod";
import type { ChangeFacts, Placement } from "emails/letter-facts";
import type { World } from "~/platform/world.server";
import { eventAttendance } from "~/features/calendar/queries/attendance.server";
import type { OutboxRow } from "~/features/mail/domain/message";
import {
  chosenSessionIds,
  chosenSessions,
} from "~/features/registration/queries/chosen-sessions.server";
import { seatFacts, type LetterContext } from "../queries/letter-context.server";
import { daysOf } from "./attendee-letters.server";
import { calendarPart, cancelAlone, neverLeft } from "./calendar-part.server";
import type { LetterWriter } from "./letter-writer";
import { takenOut } from "./taken-out.server";

const changedSnapshot = z.object({
  changeIds: z.array(z.string()),
  calendar: calendarPart.nullable(),
});
const cancelledSnapshot = z.object({
  by: z.enum(["attendee", "contact", "organiser", "handed-over"]),
  cancelledBy: z.enum(["self", "organiser"]).optional(),
  calendar: calendarPart.nullable().optional(),
});

/** The letters that follow a change: of the programme, of the event, or of the seat itself. */
export const changeLetters: {
  readonly changed: LetterWriter<"changed">;
  readonly cancelled: LetterWriter<"cancelled">;
} = {
  changed: async (world, row, context) => {
    const { changeIds, calendar } = changedSnapshot.parse(row.snapshot);
    if (context.seat?.status !== "confirmed" || context.eventStatus !== "published") {
      if (calendar?.method === "CANCEL") await cancelAlone(world, row, calendar.ics);
      return "superseded";
    }
    const all = await changesOf(world, changeIds, context.seat.status === "confirmed");
    const news = all.filter(isNews);
    if (news.length === 0 && !calendar) return "superseded";
    const [attendance, choice] = await Promise.all([
      eventAttendance(world, context.eventId),
      choiceOf(world, context.seat.id),
    ]);
    return {
      facts: {
        ...about(world, row, context),
        manageUrl: context.manageUrl,
        feedUrl: context.feedUrl,
        programme: daysOf(attendance, choice),
        changes: news.length > 0 ? news : all,
        calendarAttached: calendar !== null,
      },
      // What a cancellation takes out may never have left: then the letter goes alone.
      invitation: calendar?.method === "CANCEL" && (await neverLeft(world, row)) ? null : calendar,
    };
  },

  cancelled: async (world, row, context) => {
    const { by, cancelledBy, calendar = null } = cancelledSnapshot.parse(row.snapshot);
    if (by === "organiser" || by === "handed-over")
      return {
        facts: { ...about(world, row, context), by, calendarAttached: calendar !== null },
        invitation: calendar,
      };
    if (by === "contact") {
      const seats = context.seat ? [seatFacts(world, context.seat)] : [];
      return { facts: { ...about(world, row, context), by, seats, orderUrl: context.orderUrl } };
    }
    const taken = calendar ?? (await takenOut(world, row));
    return {
      facts: { ...about(world, row, context), by, cancelledBy, calendarAttached: taken !== null },
      invitation: taken,
    };
  },
};

function about(world: World, row: OutboxRow, context: LetterContext) {
  return { now: world.now(), recipientName: row.recipientName, event: context.event };
}

/** What decides which sessions are a seat's own. */
export async function choiceOf(world: World, registrationId: string) {
  const row = await world.db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: {
      networkId: true,
      ...chosenSessions,
    },
  });
  return { networkId: row.networkId, sessionIds: chosenSessionIds(row) };
}

const placement = z.object({
  title: z.string(),
  startsAt: z.iso.datetime().transform((iso) => new Date(iso)),
  startZone: z.string().optional(),
  endsAt: z.iso.datetime().transform((iso) => new Date(iso)),
  endZone: z.string().optional(),
  timeZone: z.string().optional(),
  place: z.string().optional(),
  onlineUrl: z.string().optional(),
  toPlace: z.string().optional(),
});

/**
 * What has changed since somebody was told last, oldest first; one session changed twice is one change.
 *
 * @param mayJoin - whether they may know where the online room is: who has a place.
 */
async function changesOf(
  world: World,
  ids: readonly string[],
  mayJoin: boolean,
): Promise<ChangeFacts[]> {
  const rows = await world.db.change.findMany({
    where: { id: { in: ids.map(BigInt) } },
    orderBy: { id: "asc" },
  });
  const bySubject = new Map<string, { first: Side; facts: ChangeFacts }>();
  for (const row of rows) {
    const before = placement.safeParse(row.before).data;
    const after = placement.safeParse(row.after).data;
    const subject = row.sessionId ?? row.eventId;
    const known = bySubject.get(subject);
    const first = known ? known.first : before;
    const room = mayJoin ? roomOf(first, after) : null;
    const facts = {
      title: after?.title ?? before?.title ?? "",
      before: first ? placementOf(first) : null,
      after: after ? placementOf(after) : null,
      ...(room ? { room } : {}),
      restored: known ? (known.facts.restored ?? false) : row.kind === "session-restored",
    };
    bySubject.set(subject, { first, facts });
  }
  return [...bySubject.values()].map(({ facts }) => facts);
}

/** Whether anything is left of what happened: what was dropped and brought back before a word was said is not. */
function isNews({ restored, room, before, after }: ChangeFacts): boolean {
  return (
    restored === true || room !== undefined || JSON.stringify(before) !== JSON.stringify(after)
  );
}

type Side = z.output<typeof placement> | undefined;

/** The online room before and after, where it is another one. */
function roomOf(before: Side, after: Side): ChangeFacts["room"] | null {
  if (before?.onlineUrl === undefined || after?.onlineUrl === undefined) return null;
  if (before.onlineUrl === after.onlineUrl) return null;
  return { before: before.onlineUrl || null, after: after.onlineUrl || null };
}

function placementOf(stored: z.output<typeof placement>): Placement {
  const { startsAt, endsAt, startZone, endZone, timeZone = "UTC", place, toPlace } = stored;
  return {
    startsAt,
    endsAt,
    startZone: startZone ?? timeZone,
    endZone: endZone ?? timeZone,
    place: (toPlace ? `${place ?? ""} → ${toPlace}` : place) || null,
  };
}
