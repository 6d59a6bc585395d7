import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordChange } from "~/features/events/commands/record-change.server";
import { lockedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { storedSession, type SessionProblem } from "../queries/planned-session.server";
import { auditSession, changeOf, jsonOf } from "./note-session.server";

/**
 * Takes a session off the programme: it stays on the page of a published event, struck through, and is
 * noted for those concerned to be told; from a draft it simply goes.
 *
 * Refused: the access problems, `event-over`, `session-cancelled` when it already is.
 */
export async function cancelSession(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  sessionId: string,
): Promise<Result<{ id: string }, AccessProblem | SessionProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const event = edited.value;
    const stored = await storedSession(tx, event, sessionId);
    if (!stored) return refuse("not-found");
    if (stored.status === "cancelled") return refuse("session-cancelled");

    if (event.status === "draft") {
      await tx.db.session.delete({ where: { id: sessionId } });
    } else {
      await tx.db.session.update({
        where: { id: sessionId },
        data: {
          status: "cancelled",
          calendarSequence: { increment: 1 },
          calendarRevisedAt: tx.now(),
        },
      });
      await recordChange(tx, {
        ...changeOf(event, sessionId),
        kind: "session-cancelled",
        before: jsonOf(stored.facts),
      });
    }
    await auditSession(tx, event, "cancel-session", sessionId, { title: stored.facts.title });
    return accept({ id: sessionId });
  });
}
