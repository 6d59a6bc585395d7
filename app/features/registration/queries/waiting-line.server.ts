import type { Prisma } from "~/platform/db.server";
import type { World } from "~/platform/world.server";
import { sumPlaces, type Counter } from "../domain/offer";
import type { Waiting } from "../domain/queue";
import { counterIdsOf } from "./event-counters.server";
import { seatPlaces, type SeatPlaces } from "./seat-places.server";

const entryColumns = {
  id: true,
  orderId: true,
  registrationId: true,
  addOnId: true,
  sessionId: true,
  seats: true,
  waitsAt: true,
  order: { select: { totalMinor: true } },
  registration: { select: { status: true } },
  addOn: { select: { seatPoolId: true } },
  session: { select: { seatPoolId: true, signUp: true, status: true } },
} satisfies Prisma.WaitlistEntrySelect;

type EntryRow = Prisma.WaitlistEntryGetPayload<{ select: typeof entryColumns }>;

/** Somebody in the queue of an event, with the seats that get their places when it is served. */
export interface QueuedEntry extends Waiting {
  readonly orderId: string;
  /** The add-on or session one seat waits for; both `null` for a whole order. */
  readonly addOnId: string | null;
  readonly sessionId: string | null;
  readonly recordedSeats: number;
  readonly recordedAt: readonly string[];
  /** Whether the order costs something: then its places are offered. */
  readonly paid: boolean;
  readonly seats: readonly SeatPlaces[];
  /**
   * `ready` to be served; `not-yet` while the seat it is for waits itself; `over` when nobody is left whom it is for.
   */
  readonly state: "ready" | "not-yet" | "over";
}

/** Everybody who waits at an event, in the order in which they joined the queue. */
export async function waitingLine(world: World, eventId: string): Promise<QueuedEntry[]> {
  const rows = await world.db.waitlistEntry.findMany({
    where: { order: { eventId }, status: "waiting" },
    orderBy: [{ queueNumber: "asc" }, { id: "asc" }],
    select: entryColumns,
  });
  const whole = rows.filter(({ registrationId }) => registrationId === null);
  const places = await seatPlaces(
    world,
    whole.map(({ orderId }) => orderId),
    ["waitlisted"],
  );
  const byOrder = new Map<string, SeatPlaces[]>();
  for (const seat of places)
    byOrder.set(seat.orderId, [...(byOrder.get(seat.orderId) ?? []), seat]);
  return rows.map((row) =>
    row.registrationId === null
      ? queued(row, byOrder.get(row.orderId) ?? [], "ready")
      : queued(row, [choiceOf(row, row.registrationId)], stateOfChoice(row)),
  );
}

function queued(
  row: EntryRow,
  seats: readonly SeatPlaces[],
  state: QueuedEntry["state"],
): QueuedEntry {
  return {
    id: row.id,
    orderId: row.orderId,
    addOnId: row.addOnId,
    sessionId: row.sessionId,
    recordedSeats: row.seats,
    recordedAt: row.waitsAt,
    paid: row.order.totalMinor > 0,
    seats,
    wants: sumPlaces(seats.map((seat) => seat.places)),
    state: seats.length === 0 ? "over" : state,
  };
}

function choiceOf({ orderId, addOn, session }: EntryRow, id: string): SeatPlaces {
  const pool = addOn?.seatPoolId ?? (session?.signUp ? session.seatPoolId : null);
  return { id, orderId, places: pool ? [pool] : [] };
}

/** What a seat's own wish waits for, by the state of the seat. */
const choiceStates: Readonly<Record<string, QueuedEntry["state"]>> = {
  confirmed: "ready",
  "awaiting-payment": "ready",
  offered: "ready",
  waitlisted: "not-yet",
  "awaiting-approval": "not-yet",
};

function stateOfChoice({ registration, session }: EntryRow): QueuedEntry["state"] {
  if (session && session.status !== "scheduled") return "over";
  return choiceStates[registration?.status ?? ""] ?? "over";
}

/** The counters of an event as they are now. */
export async function countersOf(world: World, eventId: string): Promise<Counter[]> {
  return world.db.$queryRaw<Counter[]>`
    SELECT id::text, size, taken, waiting FROM seat_pool WHERE id IN (${counterIdsOf(eventId)})
    ORDER BY id`;
}
