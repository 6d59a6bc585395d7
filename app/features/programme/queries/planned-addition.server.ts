import type { Actor } from "~/kernel/actor";
import type { Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import { changeable, editedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import type { SessionFacts } from "../domain/session-change";
import type { SessionDetails } from "../schema";
import { factsOf, type SessionProblem } from "./planned-session.server";

/** The session that adding `details` would make, without making it; refused as {@link addSession} is. */
export async function planSessionAddition(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  details: SessionDetails,
): Promise<Result<SessionFacts, AccessProblem | SessionProblem>> {
  const edited = await editedEvent(world, actor, organisationSlug, eventSlug);
  if (!edited.ok) return edited;
  const event = changeable(edited.value);
  return event.ok ? factsOf(world, event.value, details) : event;
}
