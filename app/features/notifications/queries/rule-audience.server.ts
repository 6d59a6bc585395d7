import type { Instant } from "~/kernel/time";
import { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { dueAt } from "../domain/due-moment";
import type { ReminderRule } from "../domain/reminder-rule";
import { isAddressed, isNamed, isOnProgramme, isWelcome } from "./rule-sql.server";

/** An event as a rule sees it. */
export interface RuledEvent {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly timeZone: string;
  readonly sessions: readonly {
    readonly id: string;
    readonly title: string;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
  }[];
}

/** What of an event a {@link RuledEvent} is read from. */
export const ruledColumns = {
  id: true,
  title: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  sessions: {
    where: { status: "scheduled" },
    select: { id: true, title: true, startsAt: true, endsAt: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.EventSelect;

/** One time at which a rule speaks. */
export interface Departure {
  readonly at: Instant;
  readonly event: { readonly id: string; readonly title: string; readonly timeZone: string };
  /** The session it is about; `null` when it is the event. */
  readonly session: { readonly id: string; readonly title: string } | null;
}

/** When a rule speaks of an event, earliest first, whatever the time is now. What follows orders has no such list. */
export function departuresOf(rule: ReminderRule, event: RuledEvent): Departure[] {
  const { id, title, timeZone } = event;
  const about = { id, title, timeZone };
  const begins = rule.anchor.endsWith("start");
  const departure = (
    on: { startsAt: Instant; endsAt: Instant },
    session: Departure["session"],
  ) => ({
    at: dueAt(rule.timing, begins ? on.startsAt : on.endsAt, timeZone),
    event: about,
    session,
  });
  switch (rule.anchor) {
    case "order":
      return [];
    case "event-start":
    case "event-end":
      return [departure(event, null)];
    case "session-start":
    case "session-end":
      return event.sessions
        .filter((session) => rule.sessionId === null || rule.sessionId === session.id)
        .map((session) => departure(session, { id: session.id, title: session.title }))
        .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  }
}

/** How many people a rule would write to now if it spoke of this event, or of this session of it. */
export async function audienceSize(
  world: World,
  { audience, timing }: ReminderRule,
  of: { readonly eventId: string; readonly sessionId: string | null },
): Promise<number> {
  const [whom, email, named] =
    audience.kind === "attendees"
      ? [Prisma.sql`g.id`, Prisma.sql`g.attendee_email`, isNamed]
      : [Prisma.sql`o.id`, Prisma.sql`o.contact_email`, Prisma.sql`NOT ${isNamed}`];
  const rows = await world.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(DISTINCT ${whom}) AS count
    FROM (SELECT ${[...audience.statuses]}::text[] AS statuses, ${[...audience.ticketTypeIds]}::uuid[] AS ticket_type_ids,
                 ${[...audience.networkIds]}::uuid[] AS network_ids, ${[...audience.languages]}::text[] AS languages,
                 ${timing.direction} AS direction) r
      JOIN registration g ON g.event_id = ${of.eventId}::uuid
      JOIN "order" o ON o.id = g.order_id
      LEFT JOIN session s ON s.id = ${of.sessionId}::uuid
    WHERE ${isAddressed} AND ${named} AND ${isOnProgramme} AND ${isWelcome(email, Prisma.sql`g.organisation_id`)}`;
  return Number(rows[0]?.count ?? 0);
}
