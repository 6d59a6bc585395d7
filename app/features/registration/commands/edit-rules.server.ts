import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { RulesDetails } from "../domain/offer-forms";
import {
  changeOffer,
  momentsOf,
  type ChangeOfferProblem,
  type OfferChanged,
} from "./change-offer.server";
import { setPlaces, type PlacesProblem } from "./set-places.server";

type Address = readonly [organisationSlug: string, eventSlug: string];

export type RulesProblem = ChangeOfferProblem | Problem<"time-skipped" | "after-event-start">;

/**
 * Changes an event's rules: until when one registers, changes and gives back, whether somebody says yes first, how
 * those who wait are served, how it is paid for, and what whoever cancels gets back. What is given back goes by the
 * rule of the day it is given back, also for those who registered before it was changed.
 *
 * Refused: as {@link changeOffer} is, and per field `after-event-start` for a limit that comes too late to be one.
 */
export async function saveRules(
  world: World,
  actor: Actor,
  of: Address,
  details: RulesDetails,
): Promise<Result<{ id: string }, RulesProblem>> {
  return changeOffer<RulesProblem>(world, actor, of, async (tx, event) => {
    const { registrationUntil, changesUntil, cancelUntil } = details;
    const moments = momentsOf(event.timeZone, { registrationUntil, changesUntil, cancelUntil });
    if (!moments.ok) return moments;
    const { startsAt } = await tx.db.event.findUniqueOrThrow({
      where: { id: event.id },
      select: { startsAt: true },
    });
    for (const [field, until] of Object.entries(moments.value))
      if (until && until > startsAt) return refuse("after-event-start", { field });
    await tx.db.event.update({
      where: { id: event.id },
      data: {
        ...moments.value,
        requiresApproval: details.requiresApproval ?? false,
        smallerFirst: details.smallerFirst ?? false,
        offerHours: details.offerHours,
        ...(details.payBy ? { payBy: [...details.payBy] } : {}),
        ...(details.invoiceWhen ? { invoiceWhen: details.invoiceWhen } : {}),
        ...(details.refundRule
          ? { refundRule: details.refundRule.map((step) => ({ ...step })) }
          : {}),
      },
    });
    const detail = details.refundRule
      ? { refundRule: details.refundRule.map((step) => ({ ...step })) }
      : {};
    return accept<OfferChanged>({ id: event.id, part: "rules", detail });
  });
}

type SessionPlacesProblem =
  | ChangeOfferProblem
  | PlacesProblem
  | Problem<"not-found" | "session-not-signed-up-for">;

/**
 * Says how many places a session has that one signs up for; at once, also in a published programme: a number moves
 * nobody.
 *
 * Refused: as {@link changeOffer} is, `not-found` for another event's session, `session-not-signed-up-for`,
 * `capacity-below-taken` with the number, `places-have-queue`.
 */
export async function setSessionPlaces(
  world: World,
  actor: Actor,
  of: Address,
  sessionId: string,
  places: number | null,
): Promise<Result<{ id: string }, SessionPlacesProblem>> {
  return changeOffer<SessionPlacesProblem>(world, actor, of, async (tx, event) => {
    const session = await tx.db.session.findFirst({
      where: { id: sessionId, eventId: event.id },
      select: { title: true, signUp: true, seatPoolId: true },
    });
    if (!session) return refuse("not-found");
    if (!session.signUp) return refuse("session-not-signed-up-for", { field: "places" });
    const pool = await setPlaces(tx, event.id, {
      poolId: session.seatPoolId,
      size: places,
      of: { sessionId },
    });
    if (!pool.ok) return pool;
    await tx.db.session.update({ where: { id: sessionId }, data: { seatPoolId: pool.value } });
    return accept<OfferChanged>({
      id: sessionId,
      part: "session-places",
      detail: { name: session.title, places },
    });
  });
}
