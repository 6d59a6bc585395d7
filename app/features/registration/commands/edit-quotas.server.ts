import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { QuotaDetails } from "../domain/offer-forms";
import {
  allKnown,
  changeOffer,
  type ChangeOfferProblem,
  type OfferChanged,
} from "./change-offer.server";
import { setPlaces, type PlacesProblem } from "./set-places.server";

type Address = readonly [organisationSlug: string, eventSlug: string];

export type QuotaProblem =
  | ChangeOfferProblem
  | PlacesProblem
  | Problem<"not-found" | "name-taken" | "choice-unknown">;

/**
 * Adds a number of places several ticket types share (`id` null), or changes it. Seats that were sold already count
 * in it from now on, and those of a type that leaves it no longer do.
 *
 * Refused: as {@link changeOffer} is, `not-found` for another event's, and per field: `name-taken`, `choice-unknown`
 * for a ticket type that is not the event's, `capacity-below-taken` with the number that would be taken.
 */
export async function saveQuota(
  world: World,
  actor: Actor,
  of: Address,
  id: string | null,
  details: QuotaDetails,
): Promise<Result<{ id: string }, QuotaProblem>> {
  return changeOffer<QuotaProblem>(world, actor, of, async (tx, event) => {
    const known = id ? await tx.db.quota.findFirst({ where: { id, eventId: event.id } }) : null;
    if (id && !known) return refuse("not-found");
    const { name, places, types } = details;
    const twin = await tx.db.quota.findFirst({
      where: { eventId: event.id, name, ...(id ? { id: { not: id } } : {}) },
      select: { id: true },
    });
    if (twin) return refuse("name-taken", { field: "name" });
    const own = await tx.db.ticketType.findMany({
      where: { eventId: event.id },
      select: { id: true },
    });
    const chosen = allKnown("types", types, own);
    if (!chosen.ok) return chosen;
    const pool = await setPlaces(tx, event.id, {
      poolId: known?.seatPoolId ?? null,
      size: places,
      of: { ticketTypeIds: types },
    });
    if (!pool.ok) return pool;

    const quotaId = id ?? tx.newId();
    if (known) await tx.db.quota.update({ where: { id: quotaId }, data: { name } });
    else if (pool.value)
      await tx.db.quota.create({
        data: { id: quotaId, eventId: event.id, name, seatPoolId: pool.value },
      });
    await tx.db.quotaTicketType.deleteMany({ where: { quotaId, ticketTypeId: { notIn: types } } });
    await tx.db.quotaTicketType.createMany({
      data: types.map((ticketTypeId) => ({ quotaId, ticketTypeId })),
      skipDuplicates: true,
    });
    return accept<OfferChanged>({
      id: quotaId,
      part: "quotas",
      detail: { name, places, done: known ? "changed" : "added" },
    });
  });
}

/**
 * Takes a quota away: its ticket types have as many places as they and the event have.
 *
 * Refused: as {@link changeOffer} is, `not-found`, `places-have-queue` while somebody waits at it.
 */
export async function removeQuota(
  world: World,
  actor: Actor,
  of: Address,
  id: string,
): Promise<Result<{ id: string }, ChangeOfferProblem | PlacesProblem | Problem<"not-found">>> {
  return changeOffer<ChangeOfferProblem | PlacesProblem | Problem<"not-found">>(
    world,
    actor,
    of,
    async (tx, event) => {
      const quota = await tx.db.quota.findFirst({ where: { id, eventId: event.id } });
      if (!quota) return refuse("not-found");
      const closed = await setPlaces(tx, event.id, {
        poolId: quota.seatPoolId,
        size: null,
        of: { ticketTypeIds: [] },
      });
      if (!closed.ok) return refuse(closed.problem.code, { params: closed.problem.params });
      return accept<OfferChanged>({
        id,
        part: "quotas",
        detail: { name: quota.name, done: "removed" },
      });
    },
  );
}
