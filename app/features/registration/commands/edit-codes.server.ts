import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import type { World } from "~/platform/world.server";
import type { EditedEvent } from "~/features/events/queries/edited-event.server";
import { codeOfId } from "../domain/order-code";
import type { CodeDetails } from "../domain/offer-forms";
import {
  allKnown,
  changeOffer,
  momentsOf,
  type ChangeOfferProblem,
  type OfferChanged,
} from "./change-offer.server";
import { movePlaces } from "./move-places.server";
import { countersOfTypes, endReservation } from "./end-reservation.server";

type Address = readonly [organisationSlug: string, eventSlug: string];

export type CodeEditProblem =
  | ChangeOfferProblem
  | Problem<
      | "not-found"
      | "code-taken"
      | "choice-unknown"
      | "time-skipped"
      | "code-ends-before-start"
      | "code-kind-stays"
      | "uses-below-used"
      | "capacity-below-taken"
      | "reservation-too-large"
    >;

/**
 * Makes a code (`id` null), or changes one. A code that reserves takes its places from the counters of its ticket
 * types at once; their number can be changed later, its kind and ticket types cannot.
 *
 * Refused: as {@link changeOffer} is, `not-found` for another event's, and per field: `code-taken`,
 * `code-kind-stays`, `uses-below-used`, `capacity-below-taken` for fewer places than are used,
 * `reservation-too-large` where there are not as many free, `code-ends-before-start`, `choice-unknown`.
 */
export async function saveCode(
  world: World,
  actor: Actor,
  of: Address,
  id: string | null,
  details: CodeDetails,
): Promise<Result<{ id: string }, CodeEditProblem>> {
  return changeOffer<CodeEditProblem>(world, actor, of, async (tx, event) => {
    const known = id
      ? await tx.db.code.findFirst({ where: { id, eventId: event.id, archivedAt: null } })
      : null;
    if (id && !known) return refuse("not-found");
    if (known && known.kind !== details.kind) return refuse("code-kind-stays", { field: "kind" });
    const codeId = id ?? tx.newId();
    const code = details.code ?? known?.code ?? codeOfId(codeId);
    const columns = await columnsOf(tx, event, { ...details, code }, known);
    if (!columns.ok) return columns;

    const reserved =
      details.kind === "reserved"
        ? await reserve(tx, event.id, known, columns.value.ticketTypeIds, details.places ?? 0)
        : accept({});
    if (!reserved.ok) return reserved;
    const data = { ...columns.value, ...reserved.value, code, kind: details.kind };
    if (known) await tx.db.code.update({ where: { id: codeId }, data });
    else await tx.db.code.create({ data: { ...data, id: codeId, eventId: event.id } });
    return accept<OfferChanged>({
      id: codeId,
      part: "codes",
      detail: { name: code, done: known ? "changed" : "added" },
    });
  });
}

interface KnownCode {
  readonly id: string;
  readonly uses: number;
  readonly seatPoolId: string | null;
  readonly ticketTypeIds: readonly string[];
  readonly places: readonly string[];
}

/** What a form says as columns; refused per field. */
async function columnsOf(
  world: World,
  event: EditedEvent,
  details: CodeDetails & { readonly code: string },
  known: KnownCode | null,
) {
  const moments = momentsOf(event.timeZone, {
    validFrom: details.validFrom,
    validUntil: details.validUntil,
  });
  if (!moments.ok) return moments;
  const { validFrom, validUntil } = moments.value;
  if (validFrom && validUntil && validUntil <= validFrom)
    return refuse("code-ends-before-start", { field: "validUntil" });
  const twin = await world.db.code.findFirst({
    where: { eventId: event.id, code: details.code, ...(known ? { id: { not: known.id } } : {}) },
    select: { id: true },
  });
  if (twin) return refuse("code-taken", { field: "code" });
  if (details.maxUses !== undefined && details.maxUses < (known?.uses ?? 0))
    return refuse("uses-below-used", { field: "maxUses", params: { uses: known?.uses ?? 0 } });
  const types = await world.db.ticketType.findMany({
    where: { eventId: event.id },
    select: { id: true },
  });
  const chosen = allKnown("types", details.types, types);
  if (!chosen.ok) return chosen;
  if (details.company) {
    const own = await world.db.company.count({
      where: { id: details.company, organisationId: event.organisationId },
    });
    if (own === 0) return refuse("choice-unknown", { field: "company" });
  }
  return accept({
    percent: details.kind === "percentage" ? (details.percent ?? null) : null,
    amountMinor: details.kind === "amount" ? (details.amount ?? null) : null,
    ticketTypeIds:
      known && details.kind === "reserved" ? [...known.ticketTypeIds] : [...details.types],
    validFrom,
    validUntil,
    maxUses: details.maxUses ?? null,
    companyId: details.company ?? null,
    note: details.note ?? "",
  });
}

/**
 * Takes the places a code reserves, or as many more or fewer as it is to have now. A place reserved for any of several
 * ticket types is taken from the counters of each of them, so that none is sold twice, whichever it is used for.
 */
async function reserve(
  world: World,
  eventId: string,
  known: KnownCode | null,
  ticketTypeIds: readonly string[],
  size: number,
): Promise<Result<{ seatPoolId: string; places: string[] }, CodeEditProblem>> {
  const pool = known?.seatPoolId
    ? await world.db.seatPool.findUniqueOrThrow({ where: { id: known.seatPoolId } })
    : null;
  if (pool && size < pool.taken)
    return refuse("capacity-below-taken", { field: "places", params: { taken: pool.taken } });
  const places = known ? [...known.places] : await countersOfTypes(world, eventId, ticketTypeIds);
  const each = (count: number) => Object.fromEntries(places.map((id) => [id, count]));
  const more = size - (pool?.size ?? 0);
  const { short } = await movePlaces(
    world,
    more > 0 ? { wanted: each(more) } : { back: each(-more) },
  );
  if (short.length > 0) {
    const pools = await world.db.seatPool.findMany({ where: { id: { in: [...short] } } });
    const free = Math.min(
      ...pools.map(({ size: all, taken, waiting }) => (waiting > 0 ? 0 : all - taken)),
    );
    return refuse("reservation-too-large", { field: "places", params: { free } });
  }
  const seatPoolId = pool?.id ?? world.newId();
  if (pool) await world.db.seatPool.update({ where: { id: seatPoolId }, data: { size } });
  else await world.db.seatPool.create({ data: { id: seatPoolId, size } });
  return accept({ seatPoolId, places });
}

/**
 * Ends a code: nobody can type it any more, and places it reserved that nobody used go back. What it gave stays given.
 *
 * Refused: as {@link changeOffer} is, `not-found`.
 */
export async function archiveCode(
  world: World,
  actor: Actor,
  of: Address,
  id: string,
): Promise<Result<{ id: string }, ChangeOfferProblem | Problem<"not-found">>> {
  return changeOffer<ChangeOfferProblem | Problem<"not-found">>(
    world,
    actor,
    of,
    async (tx, event) => {
      const code = await tx.db.code.findFirst({
        where: { id, eventId: event.id, archivedAt: null },
      });
      if (!code) return refuse("not-found");
      await endReservation(tx, code);
      return accept<OfferChanged>({
        id,
        part: "codes",
        detail: { name: code.code, done: "removed" },
      });
    },
  );
}
