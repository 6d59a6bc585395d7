import type { Database } from "~/platform/db.server";
import { orderMessages, type OrderOutcome } from "~/features/registration/domain/order-messages";

/**
 * What does not add up in an event's books; nothing when all is well: the counter against the rows, orders
 * whole (their seats in one state, their mails all written), the queue without gap or duplicate, served in its
 * order and as far as there is room.
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
    },
  });
  const { seatPool: pool } = event;
  const seats = orders.flatMap((order) => order.registrations);
  const inState = (status: string) => seats.filter((seat) => seat.status === status).length;

  if (inState("confirmed") > pool.size)
    faults.push(`${inState("confirmed")} seats confirmed of ${pool.size}`);
  expectSame("places taken by the counter", pool.taken, inState("confirmed"));
  expectSame("seats waiting by the counter", pool.waiting, inState("waitlisted"));
  expectSame(
    "queue numbers",
    pool.waitlist.map((entry) => entry.queueNumber),
    pool.waitlist.map((_, place) => place + 1),
  );
  expectSame("next queue number", pool.nextQueueNumber, pool.waitlist.length + 1);

  const waiting = pool.waitlist.filter((entry) => entry.status === "waiting");
  const [head] = waiting;
  const served = pool.waitlist.filter((entry) => entry.status === "promoted").at(-1);
  if (head && pool.taken + head.seats <= pool.size)
    faults.push(
      `number ${head.queueNumber} waits for ${head.seats} with ${pool.size - pool.taken} free`,
    );
  if (head && served && served.queueNumber > head.queueNumber)
    faults.push(`number ${served.queueNumber} was served before ${head.queueNumber}`);

  for (const order of orders) {
    const of = `order ${order.code}`;
    const states = new Set(
      order.registrations.map((seat) => seat.status).filter((status) => status !== "cancelled"),
    );
    if (order.registrations.length === 0) faults.push(`${of} has no seat`);
    if (states.size > 1) faults.push(`${of} is torn: ${[...states].join(", ")}`);
    expectSame(
      `seats of ${of}`,
      order.registrations.map((seat) => seat.seatNumber),
      order.registrations.map((_, place) => place + 1),
    );
    const queued = order.registrations.filter((seat) => seat.status === "waitlisted").length;
    const [entry] = order.waitlist;
    expectSame(`${of} in the queue`, entry?.status === "waiting" ? entry.seats : 0, queued);
    if (moved) continue;
    const outcome: OrderOutcome = entry ? "waitlisted" : "confirmed";
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
