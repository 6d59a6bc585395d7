import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isLocale } from "~/kernel/locales";
import { addTime } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { enqueueMessages } from "~/features/mail/commands/enqueue-messages.server";
import { settlesAfter } from "~/features/payments/domain/issuing";
import { sumPlaces } from "../domain/offer";
import { linesWhere } from "../queries/order-lines.server";
import { seatPlaces } from "../queries/seat-places.server";
import { restoreGoodwill } from "./keep-goodwill.server";
import { movePlaces } from "./move-places.server";
import { addLines } from "./order-lines.server";
import { holdEvent, lockPoolOf } from "./serve-waitlist.server";
import { lockCodeOf, lockOrderRow, settleOrder } from "./settle-order.server";

export type RestoreProblem = Problem<
  "event-not-open" | "event-started" | "seat-not-cancelled" | "places-gone"
>;

/**
 * Gives a cancelled seat back what it had, in the transaction of `world`: while every place it needs is free and nobody
 * waits for one; it costs what it cost, without a discount whose code others may have used since. Its attendee is told by a confirmation with what belongs in their calendar. Answers about diet and
 * access stay gone: they have to be given again.
 *
 * @remarks Somebody who has registered again meanwhile breaks a unique index (SQLSTATE 23505), which ends the
 * transaction: the caller says so.
 *
 * Refused: `event-not-open`, `event-started`; `seat-not-cancelled`, also for one that was handed over; `places-gone`.
 */
export async function restoreRegistration(
  world: World,
  id: string,
): Promise<Result<{ id: string }, RestoreProblem>> {
  const { eventId, orderId } = await world.db.registration.findUniqueOrThrow({
    where: { id },
    select: { eventId: true, orderId: true },
  });
  const event = await holdEvent(world, eventId);
  await lockCodeOf(world, orderId);
  await lockPoolOf(world, eventId);
  await lockOrderRow(world, orderId);
  if (event.status !== "published") return refuse("event-not-open");
  const now = world.now();
  if (event.startsAt <= now) return refuse("event-started");
  const seat = await world.db.registration.findUniqueOrThrow({ where: { id } });
  if (seat.status !== "cancelled" || seat.handedOverAt !== null || seat.anonymisedAt !== null)
    return refuse("seat-not-cancelled");
  const places = (await seatPlaces(world, [orderId], ["cancelled"])).find(
    (seat) => seat.id === id,
  )?.places;
  if (!places) return refuse("seat-not-cancelled");
  const { short } = await movePlaces(world, { wanted: sumPlaces([places]) });
  if (short.length > 0) return refuse("places-gone");
  await world.db.registration.update({
    where: { id },
    data: { status: "confirmed", confirmedAt: now, cancelledAt: null, places: [...places] },
  });
  await restoreLines(world, id, orderId, seat.cancelledAt ?? now);
  if (seat.attendeeEmail !== null)
    await enqueueMessages(world, [
      {
        kind: "confirmation",
        recipient: { name: seat.attendeeName ?? "", email: seat.attendeeEmail },
        language: isLocale(seat.language) ? seat.language : "nb",
        cause: `registration:${id}:restored:${now.getTime()}`,
        organisationId: seat.organisationId,
        eventId,
        orderId,
        registrationId: id,
      },
    ]);
  world.wake("deliver-outbox");
  return accept({ id });
}

/**
 * What the seat cost counts again, as far as it did when it was cancelled; what was kept of it then does not. As
 * long as no document is written of a cancellation it is taken back as if it had not been; later it is written anew:
 * the books of the time in which it did not count are what they were.
 */
async function restoreLines(
  world: World,
  registrationId: string,
  orderId: string,
  since: Date,
): Promise<void> {
  const { codeId } = await world.db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { codeId: true },
  });
  const where = {
    orderId,
    registrationId,
    cancelledAt: { gte: since },
    kind: { notIn: codeId === null ? ["discount", "fee"] : ["fee"] },
  };
  if (since > addTime(world.now(), -settlesAfter))
    await world.db.orderLine.updateMany({ where, data: { cancelledAt: null } });
  else await addLines(world, orderId, await linesWhere(world, where));
  await world.db.orderLine.updateMany({
    where: { orderId, registrationId, kind: "fee", cancelledAt: null, createdAt: { gte: since } },
    data: { cancelledAt: world.now() },
  });
  await restoreGoodwill(world, orderId);
  await settleOrder(world, orderId);
}
