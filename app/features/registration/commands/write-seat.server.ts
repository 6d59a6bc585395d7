import type { VatCategory } from "~/features/payments/domain/vat-categories";
import type { World } from "~/platform/world.server";
import { changedLines, type NewSeatLine } from "../domain/changed-lines";
import type { GivenBackOf } from "../domain/ended-lines";
import type { Offer } from "../domain/offer";
import { priceOrder } from "../domain/price";
import type { WantedSeat } from "../domain/wanted-seat";
import type { StoredSeat } from "../queries/stored-seat.server";
import { endLines } from "./end-lines.server";
import { joinQueue } from "./join-queue.server";
import type { MovedSeat } from "./move-seat.server";

/**
 * Writes what a seat has become, in the transaction that moved its places. Of what it no longer has, what is given back
 * is as `back` says.
 */
export async function writeSeat(
  world: World,
  offer: Offer,
  seat: StoredSeat,
  wanted: WantedSeat,
  moved: MovedSeat,
  back: GivenBackOf,
): Promise<void> {
  const { ticketTypeId } = wanted;
  await world.db.registration.update({
    where: { id: seat.id },
    data: { ticketTypeId, places: [...moved.places] },
  });
  await writeAddOns(world, seat, wanted, moved);
  await writeSessions(world, seat, wanted, moved);
  for (const { kind, id, poolId, queueNumber } of moved.waits)
    await joinQueue(world, {
      dispenser: offer.pool.id,
      queueNumber,
      waitsAt: poolId === null ? [] : [poolId],
      orderId: seat.order.id,
      choice:
        kind === "add-on"
          ? { registrationId: seat.id, addOnId: id }
          : { registrationId: seat.id, sessionId: id },
    });
  if (wanted.answers) await writeAnswers(world, seat, wanted.answers);
  await writeLines(world, offer, seat, wanted, moved, back);
}

async function writeAddOns(
  world: World,
  { id: registrationId, addOns }: StoredSeat,
  wanted: WantedSeat,
  { waits }: MovedSeat,
): Promise<void> {
  const dropped = addOns
    .map(({ addOnId }) => addOnId)
    .filter((id) => !wanted.addOns.some((addOn) => addOn.id === id));
  const those = { registrationId, addOnId: { in: dropped } };
  if (dropped.length > 0) {
    await endEntries(world, those);
    await world.db.registrationAddOn.updateMany({
      where: { roomMateId: registrationId, addOnId: { in: dropped } },
      data: { roomMateId: null },
    });
    await world.db.registrationAddOn.deleteMany({ where: those });
  }
  for (const { id: addOnId, roomMate } of wanted.addOns) {
    const had = addOns.find((row) => row.addOnId === addOnId);
    if (!had)
      await world.db.registrationAddOn.create({
        data: {
          registrationId,
          addOnId,
          roomMate,
          status: waits.some(({ id }) => id === addOnId) ? "waitlisted" : "taken",
        },
      });
    else if (had.roomMate !== roomMate)
      await world.db.registrationAddOn.update({
        where: { registrationId_addOnId: { registrationId, addOnId } },
        data: { roomMate },
      });
  }
}

async function writeSessions(
  world: World,
  { id: registrationId, sessions }: StoredSeat,
  { sessionIds }: WantedSeat,
  { waits }: MovedSeat,
): Promise<void> {
  const had = sessions.map(({ sessionId }) => sessionId);
  const dropped = had.filter((id) => !sessionIds.includes(id));
  if (dropped.length > 0) {
    const those = { registrationId, sessionId: { in: dropped } };
    await endEntries(world, those);
    await world.db.registrationSession.deleteMany({ where: those });
  }
  await world.db.registrationSession.createMany({
    data: sessionIds
      .filter((id) => !had.includes(id))
      .map((sessionId) => ({
        registrationId,
        sessionId,
        status: waits.some(({ id }) => id === sessionId) ? "waitlisted" : "taken",
      })),
  });
}

/** What a seat no longer wants it does not wait for either; how many wait is counted when the queue is served. */
async function endEntries(
  world: World,
  those: { registrationId: string } & (
    | { addOnId: { in: string[] } }
    | { sessionId: { in: string[] } }
  ),
): Promise<void> {
  await world.db.waitlistEntry.updateMany({
    where: { ...those, status: "waiting" },
    data: { status: "left", waitsAt: [], endedAt: world.now() },
  });
}

async function writeAnswers(
  world: World,
  { id: registrationId, order, answers: before }: StoredSeat,
  answers: NonNullable<WantedSeat["answers"]>,
): Promise<void> {
  const same = (question: string, values: readonly string[]) =>
    before.some(
      (row) => row.questionId === question && row.values.join("\0") === values.join("\0"),
    );
  const changed = answers.filter(({ question, values }) => !same(question, values));
  const gone = before
    .map(({ questionId }) => questionId)
    .filter((id) => !answers.some(({ question, values }) => question === id && same(id, values)));
  await world.db.answer.deleteMany({ where: { registrationId, questionId: { in: gone } } });
  await world.db.answer.createMany({
    data: changed.map(({ question, values }) => ({
      id: world.newId(),
      questionId: question,
      orderId: order.id,
      registrationId,
      values: [...values],
      answeredAt: world.now(),
    })),
  });
}

/** What is new costs what it costs now; what is only waited for costs nothing yet. */
async function writeLines(
  world: World,
  offer: Offer,
  seat: StoredSeat,
  { ticketTypeId, addOns, memberOf, code }: WantedSeat,
  { waits }: MovedSeat,
  back: GivenBackOf,
): Promise<void> {
  const otherTicket = ticketTypeId !== seat.ticketTypeId;
  const had = seat.addOns.map(({ addOnId }) => addOnId);
  const has = addOns.map(({ id }) => id);
  const added = has.filter((id) => !had.includes(id) && !waits.some((item) => item.id === id));
  const removed = [
    ...had.filter((id) => !has.includes(id)),
    ...(otherTicket && seat.ticketTypeId !== null ? [seat.ticketTypeId] : []),
  ];
  if (removed.length === 0 && added.length === 0 && !otherTicket) return;
  const price = priceOrder({
    offer,
    seats: [
      {
        ticketTypeId: otherTicket ? ticketTypeId : null,
        addOnIds: added,
        sessionIds: [],
        memberOf,
      },
    ],
    code: null,
    now: world.now(),
  });
  const { struck, written } = changedLines(
    seat.lines
      // What was kept or given back before has nothing to do with what it has now.
      .filter(({ kind }) => kind !== "fee" && kind !== "adjustment")
      .map((line) => ({
        ...line,
        kind: line.kind as NewSeatLine["kind"],
        vatCategory: line.vatCategory as VatCategory,
      })),
    { removed, added: price.lines, ticketTypeId, code },
  );
  const wasSeated = seat.status === "confirmed";
  const ending = { registrationId: seat.id, struck, written, wasSeated };
  await endLines(world, seat.order.id, ending, back);
}
