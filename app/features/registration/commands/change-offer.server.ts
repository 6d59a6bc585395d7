import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { instantOf, type Instant, type WallTime } from "~/kernel/time";
import type { Prisma } from "~/platform/db.server";
import { inTransaction, type World } from "~/platform/world.server";
import {
  lockedEvent,
  type EditedEvent,
  type EventOverProblem,
} from "~/features/events/queries/edited-event.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import type { AccessProblem } from "~/features/organisations/queries/membership.server";
import { lockCounters } from "./move-places.server";
import { serveWaitlist } from "./serve-waitlist.server";

/** What of an offer somebody changed, as the organisation's log calls it. */
export type OfferPart =
  | "ticket-types"
  | "quotas"
  | "add-ons"
  | "questions"
  | "codes"
  | "rules"
  | "session-places";

/** What a change of an offer was about. */
export interface OfferChanged {
  readonly id: string;
  readonly part: OfferPart;
  readonly detail: Prisma.InputJsonObject;
}

export type ChangeOfferProblem = AccessProblem | EventOverProblem;

/**
 * Changes what an event offers and asks: alone with the event, whose revision of the offer rises, so that an order
 * made from another one is looked at again. Who waits for a place is served in the same transaction, wherever the
 * change left one free.
 *
 * Refused: the access problems, `event-over`, and as `change` refuses, which does so before it writes anything.
 */
export async function changeOffer<P extends Problem>(
  world: World,
  actor: Actor,
  [organisationSlug, eventSlug]: readonly [organisationSlug: string, eventSlug: string],
  change: (world: World, event: EditedEvent) => Promise<Result<OfferChanged, P>>,
): Promise<Result<{ id: string }, ChangeOfferProblem | P>> {
  return inTransaction(world, async (tx) => {
    const edited = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!edited.ok) return edited;
    const event = edited.value;
    await lockCounters(tx, event.id);
    const changed = await change(tx, event);
    if (!changed.ok) return changed;
    const { id, part, detail } = changed.value;
    await offerChanged(tx, event.id);
    await recordAudit(tx, {
      organisationId: event.organisationId,
      accountId: event.accountId,
      action: `change-${part}`,
      subject: { type: "event", id: event.id },
      detail: { ...detail, item: id },
    });
    return accept({ id });
  });
}

/** Raises an event's revision of its offer and serves whoever waits, in the transaction that holds the event. */
export async function offerChanged(world: World, eventId: string): Promise<void> {
  await world.db.event.update({
    where: { id: eventId },
    data: { offerRevision: { increment: 1 } },
  });
  const served = await serveWaitlist(world, eventId);
  if (served.length > 0) world.wake("deliver-outbox");
}

/** Wall-clock readings of a form as instants in the event's zone; `null` for what was left empty. */
export function momentsOf<Name extends string>(
  timeZone: string,
  typed: Readonly<Record<Name, WallTime | undefined>>,
): Result<Record<Name, Instant | null>, Problem<"time-skipped">> {
  const moments = {} as Record<Name, Instant | null>;
  for (const [field, wall] of Object.entries(typed) as [Name, WallTime | undefined][]) {
    const instant = wall === undefined ? null : instantOf(wall, timeZone);
    if (wall !== undefined && instant === null) return refuse("time-skipped", { field });
    moments[field] = instant;
  }
  return accept(moments);
}

/** Refuses ids that are not among those the event or organisation has. */
export function allKnown(
  field: string,
  ids: readonly string[],
  known: readonly { readonly id: string }[],
): Result<null, Problem<"choice-unknown">> {
  const has = new Set(known.map(({ id }) => id));
  return ids.every((id) => has.has(id)) ? accept(null) : refuse("choice-unknown", { field });
}
