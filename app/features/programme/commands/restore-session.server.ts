import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordChange } from "~/features/events/commands/record-change.server";
import { lockedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { storedSession, type SessionProblem } from "../queries/planned-session.server";
import { auditSession, changeOf, jsonOf } from "./note-session.server";

/**
 * Brings back a session that was cancelled, as it was; those concerned are told and get it in their calendars again.
 *
 * Refused: the access problems, `event-over`, `session-not-cancelled` when it takes place already.
 */
export async function restoreSession(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  sessionId: string,
): Promise<
  Result<{ id: string }, AccessProblem | SessionProblem | Problem<"session-not-cancelled">>
> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const event = edited.value;
    const stored = await storedSession(tx, event, sessionId);
    if (!stored) return refuse("not-found");
    if (stored.status !== "cancelled") return refuse("session-not-cancelled");

    await tx.db.session.update({
      where: { id: sessionId },
      data: {
        status: "scheduled",
        calendarSequence: { increment: 1 },
        calendarRevisedAt: tx.now(),
      },
    });
    if (event.status === "published")
      await recordChange(tx, {
        ...changeOf(event, sessionId),
        kind: "session-restored",
        after: jsonOf(stored.facts),
      });
    await auditSession(tx, event, "restore-session", sessionId, { title: stored.facts.title });
    return accept({ id: sessionId });
  });
}
