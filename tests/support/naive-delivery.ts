/**
 * The outbox as one might write it first, without lease and lock. Only for the twins of the delivery's tests, which
 * show what those are for.
 */
import type { World } from "~/platform/world.server";

/** Reads what is due, sends it, and marks it when it has been sent: whoever reads at the same moment sends it too. */
export async function sendThenMark(
  world: World,
  send: (messageId: string) => Promise<void>,
): Promise<void> {
  const due = await world.db.outboxMessage.findMany({ where: { state: "queued" } });
  for (const { id } of due) {
    await send(id);
    await world.db.outboxMessage.update({ where: { id }, data: { state: "sent" } });
  }
}

/** Marks first, so that nothing is sent twice: whoever dies before the sending has lost it for good. */
export async function markThenSend(
  world: World,
  send: (messageId: string) => Promise<void>,
): Promise<void> {
  const due = await world.db.outboxMessage.findMany({ where: { state: "queued" } });
  for (const { id } of due) {
    await world.db.outboxMessage.update({ where: { id }, data: { state: "sent" } });
    await send(id);
  }
}

/** Sends what reminds of an event without holding the reminder meanwhile. */
export async function remindNaively(world: World): Promise<void> {
  const [due] = await world.db.reminder.findMany({
    where: { state: "planned", dueAt: { lte: world.now() } },
  });
  if (!due) return;
  const seats = await world.db.registration.findMany({
    where: { eventId: due.eventId, status: "confirmed" },
  });
  await world.db.outboxMessage.createMany({
    data: seats.map((seat) => ({
      id: world.newId(),
      eventId: due.eventId,
      registrationId: seat.id,
      kind: "reminder",
      recipientEmail: seat.attendeeEmail ?? "",
      language: seat.language,
      cause: `reminder:${due.id}`,
      nextAttemptAt: world.now(),
      createdAt: world.now(),
    })),
  });
  await world.db.reminder.update({ where: { id: due.id }, data: { state: "sent" } });
}
