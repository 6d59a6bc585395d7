import { shortOf } from "~/features/registration/domain/admission";
import { sumPlaces, type Counter } from "~/features/registration/domain/offer";
import { nextServed } from "~/features/registration/domain/queue";

/** What can be chosen in the model's event: each is a counter and, where it is a ticket, may cost something. */
export interface ModelSeat {
  readonly ticket: "free" | "paid";
  readonly dinner: boolean;
}

export type ModelStatus = "confirmed" | "offered" | "waitlisted" | "cancelled";

interface ModelOrder {
  readonly seats: {
    readonly wants: readonly string[];
    readonly paid: boolean;
    status: ModelStatus;
  }[];
  queueNumber: number | null;
  waitsAt: readonly string[];
  offeredUntil: number | null;
}

/**
 * An event's places and queue without a database: what the real one is compared with. Counters: the hall, one for
 * tickets that cost something, and the dinner.
 */
export class QueueModel {
  readonly orders: ModelOrder[] = [];
  #next = 1;
  #sizes: Map<string, number>;

  constructor(
    sizes: { readonly hall: number; readonly paid: number; readonly dinner: number },
    readonly rule: { readonly smallerFirst: boolean },
    readonly offerTime: number,
  ) {
    this.#sizes = new Map(Object.entries(sizes));
  }

  counters(): Counter[] {
    return [...this.#sizes].map(([id, size]) => ({
      id,
      size,
      taken: this.#seats(["confirmed", "offered"]).filter(({ wants }) => wants.includes(id)).length,
      waiting: this.orders
        .filter(({ waitsAt }) => waitsAt.includes(id))
        .reduce((sum, order) => sum + (wantsOf(order)[id] ?? 0), 0),
    }));
  }

  place(seats: readonly ModelSeat[], now: number): void {
    const order: ModelOrder = {
      seats: seats.map(({ ticket, dinner }) => ({
        wants: ["hall", ...(ticket === "paid" ? ["paid"] : []), ...(dinner ? ["dinner"] : [])],
        paid: ticket === "paid",
        status: "waitlisted",
      })),
      queueNumber: null,
      waitsAt: [],
      offeredUntil: null,
    };
    const short = shortOf(this.counters(), wantsOf(order));
    this.orders.push(order);
    if (short.length === 0) {
      for (const seat of order.seats) seat.status = "confirmed";
      return;
    }
    order.queueNumber = this.#next++;
    order.waitsAt = short;
    if (this.rule.smallerFirst) this.serve(now);
  }

  cancel(order: ModelOrder, place: number, now: number): void {
    const seat = order.seats[place % order.seats.length];
    if (!seat || seat.status === "cancelled") return;
    seat.status = "cancelled";
    if (order.seats.every(({ status }) => status === "cancelled")) order.offeredUntil = null;
    this.serve(now);
  }

  accept(order: ModelOrder, now: number): void {
    if (order.offeredUntil === null || order.offeredUntil <= now) return;
    this.#turn(order, ["offered"], "confirmed");
    order.offeredUntil = null;
    this.serve(now);
  }

  leave(order: ModelOrder, now: number): void {
    this.#turn(order, ["waitlisted", "offered"], "cancelled");
    order.offeredUntil = null;
    this.serve(now);
  }

  expire(now: number): void {
    const due = this.orders
      .filter(({ offeredUntil }) => offeredUntil !== null && offeredUntil <= now)
      .toSorted((a, b) => (a.offeredUntil ?? 0) - (b.offeredUntil ?? 0));
    for (const order of due) this.leave(order, now);
  }

  grow(counter: string, by: number, now: number): void {
    this.#sizes.set(counter, (this.#sizes.get(counter) ?? 0) + by);
    this.serve(now);
  }

  serve(now: number): void {
    const line = this.orders
      .filter(({ seats }) => seats.some(({ status }) => status === "waitlisted"))
      .toSorted((a, b) => (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
    for (const order of this.orders) if (!line.includes(order)) order.waitsAt = [];
    const queue = line.map((order, place) => ({ id: String(place), wants: wantsOf(order) }));
    const { served, unserved } = nextServed(queue, this.counters(), this.rule);
    for (const { id } of served) {
      const order = line[Number(id)];
      if (!order) continue;
      const paid = order.seats.some((seat) => seat.paid && seat.status === "waitlisted");
      order.waitsAt = [];
      if (paid) order.offeredUntil = now + this.offerTime;
      this.#turn(order, ["waitlisted"], paid ? "offered" : "confirmed");
    }
    for (const { id, lacks } of unserved) {
      const order = line[Number(id)];
      if (order) order.waitsAt = lacks.map(({ counter }) => counter);
    }
  }

  #turn(order: ModelOrder, from: readonly ModelStatus[], to: ModelStatus): void {
    for (const seat of order.seats) if (from.includes(seat.status)) seat.status = to;
  }

  #seats(statuses: readonly ModelStatus[]) {
    return this.orders.flatMap(({ seats }) =>
      seats.filter(({ status }) => statuses.includes(status)),
    );
  }
}

function wantsOf({ seats }: ModelOrder): Readonly<Record<string, number>> {
  return sumPlaces(seats.filter(({ status }) => status === "waitlisted").map(({ wants }) => wants));
}
