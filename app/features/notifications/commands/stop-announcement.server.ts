import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { organiserEvent } from "~/features/events/queries/organiser-events.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { announcementCause } from "../domain/announcement";

/**
 * Stops an announcement: what no worker has in hand does not leave any more.
 *
 * Refused: the access problems; `not-found` for an announcement of another event.
 *
 * @returns how many were held back. Stopping twice holds nothing back the second time.
 */
export async function stopAnnouncement(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  id: string,
): Promise<Result<{ heldBack: number }, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const opened = await organiserEvent(tx, actor, organisationSlug, eventSlug, "edit-events");
    if (!opened.ok) return opened;
    const { membership, event } = opened.value;
    const where = { id, eventId: event.id, organisationId: membership.organisation.id };
    const known = await tx.db.announcement.findFirst({ where, select: { stoppedAt: true } });
    if (!known) return refuse("not-found");
    const { count } = await tx.db.announcement.updateMany({
      where: { ...where, stoppedAt: null },
      data: { stoppedAt: tx.now() },
    });
    const heldBack = await holdBack(tx, id);
    if (count === 1)
      await recordAudit(tx, {
        organisationId: membership.organisation.id,
        accountId: membership.accountId,
        action: "stop-announcement",
        subject: { type: "event", id: event.id },
        detail: { announcement: id, heldBack },
      });
    return accept({ heldBack });
  });
}

/**
 * Marks every message nobody has in hand.
 *
 * @remarks One statement, so that PostgreSQL reads each row again after waiting for a worker that is just taking it
 * in hand: a row is either held back or leaves, never both. What is in hand and not yet written is given up when its
 * letter is written, for that reads whether the announcement has been stopped.
 */
async function holdBack(world: World, id: string): Promise<number> {
  return world.db.$executeRaw`
    UPDATE outbox_message SET state = 'superseded', leased_until = NULL
    WHERE kind = 'announcement' AND cause = ${announcementCause(id)} AND state = 'queued'
      AND (leased_until IS NULL OR leased_until <= ${world.now()})`;
}
