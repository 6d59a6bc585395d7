import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { uidOf } from "~/features/events/commands/create-event.server";
import { recordChange } from "~/features/events/commands/record-change.server";
import { lockedEvent, type EditedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { factsOf, type SessionProblem } from "../queries/planned-session.server";
import type { SessionDetails } from "../schema";
import { auditSession, changeOf, dayOf, jsonOf } from "./note-session.server";

/**
 * Adds a session to an event's programme at once, making the day it falls on when there is none. The same submission
 * again answers with the same session.
 *
 * Refused: the access problems, `event-over`, bad times, a track or network that is not the event's own.
 */
export async function addSession(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  details: SessionDetails,
): Promise<Result<{ id: string }, AccessProblem | SessionProblem>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    return addToProgramme(tx, edited.value, details.submission ?? tx.newId(), details);
  });
}

/** As {@link addSession}, for an event held already; `id` is the one the session gets. */
export async function addToProgramme(
  world: World,
  event: EditedEvent,
  id: string,
  details: SessionDetails,
): Promise<Result<{ id: string }, SessionProblem>> {
  const facts = await factsOf(world, event, details);
  if (!facts.ok) return facts;
  const made = await world.db.session.findFirst({
    where: { id, eventId: event.id },
    select: { id: true },
  });
  if (made) return accept(made);
  await world.db.session.create({
    data: {
      id,
      eventId: event.id,
      dayId: await dayOf(world, event, facts.value),
      ...facts.value,
      calendarUid: uidOf(world),
      calendarRevisedAt: world.now(),
    },
  });
  await auditSession(world, event, "add-session", id, { title: facts.value.title });
  if (event.status === "published")
    await recordChange(world, {
      ...changeOf(event, id),
      kind: "session-added",
      after: jsonOf(facts.value),
    });
  return accept({ id });
}
