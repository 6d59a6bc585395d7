import { addTime, day, type Instant } from "~/kernel/time";
import { inTransaction, type World } from "~/platform/world.server";
import { askForMissing } from "../commands/ask-for-missing.server";
import { askingOf, firstAskedDays } from "../domain/asking-rhythm";
import { owingAtEvent } from "~/features/registration/queries/missing.server";

/**
 * Asks for what is still missing before an event: each attendee for their own part, and each contact, in one letter, for
 * what is missing of whom; 10, 7, 4 and 1 days before.
 *
 * @remarks Who has been asked is noted with the seat and the order, so it is safe to run at any time, any number at once.
 * An event that moves has other days; nobody is asked twice within a day.
 * @returns how many letters were enqueued.
 */
export async function askWhatIsMissing(world: World): Promise<number> {
  const now = world.now();
  const events = await world.db.event.findMany({
    where: {
      status: "published",
      // A day more: days are counted on the event's own clock.
      startsAt: { gt: now, lt: addTime(now, (firstAskedDays + 2) * day) },
    },
    select: { id: true, startsAt: true, timeZone: true },
    orderBy: { id: "asc" },
  });
  let enqueued = 0;
  for (const { id, startsAt, timeZone } of events)
    if (askingOf(startsAt, timeZone, now)) enqueued += await askAt(world, id, now);
  if (enqueued > 0) world.wake("deliver-outbox");
  return enqueued;
}

function askAt(world: World, eventId: string, now: Instant): Promise<number> {
  return inTransaction(world, async (tx) => {
    // Whoever is being erased is waited for, and whoever moves the event.
    const [event] = await tx.db.$queryRaw<{ startsAt: Date; timeZone: string }[]>`
      SELECT starts_at AS "startsAt", time_zone AS "timeZone" FROM event
      WHERE id = ${eventId}::uuid AND status = 'published' FOR SHARE`;
    const asking = event && askingOf(event.startsAt, event.timeZone, now);
    if (!asking) return 0;
    const seats = await owingAtEvent(tx, eventId, {
      since: asking.since,
      confirmedBefore: asking.at,
    });
    return askForMissing(tx, eventId, seats, { key: asking.date, contactsSince: asking.since });
  });
}
