import type { World } from "~/platform/world.server";

/** What an organiser's line about an event says beside its seats. */
export interface EventFigures {
  /** Confirmed seats nobody has been named for. */
  readonly unnamed: number;
  /** Seats somebody has applied for. */
  readonly applications: number;
  readonly failedMails: number;
}

const none: EventFigures = { unnamed: 0, applications: 0, failedMails: 0 };

/**
 * The figures of a page of events, by event; three questions to the database, however many events.
 *
 * @remarks Asks for no permission: the caller has found the events by a query that does.
 * @returns a function, so that an event without any is not missing but all noughts
 */
export async function eventFigures(
  world: World,
  organisationId: string,
  eventIds: readonly string[],
): Promise<(eventId: string) => EventFigures> {
  const where = { organisationId, eventId: { in: [...eventIds] } };
  const [unnamed, applications, failed] = await Promise.all([
    world.db.registration.groupBy({
      by: ["eventId"],
      where: { ...where, attendeeEmail: null, anonymisedAt: null, status: "confirmed" },
      _count: true,
    }),
    world.db.registration.groupBy({
      by: ["eventId"],
      where: { ...where, status: "awaiting-approval" },
      _count: true,
    }),
    world.db.outboxMessage.groupBy({
      by: ["eventId"],
      where: { ...where, state: "failed" },
      _count: true,
    }),
  ]);
  const countOf = (rows: readonly { eventId: string | null; _count: number }[]) => {
    const counts = new Map(rows.map(({ eventId, _count }) => [eventId, _count]));
    return (eventId: string) => counts.get(eventId) ?? 0;
  };
  const [unnamedOf, applicationsOf, failedOf] = [
    countOf(unnamed),
    countOf(applications),
    countOf(failed),
  ];
  return (eventId) =>
    eventIds.includes(eventId)
      ? {
          unnamed: unnamedOf(eventId),
          applications: applicationsOf(eventId),
          failedMails: failedOf(eventId),
        }
      : none;
}
