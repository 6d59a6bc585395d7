import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { dateOf, datesBetween } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { timesOf } from "../domain/event-times";
import { movesEvent } from "../domain/moves-event";
import { lockedEvent } from "../queries/edited-event.server";
import { placeOf } from "../queries/event-cards.server";
import type { EventDetails } from "../schema";
import { columnsOf } from "./create-event.server";
import { keepQuestions } from "./keep-questions.server";
import { recordChange } from "./record-change.server";

export type ChangeEventProblem = Problem<
  "time-skipped" | "ends-before-start" | "lasts-too-long" | "capacity-below-taken" | "event-over"
>;

/**
 * Changes what an organiser says about an event. When it moves ({@link movesEvent}) after publication, its
 * SEQUENCE rises and the change is noted for the attendees to be told.
 *
 * Refused: the access problems, bad times, `capacity-below-taken` when more places are taken than the new
 * size has, `event-over` for an event that has been cancelled or archived.
 *
 * @returns whether there are more places than before, so that whoever keeps the waitlist can serve it.
 */
export async function changeEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  details: EventDetails,
): Promise<Result<{ id: string; grown: boolean }, AccessProblem | ChangeEventProblem>> {
  const times = timesOf({ ...details, startZone: details.timeZone, endZone: details.timeZone });
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    if (!times.ok) return times;
    const { id, organisationId, accountId, status } = edited.value;

    const before = await tx.db.event.findUniqueOrThrow({
      where: { id },
      include: { venue: { select: venueColumns } },
    });
    const [pool] = await tx.db.$queryRaw<{ size: number; taken: number }[]>`
      SELECT size, taken FROM seat_pool WHERE id = ${before.seatPoolId}::uuid FOR UPDATE`;
    if (!pool) throw new Error(`event ${id} has no seat pool`);
    if (details.capacity < pool.taken)
      return refuse("capacity-below-taken", { field: "capacity", params: { taken: pool.taken } });
    if (details.capacity !== pool.size)
      await tx.db.seatPool.update({
        where: { id: before.seatPoolId },
        data: { size: details.capacity },
      });

    const columns = await columnsOf(tx, organisationId, details);
    const venue = columns.venueId
      ? await tx.db.venue.findUniqueOrThrow({
          where: { id: columns.venueId },
          select: venueColumns,
        })
      : null;
    const after = { ...columns, ...times.value, venue };
    const moved = movesEvent(whereaboutsOf(before), whereaboutsOf(after));
    const announced = moved && status === "published";
    await tx.db.event.update({
      where: { id },
      data: {
        ...columns,
        ...times.value,
        calendarRevisedAt: tx.now(),
        ...(announced ? { calendarSequence: { increment: 1 } } : {}),
      },
    });
    await keepDays(tx, id, {
      first: dateOf(times.value.startsAt, details.timeZone),
      last: dateOf(times.value.endsAt, details.timeZone),
    });
    await keepQuestions(tx, id, details);
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "change-event",
      subject: { type: "event", id },
      detail: { title: details.title, capacity: details.capacity, moved },
    });
    if (status === "published") {
      await recordChange(tx, {
        kind: announced ? "event-moved" : "event-corrected",
        organisationId,
        eventId: id,
        accountId,
        before: placementOf(before),
        after: placementOf(after),
      });
    }
    return accept({ id, grown: details.capacity > pool.size });
  });
}

/** A day for each date of the event; empty days outside them go, days with sessions stay. */
async function keepDays(world: World, eventId: string, span: { first: string; last: string }) {
  const dates = datesBetween(span.first, span.last).map((date) => new Date(date));
  await world.db.eventDay.deleteMany({
    where: { eventId, date: { notIn: dates }, sessions: { none: {} } },
  });
  await world.db.eventDay.createMany({
    data: dates.map((date) => ({ id: world.newId(), eventId, date })),
    skipDuplicates: true,
  });
}

const venueColumns = { name: true, municipality: true, address: true } as const;

interface PlacedEvent {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly onlineUrl: string | null;
  readonly venue: {
    readonly name: string;
    readonly municipality: string;
    readonly address: string;
  } | null;
}

function whereaboutsOf({ startsAt, endsAt, timeZone, onlineUrl, venue }: PlacedEvent) {
  return {
    startsAt,
    endsAt,
    timeZone,
    onlineUrl,
    venueName: venue?.name ?? "",
    venueAddress: venue?.address ?? "",
    municipality: venue?.municipality ?? "",
  };
}

function placementOf({ title, startsAt, endsAt, timeZone, onlineUrl, venue }: PlacedEvent) {
  return {
    title,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone,
    place: [placeOf(venue), venue?.address].filter(Boolean).join(", "),
    onlineUrl: onlineUrl ?? "",
  };
}
