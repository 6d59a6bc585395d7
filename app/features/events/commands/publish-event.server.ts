import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { allows } from "~/kernel/state-machine";
import { inTransaction, type World } from "~/platform/world.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { eventTransitions } from "../domain/event-transitions";
import { heldEvent } from "../queries/edited-event.server";
import { recordChange } from "./record-change.server";

/** Makes a draft public. Refused: the access problems, `event-not-draft`. */
export async function publishEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<{ id: string }, AccessProblem | Problem<"event-not-draft">>> {
  return turn(world, actor, organisationSlug, eventSlug, "publish");
}

/**
 * Calls a published event off; everybody registered is told, and it leaves their calendars. Refused: the
 * access problems, `event-not-published`.
 */
export async function cancelEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<{ id: string }, AccessProblem | Problem<"event-not-published">>> {
  return turn(world, actor, organisationSlug, eventSlug, "cancel");
}

const verbs = {
  publish: { refusal: "event-not-draft", stamp: "publishedAt" },
  cancel: { refusal: "event-not-published", stamp: "cancelledAt" },
} as const;

async function turn<Verb extends keyof typeof verbs>(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  verb: Verb,
): Promise<Result<{ id: string }, AccessProblem | Problem<(typeof verbs)[Verb]["refusal"]>>> {
  return inTransaction(world, async (tx) => {
    const edited = await heldEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const { id, organisationId, accountId, status } = edited.value;
    if (!allows(eventTransitions, verb, status)) return refuse(verbs[verb].refusal);

    const now = tx.now();
    await tx.db.event.update({
      where: { id },
      data: {
        status: eventTransitions[verb].to,
        [verbs[verb].stamp]: now,
        calendarRevisedAt: now,
        ...(verb === "cancel" ? { calendarSequence: { increment: 1 } } : {}),
      },
    });
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: `${verb}-event`,
      subject: { type: "event", id },
    });
    if (verb === "cancel")
      await recordChange(tx, { kind: "event-cancelled", organisationId, eventId: id, accountId });
    return accept({ id });
  });
}
