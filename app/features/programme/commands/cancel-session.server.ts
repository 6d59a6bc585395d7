import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordChange } from "~/features/events/commands/record-change.server";
import { lockedEvent, type EditedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { storedSession, type SessionProblem } from "../queries/planned-session.server";
import { auditSession, changeOf, jsonOf } from "./note-session.server";

/**
 * Takes a session off the programme at once: it stays on the page of a published event, struck through, and is
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
    return edited.ok ? takeOffProgramme(tx, edited.value, sessionId) : edited;
  });
}

/** As {@link cancelSession}, for an event held already. */
export async function takeOffProgramme(
  world: World,
  event: EditedEvent,
  sessionId: string,
): Promise<Result<{ id: string }, AccessProblem | SessionProblem>> {
  const stored = await storedSession(world, event, sessionId);
  if (!stored) return refuse("not-found");
  if (stored.status === "cancelled") return refuse("session-cancelled");

  if (event.status === "draft") {
    await world.db.session.delete({ where: { id: sessionId } });
  } else {
    await world.db.session.update({
      where: { id: sessionId },
      data: {
        status: "cancelled",
        calendarSequence: { increment: 1 },
        calendarRevisedAt: world.now(),
      },
    });
    await recordChange(world, {
      ...changeOf(event, sessionId),
      kind: "session-cancelled",
      before: jsonOf(stored.facts),
    });
  }
  await auditSession(world, event, "cancel-session", sessionId, { title: stored.facts.title });
  return accept({ id: sessionId });
}
