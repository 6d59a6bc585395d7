import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { lockedEvent, type EventOverProblem } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { storedSession } from "../queries/planned-session.server";
import { jsonOf } from "./note-session.server";

/**
 * Throws a draft away: the programme stays as the public knows it. Dropped or published already is the same answer.
 *
 * Refused: the access problems, `event-over`.
 */
export async function dropDraft(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  draftId: string,
): Promise<Result<{ id: string }, AccessProblem | EventOverProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    await tx.db.programmeDraft.deleteMany({ where: { id: draftId, eventId: edited.value.id } });
    return accept({ id: draftId });
  });
}

/**
 * Keeps a draft whose session somebody else has changed meanwhile: from now on it replaces what stands there today.
 *
 * Refused: the access problems, `event-over`, `not-found` for a draft that is not there (any more).
 */
export async function keepDraft(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  draftId: string,
): Promise<Result<{ id: string }, AccessProblem | EventOverProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const event = edited.value;
    const draft = await tx.db.programmeDraft.findFirst({
      where: { id: draftId, eventId: event.id },
    });
    const stored = draft?.sessionId ? await storedSession(tx, event, draft.sessionId) : null;
    if (!stored) return refuse("not-found");
    await tx.db.programmeDraft.update({
      where: { id: draftId },
      data: { basedOn: jsonOf(stored.facts), revision: { increment: 1 } },
    });
    return accept({ id: draftId });
  });
}
