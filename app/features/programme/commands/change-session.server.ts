import type { Actor } from "~/kernel/actor";
import type { Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { recordChange } from "~/features/events/commands/record-change.server";
import { lockedEvent, type EditedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import {
  plannedChange,
  type PlannedChange,
  type SessionProblem,
} from "../queries/planned-session.server";
import type { SessionDetails } from "../schema";
import { endSignUp } from "./end-sign-up.server";
import { auditSession, changeOf, dayOf, jsonOf } from "./note-session.server";

/**
 * Changes a session at once. A move of a published event's session raises its SEQUENCE and is noted for those
 * concerned to be told; a correction of words only moves its revision.
 *
 * Refused: the access problems, `event-over`, bad times, a track or network that is not the event's own, a session that
 * has been cancelled.
 */
export async function changeSession(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  sessionId: string,
  details: SessionDetails,
): Promise<Result<PlannedChange, AccessProblem | SessionProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    return edited.ok ? changeInProgramme(tx, edited.value, sessionId, details) : edited;
  });
}

/** As {@link changeSession}, for an event held already. */
export async function changeInProgramme(
  world: World,
  event: EditedEvent,
  sessionId: string,
  details: SessionDetails,
): Promise<Result<PlannedChange, AccessProblem | SessionProblem>> {
  const plan = await plannedChange(world, event, sessionId, details);
  if (!plan.ok || plan.value.change === "none") return plan;

  const { change, before, after } = plan.value;
  const moved = change === "moved" && event.status === "published";
  await world.db.session.update({
    where: { id: sessionId },
    data: {
      ...after,
      dayId: await dayOf(world, event, after),
      // A place said in words takes the place of the venue it was picked from.
      ...(after.place === before.place ? {} : { venueId: null, roomId: null }),
      calendarRevisedAt: world.now(),
      ...(moved ? { calendarSequence: { increment: 1 } } : {}),
    },
  });
  if (before.signUp && !after.signUp) await endSignUp(world, sessionId);
  await auditSession(world, event, "change-session", sessionId, {
    before: jsonOf(before),
    after: jsonOf(after),
  });
  if (event.status === "published") {
    await recordChange(world, {
      ...changeOf(event, sessionId),
      kind: moved ? "session-moved" : "session-corrected",
      before: jsonOf(before),
      after: jsonOf(after),
    });
  }
  return plan;
}
