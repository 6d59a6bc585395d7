import type { Actor } from "~/kernel/actor";
import { accept, refuse, type Result } from "~/kernel/result";
import type { Instant } from "~/kernel/time";
import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import {
  membershipOf,
  type AccessProblem,
} from "~/features/organisations/queries/membership.server";
import { readReason, type PromotionReason } from "../domain/promotion-reason";
import { nextServed, type Lack } from "../domain/queue";
import { eventCounters, type NamedCounter } from "./event-counters.server";
import { waitingLine, type QueuedEntry } from "./waiting-line.server";

/** Who an entry in the queue is, and what it is for. */
export interface QueueParty {
  readonly id: string;
  readonly company: string | null;
  /** The contact of a whole order, the attendee of an entry for one seat; empty when they were forgotten. */
  readonly name: string;
  readonly seats: number;
  /** The add-on or session; `null` for a whole order. */
  readonly choice: string | null;
  /** The ticket types of a whole order. */
  readonly ticketTypes: readonly string[];
  readonly since: Instant;
}

export interface QueueWaiting extends QueueParty {
  readonly position: number;
  /** What it lacks; empty where its own seat waits itself. */
  readonly lacks: readonly Lack[];
  /** Whether all of it is free, so that it could be offered out of its turn. */
  readonly fits: boolean;
}

export interface QueueOffer extends QueueParty {
  readonly expiresAt: Instant;
}

/** Who got a place, left, or let an offer run out, and why. */
export interface QueuePast extends QueueParty {
  readonly status: "offered" | "promoted" | "left" | "expired";
  readonly at: Instant;
  readonly reason: PromotionReason | null;
}

export interface WaitlistPage {
  readonly eventId: string;
  readonly smallerFirst: boolean;
  readonly offerHours: number;
  readonly counters: readonly NamedCounter[];
  readonly waiting: readonly QueueWaiting[];
  readonly total: number;
  readonly offers: readonly QueueOffer[];
  readonly past: readonly QueuePast[];
  /** Names for what reasons speak of: entries that were passed over, orders that freed places, accounts. */
  readonly names: Readonly<Record<string, string>>;
}

/** How many who wait, and how many who were served, are shown at once. */
const shown = 100;
const pastShown = 50;

/**
 * Who waits at an event, for what and why, who has an offer, and why others were served.
 *
 * Refused: the access problems; `not-found` for an event of another organisation.
 */
export async function waitlistOfEvent(
  world: World,
  actor: Actor,
  organisationSlug: string,
  eventSlug: string,
): Promise<Result<WaitlistPage, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "see-registrations");
  if (!member.ok) return member;
  const event = await world.db.event.findFirst({
    where: { slug: eventSlug, organisationId: member.value.organisation.id },
    select: { id: true, smallerFirst: true, offerHours: true },
  });
  if (!event) return refuse("not-found");
  const { id: eventId, smallerFirst, offerHours } = event;

  const [counters, line, offered, past] = await Promise.all([
    eventCounters(world, eventId),
    waitingLine(world, eventId),
    parties(world, { order: { eventId }, status: "offered" }, shown),
    parties(world, { order: { eventId }, status: { in: pastStatuses } }, pastShown, "latest"),
  ]);
  const first = line.slice(0, shown);
  const rows = await parties(world, { id: { in: first.map(({ id }) => id) } }, shown);
  const lacksOf = whyTheyWait(line, counters, smallerFirst);
  const free = new Map(counters.map(({ id, size, taken }) => [id, size - taken]));
  const fits = ({ wants, state }: QueuedEntry) =>
    state === "ready" &&
    Object.entries(wants).every(([id, wanted]) => (free.get(id) ?? 0) >= wanted);

  const told = [...past, ...offered].map((row) => pastOf(row));
  return accept({
    eventId,
    smallerFirst,
    offerHours,
    counters,
    total: line.length,
    waiting: first.flatMap((entry, place) => {
      const row = rows.find(({ id }) => id === entry.id);
      return row
        ? [
            {
              ...partyOf(row),
              seats: entry.seats.length,
              position: place + 1,
              lacks: lacksOf.get(entry.id) ?? [],
              fits: fits(entry),
            },
          ]
        : [];
    }),
    offers: offered.flatMap((row) =>
      row.offerExpiresAt ? [{ ...partyOf(row), expiresAt: row.offerExpiresAt }] : [],
    ),
    past: told.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, pastShown),
    names: await namesIn(
      world,
      eventId,
      told.flatMap(({ reason }) => reason ?? []),
    ),
  });
}

