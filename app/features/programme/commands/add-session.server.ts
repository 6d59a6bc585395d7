import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { inTransaction, type World } from "~/platform/world.server";
import { uidOf } from "~/features/events/commands/create-event.server";
import { recordChange } from "~/features/events/commands/record-change.server";
import { lockedEvent } from "~/features/events/queries/edited-event.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { factsOf, type SessionProblem } from "../queries/planned-session.server";
import type { SessionDetails } from "../schema";
import { auditSession, changeOf, dayOf, jsonOf } from "./note-session.server";

/**
 * Adds a session to an event's programme, making the day it falls on when there is none. The same submission
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
    const event = edited.value;
    const facts = await factsOf(tx, event, details);
    if (!facts.ok) return facts;

    const id = details.submission ?? tx.newId();
    const made = await tx.db.session.findFirst({
      where: { id, eventId: event.id },
      select: { id: true },
    });
    if (made) return accept(made);
    await tx.db.session.create({
      data: {
        id,
        eventId: event.id,
        dayId: await dayOf(tx, event, facts.value),
        ...facts.value,
        calendarUid: uidOf(tx),
        calendarRevisedAt: tx.now(),
      },
    });
    await auditSession(tx, event, "add-session", id, { title: facts.value.title });
    if (event.status === "published")
      await recordChange(tx, {
        ...changeOf(event, id),
        kind: "session-added",
        after: jsonOf(facts.value),
      });
    return accept({ id });
  });
}
