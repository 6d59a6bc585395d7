import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { dateOf } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import type { EditedEvent } from "~/features/events/queries/edited-event.server";
import type { AddOnDetails } from "../domain/offer-forms";
import {
  allKnown,
  changeOffer,
  momentsOf,
  type ChangeOfferProblem,
  type OfferChanged,
} from "./change-offer.server";
import { setPlaces, type PlacesProblem } from "./set-places.server";

type Address = readonly [organisationSlug: string, eventSlug: string];

export type AddOnProblem =
  | ChangeOfferProblem
  | PlacesProblem
  | Problem<
      | "not-found"
      | "name-taken"
      | "choice-unknown"
      | "time-skipped"
      | "date-outside-event"
      | "add-on-has-queue"
    >;

/**
 * Adds an add-on to an event (`id` null), or changes one. One that gets a number of places after it was chosen counts
 * those who have it too.
 *
 * Refused: as {@link changeOffer} is, `not-found` for another event's, and per field: `name-taken`,
 * `date-outside-event`, `choice-unknown` for a session or ticket type that is not the event's, `capacity-below-taken`,
 * `places-have-queue`.
 */
export async function saveAddOn(
  world: World,
  actor: Actor,
  of: Address,
  id: string | null,
  details: AddOnDetails,
): Promise<Result<{ id: string }, AddOnProblem>> {
  return changeOffer<AddOnProblem>(world, actor, of, async (tx, event) => {
    const known = id ? await tx.db.addOn.findFirst({ where: { id, eventId: event.id } }) : null;
    if (id && !known) return refuse("not-found");
    const columns = await columnsOf(tx, event, id, details);
    if (!columns.ok) return columns;
    const addOnId = id ?? tx.newId();
    const pool = await setPlaces(tx, event.id, {
      poolId: known?.seatPoolId ?? null,
      size: details.places ?? null,
      of: { addOnId },
    });
    if (!pool.ok) return pool;

    const data = { ...columns.value, seatPoolId: pool.value };
    if (known) await tx.db.addOn.update({ where: { id: addOnId }, data });
    else {
      const last = await tx.db.addOn.aggregate({
        where: { eventId: event.id },
        _max: { position: true },
      });
      const position = (last._max.position ?? -1) + 1;
      await tx.db.addOn.create({ data: { ...data, id: addOnId, eventId: event.id, position } });
    }
    return accept<OfferChanged>({
      id: addOnId,
      part: "add-ons",
      detail: { name: details.name, done: known ? "changed" : "added" },
    });
  });
}

/** What a form says as columns; refused per field. */
async function columnsOf(
  world: World,
  event: EditedEvent,
  id: string | null,
  details: AddOnDetails,
) {
  const moments = momentsOf(event.timeZone, { saleUntil: details.saleUntil });
  if (!moments.ok) return moments;
  const twin = await world.db.addOn.findFirst({
    where: { eventId: event.id, name: details.name, ...(id ? { id: { not: id } } : {}) },
    select: { id: true },
  });
  if (twin) return refuse("name-taken", { field: "name" });
  const { startsAt, endsAt, sessions, ticketTypes } = await world.db.event.findUniqueOrThrow({
    where: { id: event.id },
    select: {
      startsAt: true,
      endsAt: true,
      sessions: { select: { id: true } },
      ticketTypes: { select: { id: true } },
    },
  });
  const { date } = details;
  if (date && (date < dateOf(startsAt, event.timeZone) || date > dateOf(endsAt, event.timeZone)))
    return refuse("date-outside-event", { field: "date" });
  const session = allKnown("session", details.session ? [details.session] : [], sessions);
  if (!session.ok) return session;
  const types = allKnown("types", details.types, ticketTypes);
  if (!types.ok) return types;
  return accept({
    kind: details.kind,
    name: details.name,
    description: details.description ?? "",
    priceMinor: details.price ?? 0,
    vatCategory: details.vatCategory,
    // Only a room is shared.
    sharedBy: details.kind === "lodging" ? details.sharedBy : 1,
    date: date ? new Date(date) : null,
    sessionId: details.session ?? null,
    ticketTypeIds: details.types,
    saleUntil: moments.value.saleUntil,
  });
}

/**
 * Takes an add-on off the form for good; who has it keeps it. One nobody ever chose goes altogether.
 *
 * Refused: as {@link changeOffer} is, `not-found`, `add-on-has-queue` while somebody waits for it.
 */
export async function archiveAddOn(
  world: World,
  actor: Actor,
  of: Address,
  id: string,
): Promise<Result<{ id: string }, AddOnProblem>> {
  return changeOffer<AddOnProblem>(world, actor, of, async (tx, event) => {
    const addOn = await tx.db.addOn.findFirst({
      where: { id, eventId: event.id, archivedAt: null },
      select: { name: true, seatPoolId: true, _count: { select: { choices: true } } },
    });
    if (!addOn) return refuse("not-found");
    const count = await tx.db.waitlistEntry.count({
      where: { addOnId: id, status: { in: ["waiting", "offered"] } },
    });
    if (count > 0) return refuse("add-on-has-queue", { params: { count } });
    if (addOn._count.choices > 0)
      await tx.db.addOn.update({ where: { id }, data: { archivedAt: tx.now() } });
    else {
      await setPlaces(tx, event.id, { poolId: addOn.seatPoolId, size: null, of: { addOnId: id } });
      await tx.db.addOn.delete({ where: { id } });
    }
    return accept<OfferChanged>({
      id,
      part: "add-ons",
      detail: { name: addOn.name, done: "removed" },
    });
  });
}