function whyTheyWait(
  line: readonly QueuedEntry[],
  counters: readonly NamedCounter[],
  smallerFirst: boolean,
): ReadonlyMap<string, readonly Lack[]> {
  const ready = line.filter(({ state }) => state === "ready");
  const { unserved } = nextServed(ready, counters, { smallerFirst });
  return new Map(unserved.map(({ id, lacks }) => [id, lacks]));
}

const pastStatuses = ["promoted", "left", "expired"];

const partyColumns = {
  id: true,
  status: true,
  seats: true,
  createdAt: true,
  offeredAt: true,
  offerExpiresAt: true,
  endedAt: true,
  reason: true,
  addOn: { select: { name: true } },
  session: { select: { title: true } },
  registration: { select: { attendeeName: true, anonymisedAt: true } },
  order: {
    select: {
      contactName: true,
      anonymisedAt: true,
      company: { select: { name: true } },
      registrations: { select: { ticketType: { select: { name: true } } } },
    },
  },
} satisfies Prisma.WaitlistEntrySelect;

type PartyRow = Prisma.WaitlistEntryGetPayload<{ select: typeof partyColumns }>;

async function parties(
  world: World,
  where: Prisma.WaitlistEntryWhereInput,
  take: number,
  order: "first" | "latest" = "first",
): Promise<PartyRow[]> {
  return world.db.waitlistEntry.findMany({
    where,
    orderBy: order === "latest" ? { endedAt: "desc" } : { queueNumber: "asc" },
    take,
    select: partyColumns,
  });
}

function partyOf(row: PartyRow): QueueParty {
  const { order, registration } = row;
  const types = order.registrations.flatMap(({ ticketType }) => ticketType?.name ?? []);
  const choice = row.addOn?.name ?? row.session?.title ?? null;
  return {
    id: row.id,
    company: order.company?.name ?? null,
    name: nameOf(registration?.attendeeName, registration?.anonymisedAt) ?? nameOfContact(order),
    seats: row.seats,
    choice,
    ticketTypes: choice === null ? [...new Set(types)] : [],
    since: row.createdAt,
  };
}

function nameOf(name: string | null | undefined, anonymisedAt: Date | null | undefined) {
  return anonymisedAt ? "" : name;
}

function nameOfContact(order: { contactName: string; anonymisedAt: Date | null }): string {
  return order.anonymisedAt ? "" : order.contactName;
}

function pastOf(row: PartyRow): QueuePast {
  return {
    ...partyOf(row),
    status: row.status as QueuePast["status"],
    at: row.endedAt ?? row.offeredAt ?? row.createdAt,
    reason: readReason(row.reason),
  };
}

/** The names reasons speak of, by the id of the entry, order or account; only the event's own. */
async function namesIn(
  world: World,
  eventId: string,
  reasons: readonly PromotionReason[],
): Promise<Record<string, string>> {
  const entryIds = reasons.flatMap(({ passed }) => passed.map(({ entry }) => entry));
  const orderIds = reasons.flatMap(({ freed }) => freed?.orderId ?? []);
  const accountIds = reasons.flatMap(({ accountId }) => accountId ?? []);
  const [entries, orders, accounts] = await Promise.all([
    entryIds.length > 0
      ? world.db.waitlistEntry.findMany({
          where: { id: { in: [...new Set(entryIds)] }, order: { eventId } },
          select: partyColumns,
        })
      : [],
    orderIds.length > 0
      ? world.db.order.findMany({
          where: { id: { in: [...new Set(orderIds)] }, eventId },
          select: {
            id: true,
            contactName: true,
            anonymisedAt: true,
            company: { select: { name: true } },
          },
        })
      : [],
    accountIds.length > 0
      ? world.db.account.findMany({
          where: { id: { in: [...new Set(accountIds)] } },
          select: { id: true, name: true },
        })
      : [],
  ]);
  return Object.fromEntries([
    ...entries.map((row) => [row.id, row.order.company?.name ?? partyOf(row).name]),
    ...orders.map((order) => [order.id, order.company?.name ?? nameOfContact(order)]),
    ...accounts.map(({ id, name }) => [id, name]),
  ]);
}
