import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { allows } from "~/kernel/state-machine";
import { minute } from "~/kernel/time";
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

/**
 * Brings back an event that was called off: it takes place after all, with everybody who was registered. They are
 * told, and invited anew. Refused: the access problems, `event-not-cancelled`, `event-started` when its time has come.
 */
export async function restoreEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<
  Result<{ id: string }, AccessProblem | Problem<"event-not-cancelled" | "event-started">>
> {
  return inTransaction(world, async (tx) => {
    const edited = await heldEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const { startsAt } = await tx.db.event.findUniqueOrThrow({
      where: { id: edited.value.id },
      select: { startsAt: true },
    });
    if (edited.value.status === "cancelled" && startsAt <= tx.now()) return refuse("event-started");
    return turn(tx, actor, organisationSlug, eventSlug, "restore");
  });
}

/** How long money stays where it is once an event was called off: as long as documents wait. */
export const calledOffRests = 10 * minute;

const verbs = {
  // Nobody is registered for a draft, so nobody is told.
  publish: {
    refusal: "event-not-draft",
    stamps: (now: Date) => ({ publishedAt: now }),
    told: null,
  },
  cancel: {
    refusal: "event-not-published",
    stamps: (now: Date) => ({ cancelledAt: now }),
    told: "event-cancelled",
  },
  restore: {
    refusal: "event-not-cancelled",
    stamps: () => ({ cancelledAt: null }),
    told: "event-restored",
  },
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
    const { stamps, told } = verbs[verb];
    await tx.db.event.update({
      where: { id },
      data: {
        status: eventTransitions[verb].to,
        ...stamps(now),
        calendarRevisedAt: now,
        ...(told ? { calendarSequence: { increment: 1 } } : {}),
      },
    });
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: `${verb}-event`,
      subject: { type: "event", id },
    });
    // What was paid for it is given back, or owed again; a while after it was called off, should that be a mistake.
    if (verb === "cancel") tx.wake("settle-called-off", calledOffRests);
    if (verb === "restore") tx.wake("settle-called-off");
    if (told) await recordChange(tx, { kind: told, organisationId, eventId: id, accountId });
    return accept({ id });
  });
}
