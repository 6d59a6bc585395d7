import { oneByOne } from "~/platform/jobs/one-by-one.server";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import { gateOf } from "~/features/events/queries/edited-event.server";
import { offerChanged } from "../commands/change-offer.server";
import { endReservation } from "../commands/end-reservation.server";
import { lockCounters } from "../commands/move-places.server";

/** How many codes one run ends; the next sweep takes the others. */
const atMost = 100;

/**
 * Ends the codes whose reserved places have run out: what nobody used goes back to the counters, and to those who
 * wait. Safe to run at any time, any number at once, and one that throws keeps no other back, see {@link oneByOne}.
 *
 * @returns how many it ended.
 */
export async function releaseReservations(world: World): Promise<number> {
  const due = await world.db.code.findMany({
    where: { kind: "reserved", archivedAt: null, validUntil: { lte: world.now() } },
    orderBy: { validUntil: "asc" },
    take: atMost,
    select: { id: true, eventId: true },
  });
  return oneByOne(due, ({ id, eventId }) => release(world, id, eventId));
}

async function release(world: World, id: string, eventId: string): Promise<boolean> {
  return inTransaction(world, async (tx) => {
    await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(${gateOf(eventId)})::text`;
    await tx.db.$queryRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR NO KEY UPDATE`;
    await lockCounters(tx, eventId);
    // Another worker may have ended it, or an organiser given it more time, while we waited for the event.
    const code = await tx.db.code.findFirst({
      where: { id, archivedAt: null, validUntil: { lte: tx.now() } },
      include: { event: { select: { organisationId: true } } },
    });
    if (!code) return false;
    await endReservation(tx, code);
    await offerChanged(tx, eventId);
    await recordAudit(tx, {
      organisationId: code.event.organisationId,
      accountId: null,
      action: "change-codes",
      subject: { type: "event", id: eventId },
      detail: { name: code.code, done: "ran-out", item: id },
    });
    return true;
  });
}
