import type { Actor } from "~/kernel/actor";
import { accept, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { restoreEvent } from "~/features/events/commands/publish-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { activeStatuses } from "../domain/registration-transitions";
import { cancelForErasure } from "./cancel-registration.server";
import { serveWaitlist } from "./serve-waitlist.server";

/**
 * Brings back an event that was called off. Those who were registered have kept their places, for calling off takes
 * none; places that were freed meanwhile go to those who wait. Refused as {@link restoreEvent} is.
 */
export async function bringBackEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<
  Result<
    { id: string; promoted: number },
    AccessProblem | Problem<"event-not-cancelled" | "event-started">
  >
> {
  return inTransaction(world, async (tx) => {
    const restored = await restoreEvent(tx, actor, organisationSlug, eventSlug);
    if (!restored.ok) return restored;
    // Whoever was erased while it was off does not come any more.
    const erased = await tx.db.registration.findMany({
      where: {
        eventId: restored.value.id,
        anonymisedAt: { not: null },
        status: { in: [...activeStatuses] },
      },
      select: { id: true },
    });
    for (const { id } of erased) await cancelForErasure(tx, id, "whole");
    const promoted = await serveWaitlist(tx, restored.value.id, { how: "restored" });
    return accept({ ...restored.value, promoted: promoted.length });
  });
}
