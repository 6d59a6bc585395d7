import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import {
  changeEvent,
  type ChangeEventProblem,
} from "~/features/events/commands/change-event.server";
import type { EventDetails } from "~/features/events/schema";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { serveWaitlist } from "./serve-waitlist.server";

/**
 * Changes an event; when it has more places than before, those who wait get them in the same transaction.
 * Refused as {@link changeEvent} is.
 */
export async function editEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  details: EventDetails,
): Promise<Result<{ id: string; promoted: number }, AccessProblem | ChangeEventProblem>> {
  return inTransaction(world, async (tx) => {
    const changed = await changeEvent(tx, actor, organisationSlug, eventSlug, details);
    if (!changed.ok) return changed;
    const { id, grown } = changed.value;
    const promoted = grown ? await serveWaitlist(tx, id, { how: "more-places" }) : [];
    if (promoted.length > 0) tx.wake("deliver-outbox");
    return accept({ id, promoted: promoted.length });
  });
}
