import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { editedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";

/**
 * Has the letters about an event's changes written at once, without waiting for what may follow.
 *
 * Refused: the access problems.
 *
 * @returns how many changes were waiting.
 */
export async function hurryLetters(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<{ changes: number }, AccessProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await editedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const { count } = await tx.db.change.updateMany({
      where: { eventId: edited.value.id, handledAt: null },
      data: { hurriedAt: tx.now() },
    });
    tx.wake("announce-changes");
    return accept({ changes: count });
  });
}
