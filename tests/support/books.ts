import type { Database } from "~/platform/db.server";
import { dueMinor, keptMinor } from "~/features/payments/domain/standing";
import { owedLines, sumOf } from "~/features/registration/commands/settle-order.server";
import { placesOf, sumPlaces, type Places } from "~/features/registration/domain/offer";
import { orderMessages, type OrderOutcome } from "~/features/registration/domain/order-messages";
import { offerOf } from "~/features/registration/queries/offer.server";
import type { World } from "~/platform/world.server";

/**
 * What does not add up in an event's books; nothing when all is well: every counter against the rows that have or want
 * its places, orders whole (their seats in one state, their mails all written), the queue without gap or duplicate,
 * and nobody in it for whom there is room.
 *
 * @param options.moved seats have been given back and places served since: then mails are not compared.
 */
export async function faultsInBooks(
  db: Database,
  eventId: string,
  { moved = false }: { readonly moved?: boolean } = {},
): Promise<string[]> {
  const faults: string[] = [];
  const expectSame = (what: string, found: unknown, wanted: unknown) => {
    if (String(found) !== String(wanted))
      faults.push(`${what}: ${String(found)}, not ${String(wanted)}`);
  };
  const event = await db.event.findUniqueOrThrow({
    where: { id: eventId },
    include: { seatPool: { include: { waitlist: { orderBy: { queueNumber: "asc" } } } } },
  });
  const orders = await db.order.findMany({
    where: { eventId },
    include: {
      registrations: { orderBy: { seatNumber: "asc" } },
      waitlist: { where: { registrationId: null } },
      messages: { select: { kind: true, recipientEmail: true } },
      lines: true,
    },
  });
  const payables = new Map(
    (
      await db.payable.findMany({
        where: { eventId },
        include: { payments: { where: { cancelledAt: null } }, refunds: true },
      })
    ).map((payable) => [payable.id, payable]),
  );
  const { seatPool: pool } = event;
  expectSame(
    "queue numbers",
    pool.waitlist.map((entry) => entry.queueNumber),
    pool.waitlist.map((_, place) => place + 1),
  );
  expectSame("next queue number", pool.nextQueueNumber, pool.waitlist.length + 1);

  const counters = await countersOf(db, eventId);
  const ledger = await ledgerOf(db, eventId);
  const line = await lineOf(db, eventId);
  for (const [id, { name, size, taken, waiting }] of counters) {
    if (taken > size) faults.push(`${name}: ${taken} taken of ${size}`);
    expectSame(`places taken by ${name}`, taken, ledger[id] ?? 0);
    const wanting = line.filter(({ waitsAt }) => waitsAt.includes(id));
    expectSame(
      `places waited for at ${name}`,
      waiting,
      wanting.reduce((sum, { wants }) => sum + (wants[id] ?? 0), 0),
    );
  }
  const blocked = new Set<string>();
  for (const { number, wants } of line) {
    const lacks = Object.entries(wants).filter(([id, wanted]) => {
      const { size = 0, taken = 0 } = counters.get(id) ?? {};
      return size - taken < wanted || (!event.smallerFirst && blocked.has(id));
    });
    if (lacks.length === 0) faults.push(`number ${number} waits, though there is room`);
    for (const [id] of lacks) blocked.add(id);
  }

  for (const order of orders) {
    const of = `order ${order.code}`;
    const states = new Set(
      order.registrations.map((seat) => seat.status).filter((status) => status !== "cancelled"),
    );
    if (order.registrations.length === 0) faults.push(`${of} has no seat`);
    // Seats that were added to an order that is paid for wait for their own payment beside the others.
    if (states.size > (states.has("awaiting-payment") && states.has("confirmed") ? 2 : 1))
      faults.push(`${of} is torn: ${[...states].join(", ")}`);
    faults.push(...faultsInMoney(of, order, payables.get(order.id)));
    expectSame(
      `seats of ${of}`,
      order.registrations.map((seat) => seat.seatNumber),
      order.registrations.map((_, place) => place + 1),
    );
    const queued = order.registrations.filter((seat) => seat.status === "waitlisted").length;
    const [entry] = order.waitlist;
    expectSame(`${of} in the queue`, entry?.status === "waiting" ? entry.seats : 0, queued);
    if (moved) continue;
    const unpaid: OrderOutcome = states.has("awaiting-payment") ? "awaiting-payment" : "confirmed";
    const outcome: OrderOutcome = entry ? "waitlisted" : unpaid;
    const contact = { name: order.contactName, email: order.contactEmail };
    const mailed = order.registrations.map((seat) => ({
      registrationId: seat.id,
      name: seat.attendeeName,
      email: seat.attendeeEmail,
    }));
    expectSame(
      `mails of ${of}`,
      order.messages.map((mail) => `${mail.kind} ${mail.recipientEmail}`).toSorted(),
      orderMessages(outcome, contact, mailed)
        .map(({ kind, to }) => `${kind} ${to.email}`)
        .toSorted(),
    );
  }
  return faults;
}

interface MoneyOfOrder {
  readonly payBy: string;
  readonly paymentState: string;
  readonly totalMinor: number;
  readonly lines: readonly {
    readonly kind: string;
    readonly netMinor: number;
    readonly vatCategory: string;
    readonly vatRate: number | null;
    readonly cancelledAt: Date | null;
  }[];
  readonly registrations: readonly { readonly status: string }[];
}

