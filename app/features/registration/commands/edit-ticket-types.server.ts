import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { EditedEvent } from "~/features/events/queries/edited-event.server";
import type { TicketTypeDetails } from "../domain/offer-forms";
import {
  allKnown,
  changeOffer,
  momentsOf,
  type ChangeOfferProblem,
  type OfferChanged,
} from "./change-offer.server";
import { setPlaces, type PlacesProblem } from "./set-places.server";

export type TicketTypeProblem =
  | ChangeOfferProblem
  | PlacesProblem
  | Problem<
      | "not-found"
      | "name-taken"
      | "time-skipped"
      | "choice-unknown"
      | "sale-ends-before-start"
      | "early-needs-both"
      | "member-needs-both"
      | "most-below-least"
    >;

type Address = readonly [organisationSlug: string, eventSlug: string];

/**
 * Adds a ticket type to an event (`id` null), or changes one. One that gets a number of places of its own after
 * seats were sold counts those too.
 *
 * Refused: as {@link changeOffer} is, `not-found` for another event's, and per field: `name-taken`,
 * `early-needs-both` and `member-needs-both` (half a price is none), `sale-ends-before-start`, `most-below-least`,
 * `choice-unknown` for another organisation's network, `capacity-below-taken`, `places-have-queue`.
 */
export async function saveTicketType(
  world: World,
  actor: Actor,
  of: Address,
  id: string | null,
  details: TicketTypeDetails,
): Promise<Result<{ id: string }, TicketTypeProblem>> {
  return changeOffer<TicketTypeProblem>(world, actor, of, async (tx, event) => {
    const known = id
      ? await tx.db.ticketType.findFirst({ where: { id, eventId: event.id } })
      : null;
    if (id && !known) return refuse("not-found");
    const columns = await columnsOf(tx, event, id, details);
    if (!columns.ok) return columns;
    const typeId = id ?? tx.newId();
    const pool = await setPlaces(tx, event.id, {
      poolId: known?.seatPoolId ?? null,
      size: details.places ?? null,
      of: { ticketTypeIds: [typeId] },
    });
    if (!pool.ok) return pool;

    const data = { ...columns.value, seatPoolId: pool.value };
    if (known) await tx.db.ticketType.update({ where: { id: typeId }, data });
    else {
      const others = await tx.db.ticketType.findMany({
        where: { eventId: event.id },
        orderBy: { position: "desc" },
        select: { position: true, currency: true },
      });
      await tx.db.ticketType.create({
        data: {
          ...data,
          id: typeId,
          eventId: event.id,
          position: (others[0]?.position ?? -1) + 1,
          // One event, one currency: that of its first type.
          ...(others[0] ? { currency: others[0].currency } : {}),
        },
      });
    }
    return accept<OfferChanged>({
      id: typeId,
      part: "ticket-types",
      detail: { name: details.name, done: known ? "changed" : "added" },
    });
  });
}

/** What a form says as columns; refused per field. */
async function columnsOf(
  world: World,
  event: EditedEvent,
  id: string | null,
  details: TicketTypeDetails,
) {
  const moments = momentsOf(event.timeZone, {
    earlyUntil: details.earlyUntil,
    saleFrom: details.saleFrom,
    saleUntil: details.saleUntil,
  });
  if (!moments.ok) return moments;
  const { earlyUntil, saleFrom, saleUntil } = moments.value;
  const twin = await world.db.ticketType.findFirst({
    where: { eventId: event.id, name: details.name, ...(id ? { id: { not: id } } : {}) },
    select: { id: true },
  });
  if (twin) return refuse("name-taken", { field: "name" });
  if ((details.earlyPrice === undefined) !== (earlyUntil === null))
    return refuse("early-needs-both", { field: earlyUntil ? "earlyPrice" : "earlyUntil" });
  if ((details.memberPrice === undefined) !== (details.memberNetwork === undefined))
    return refuse("member-needs-both", {
      field: details.memberNetwork === undefined ? "memberNetwork" : "memberPrice",
    });
  if (saleFrom && saleUntil && saleUntil <= saleFrom)
    return refuse("sale-ends-before-start", { field: "saleUntil" });
  const least = details.minPerOrder ?? 1;
  if (details.maxPerOrder !== undefined && details.maxPerOrder < least)
    return refuse("most-below-least", { field: "maxPerOrder" });
  const networks = await world.db.network.findMany({
    where: { organisationId: event.organisationId },
    select: { id: true },
  });
  for (const field of ["memberNetwork", "onlyNetwork"] as const) {
    const chosen = details[field];
    const own = allKnown(field, chosen ? [chosen] : [], networks);
    if (!own.ok) return own;
  }
  return accept({
    name: details.name,
    description: details.description ?? "",
    priceMinor: details.price ?? 0,
    vatCategory: details.vatCategory,
    earlyPriceMinor: details.earlyPrice ?? null,
    earlyUntil,
    memberPriceMinor: details.memberPrice ?? null,
    memberNetworkId: details.memberNetwork ?? null,
    onlyNetworkId: details.onlyNetwork ?? null,
    hidden: details.hidden ?? false,
    saleFrom,
    saleUntil,
    minPerOrder: least,
    maxPerOrder: details.maxPerOrder ?? null,
  });
}

type ArchiveProblem =
  | ChangeOfferProblem
  | Problem<"not-found" | "last-ticket-type" | "type-has-queue">;

/**
 * Takes a ticket type off sale for good; who has it keeps it. One nobody ever had goes altogether.
 *
 * Refused: as {@link changeOffer} is, `not-found`, `last-ticket-type`, `type-has-queue` while somebody waits for it or
 * has applied: let its sale end instead, or decide about them first.
 */
export async function archiveTicketType(
  world: World,
  actor: Actor,
  of: Address,
  id: string,
): Promise<Result<{ id: string }, ArchiveProblem>> {
  return changeOffer<ArchiveProblem>(world, actor, of, async (tx, event) => {
    const type = await tx.db.ticketType.findFirst({
      where: { id, eventId: event.id, archivedAt: null },
      select: { name: true, seatPoolId: true, _count: { select: { registrations: true } } },
    });
    if (!type) return refuse("not-found");
    const left = await tx.db.ticketType.count({ where: { eventId: event.id, archivedAt: null } });
    if (left === 1) return refuse("last-ticket-type");
    const count = await tx.db.registration.count({
      where: { ticketTypeId: id, status: { in: ["waitlisted", "awaiting-approval"] } },
    });
    if (count > 0) return refuse("type-has-queue", { params: { count } });
    if (type._count.registrations > 0)
      await tx.db.ticketType.update({ where: { id }, data: { archivedAt: tx.now() } });
    else {
      await setPlaces(tx, event.id, {
        poolId: type.seatPoolId,
        size: null,
        of: { ticketTypeIds: [id] },
      });
      await tx.db.ticketType.delete({ where: { id } });
    }
    return accept<OfferChanged>({
      id,
      part: "ticket-types",
      detail: { name: type.name, done: "removed" },
    });
  });
}
