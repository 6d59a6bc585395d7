import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Problem, type Result } from "~/kernel/result";
import { isUuid } from "~/kernel/uuid";
import { inTransaction, type World } from "~/platform/world.server";
import { lockedEvent, type EventOverProblem } from "~/features/events/queries/edited-event.server";
import { recordAudit } from "~/features/organisations/commands/record-audit.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import type { Lack } from "../domain/queue";
import { waitingLine } from "../queries/waiting-line.server";
import { endChoice, endEntry } from "./end-entry.server";
import { enqueueRemoved } from "./order-letters.server";
import { seatEntries } from "./seat-entries.server";
import { holdEvent, lockPoolOf, serveWaitlist, type LockedPool } from "./serve-waitlist.server";
import { lockCodeOf } from "./settle-order.server";

export type QueueProblem = Problem<
  "event-not-open" | "event-started" | "not-waiting" | "no-room" | "note-needed"
>;

/** How an event's queue is served. */
export interface QueueRule {
  readonly smallerFirst: boolean;
  /** How long an offer stands, 1–720 hours. */
  readonly offerHours: number;
}

/**
 * Says how an event's queue is served; whoever fits by the new rule is served in the same transaction. Offers that
 * stand keep their time. Refused: the access problems, `event-over`.
 */
export async function changeQueueRule(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
  { smallerFirst, offerHours }: QueueRule,
): Promise<Result<{ served: number }, AccessProblem | EventOverProblem>> {
  return inTransaction(world, async (tx) => {
    const locked = await lockedEvent(tx, actor, organisationSlug, eventSlug);
    if (!locked.ok) return locked;
    const { id, organisationId, accountId } = locked.value;
    await tx.db.event.update({ where: { id }, data: { smallerFirst, offerHours } });
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "change-queue-rule",
      subject: { type: "event", id },
      detail: { smallerFirst, offerHours },
    });
    const served = await serveWaitlist(tx, id, { how: "changed" });
    return accept({ served: served.length });
  });
}

/**
 * Gives somebody in the queue their places before it is their turn, with a note that says why; it is kept with the
 * entry and in the log. What costs something is offered, as in turn.
 *
 * Refused: the access problems, `not-found` for another organisation's entry, `note-needed`, `event-not-open`,
 * `event-started`, `not-waiting` when it does not wait (any more), `no-room` when not all of it is free.
 */
export async function offerOutOfTurn(
  world: World,
  actor: Actor,
  organisationSlug: string,
  entryId: string,
  note: string,
): Promise<Result<{ paid: boolean }, AccessProblem | QueueProblem>> {
  const said = note.trim();
  if (said === "") return refuse("note-needed", { field: "note" });
  return withEntry(world, actor, organisationSlug, entryId, async (tx, found) => {
    const { pool, eventId, organisationId, accountId } = found;
    if (pool.startsAt <= tx.now()) return refuse("event-started");
    const line = await waitingLine(tx, eventId);
    const place = line.findIndex(({ id }) => id === entryId);
    const entry = line[place];
    if (!entry || entry.state !== "ready") return refuse("not-waiting");
    const room = Object.entries(entry.wants).map(([counter, wants]): Lack => {
      const { size = 0, taken = 0 } = pool.counters.find(({ id }) => id === counter) ?? {};
      return { counter, free: Math.max(0, size - taken), wants };
    });
    if (room.some(({ free, wants }) => free < wants)) return refuse("no-room");

    const passed = line
      .slice(0, place)
      .filter(({ wants }) => room.some(({ counter }) => wants[counter] !== undefined))
      .map(({ id }) => ({ entry: id, lacks: [] }));
    const reason = { by: "organiser" as const, room, passed, freed: null, note: said, accountId };
    await seatEntries(tx, pool, [{ entry, reason }]);
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "offer-out-of-turn",
      subject: { type: "order", id: entry.orderId },
    });
    await serveWaitlist(tx, eventId);
    return accept({ paid: entry.paid && !entry.addOnId && !entry.sessionId });
  });
}

/**
 * Takes somebody off the queue, or takes an offer back; they are told. Refused: the access problems, `not-found` for
 * another organisation's entry, `event-not-open`, `not-waiting`.
 */
export async function takeOffQueue(
  world: World,
  actor: Actor,
  organisationSlug: string,
  entryId: string,
): Promise<Result<null, AccessProblem | QueueProblem>> {
  return withEntry(world, actor, organisationSlug, entryId, async (tx, found) => {
    const { eventId, organisationId, accountId } = found;
    const entry = await tx.db.waitlistEntry.findFirst({
      where: { id: entryId, status: { in: ["waiting", "offered"] } },
      select: { orderId: true, registrationId: true, addOnId: true, sessionId: true },
    });
    if (!entry) return refuse("not-waiting");
    if (entry.registrationId === null) {
      await enqueueRemoved(tx, entry.orderId, entryId);
      await endEntry(tx, { id: entryId, orderId: entry.orderId, eventId }, "left");
    } else {
      await endChoice(tx, { ...entry, id: entryId, registrationId: entry.registrationId, eventId });
    }
    await recordAudit(tx, {
      organisationId,
      accountId,
      action: "take-off-queue",
      subject: { type: "order", id: entry.orderId },
    });
    return accept(null);
  });
}

interface FoundEntry {
  readonly pool: LockedPool;
  readonly eventId: string;
  readonly organisationId: string;
  readonly accountId: string;
}

/** Does something with an entry of the actor's organisation, holding its event and counters. */
async function withEntry<T>(
  world: World,
  actor: Actor,
  organisationSlug: string,
  entryId: string,
  work: (world: World, found: FoundEntry) => Promise<Result<T, QueueProblem>>,
): Promise<Result<T, AccessProblem | QueueProblem>> {
  return inTransaction(world, async (tx) => {
    const member = await membershipOf(tx, actor, organisationSlug, "manage-registrations");
    if (!member.ok) return member;
    const { organisation, accountId } = member.value;
    if (!isUuid(entryId)) return refuse("not-found");
    const entry = await tx.db.waitlistEntry.findFirst({
      where: { id: entryId, order: { organisationId: organisation.id } },
      select: { orderId: true, order: { select: { eventId: true } } },
    });
    if (!entry) return refuse("not-found");
    const { eventId } = entry.order;
    await holdEvent(tx, eventId);
    await lockCodeOf(tx, entry.orderId);
    const pool = await lockPoolOf(tx, eventId);
    if (pool.eventStatus !== "published") return refuse("event-not-open");
    return work(tx, { pool, eventId, organisationId: organisation.id, accountId });
  });
}