/**
 * What does not add up in the money of an order: it owes what its lines come to, what came in for it is what was kept
 * and what went back, no more is kept than is owed or awaited, and its state says so.
 */
function faultsInMoney(
  of: string,
  order: MoneyOfOrder,
  payable:
    | (Parameters<typeof keptMinor>[0] & {
        readonly owedMinor: number;
        readonly invoicedMinor: number;
        readonly payments: readonly { readonly amountMinor: number }[];
        readonly refunds: readonly { readonly amountMinor: number }[];
      })
    | undefined,
): string[] {
  const owed = sumOf(owedLines(order.lines, order.registrations)).totalMinor;
  if (!payable) return owed > 0 ? [`${of} owes ${owed}, and nobody knows`] : [];
  const sum = (rows: readonly { readonly amountMinor: number }[]) =>
    rows.reduce((all, { amountMinor }) => all + amountMinor, 0);
  const faults: string[] = [];
  if (payable.owedMinor !== owed) faults.push(`${of} owes ${owed}, noted as ${payable.owedMinor}`);
  if (sum(payable.payments) !== payable.paidMinor) faults.push(`${of}: payments are not its sum`);
  if (sum(payable.refunds) !== payable.refundedMinor) faults.push(`${of}: refunds are not its sum`);
  if (keptMinor(payable) > Math.max(0, owed - payable.invoicedMinor))
    faults.push(`${of} keeps ${keptMinor(payable)} of ${owed}`);
  const isUnpaid = order.registrations.some(({ status }) => status === "awaiting-payment");
  if (isUnpaid && dueMinor(payable) <= 0) faults.push(`${of} waits for money that has come`);
  if (isUnpaid && order.paymentState !== "awaiting-payment")
    faults.push(`${of} is ${order.paymentState}, and waits to be paid`);
  return faults;
}

type Counters = ReadonlyMap<
  string,
  { readonly name: string; readonly size: number; readonly taken: number; readonly waiting: number }
>;

/** Every counter of an event, by its id. */
async function countersOf(db: Database, eventId: string): Promise<Counters> {
  const rows = await db.$queryRaw<
    { id: string; name: string; size: number; taken: number; waiting: number }[]
  >`
    SELECT p.id::text, what.name, p.size, p.taken, p.waiting
    FROM seat_pool p JOIN (
      SELECT seat_pool_id, 'the event' AS name FROM event WHERE id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'ticket ' || name FROM ticket_type WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'quota ' || name FROM quota WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'add-on ' || name FROM add_on WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'session ' || title FROM session WHERE event_id = ${eventId}::uuid
      UNION ALL SELECT seat_pool_id, 'code ' || code FROM code WHERE event_id = ${eventId}::uuid
    ) AS what ON what.seat_pool_id = p.id
    ORDER BY what.name`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Counter → places somebody or something has of it: seats, what is held, what is reserved. */
async function ledgerOf(db: Database, eventId: string): Promise<Places> {
  const seats = await db.registration.findMany({ where: { eventId }, select: { places: true } });
  const holds = await db.hold.findMany({
    where: { eventId, endedAt: null },
    select: { places: true },
  });
  const codes = await db.code.findMany({
    where: { eventId, kind: "reserved", archivedAt: null },
    select: { places: true, seatPool: { select: { size: true } } },
  });
  const ledger: Record<string, number> = { ...sumPlaces(seats.map(({ places }) => places)) };
  const add = (id: string, count: number) => (ledger[id] = (ledger[id] ?? 0) + count);
  for (const { places } of holds)
    for (const [id, count] of Object.entries(places as Places)) add(id, count);
  for (const { places, seatPool } of codes) for (const id of places) add(id, seatPool?.size ?? 0);
  return ledger;
}

/** Everybody who waits with an event, in their order: what they want, and where they are found short. */
async function lineOf(
  db: Database,
  eventId: string,
): Promise<
  { readonly number: bigint; readonly wants: Places; readonly waitsAt: readonly string[] }[]
> {
  const offer = await offerOf({ db, settings: {} } as World, eventId);
  const entries = await db.waitlistEntry.findMany({
    where: { order: { eventId }, status: "waiting" },
    orderBy: { queueNumber: "asc" },
    include: {
      addOn: true,
      session: true,
      order: {
        include: {
          usedCode: true,
          registrations: {
            where: { status: "waitlisted" },
            include: { addOns: true, sessions: true },
          },
        },
      },
    },
  });
  return entries.map(({ queueNumber: number, waitsAt, addOn, session, order }) => {
    const only = addOn?.seatPoolId ?? session?.seatPoolId;
    if (only) return { number, waitsAt, wants: { [only]: 1 } };
    const { usedCode: code, registrations } = order;
    const reservation = code?.seatPoolId
      ? { poolId: code.seatPoolId, ticketTypeIds: code.ticketTypeIds }
      : null;
    const seats = registrations.map((seat) => ({
      ticketTypeId: seat.ticketTypeId,
      addOnIds: seat.addOns.filter(({ status }) => status === "taken").map((row) => row.addOnId),
      sessionIds: seat.sessions.map(({ sessionId }) => sessionId),
    }));
    const wants = sumPlaces(seats.map((seat) => placesOf(offer, seat, reservation)));
    return { number, waitsAt, wants };
  });
}
