import type { SeatRequest } from "~/features/registration/domain/order-request";
import { addTime, hour } from "~/kernel/time";
import type { RootWorld } from "~/platform/world.server";
import type { MadeEvent, Make } from "./make";
import { offerAddOn, offerQuota, offerSignUp, offerTicket } from "./offered";

/** An event with many counters, and what one can choose of it. */
export interface Hall {
  readonly event: MadeEvent;
  readonly tickets: readonly string[];
  readonly addOns: readonly string[];
  readonly sessions: readonly string[];
}

/** An event with twenty counters beside its own: six ticket types, five quotas, five add-ons, four workshops. */
export async function hallOf(world: RootWorld, make: Make): Promise<Hall> {
  const event = await make.event({ seats: 480 });
  const tickets: string[] = [];
  for (const seats of [70, 80, 90, 100, 110, 120])
    tickets.push(await offerTicket(world, event, { seats }));
  for (const [at, seats] of [130, 150, 170, 190, 460].entries())
    await offerQuota(world, event, seats, at === 4 ? tickets : tickets.slice(at, at + 2));
  const addOns: string[] = [];
  for (const seats of [20, 40, 60, 90, 300]) addOns.push(await offerAddOn(world, event, { seats }));
  const sessions: string[] = [];
  for (const [at, seats] of [15, 30, 45, 300].entries()) {
    const id = await make.session(event, {
      startsAt: addTime(event.startsAt, at * hour),
      hours: 1,
    });
    await offerSignUp(world, id, seats);
    sessions.push(id);
  }
  return { event, tickets, addOns, sessions };
}

/** What the buyer of this number wants, in the order of the form, not of the ids. */
export function seatsOf({ tickets, addOns, sessions }: Hall, n: number, seats = 1): SeatRequest[] {
  const some = (all: readonly string[], every: number) =>
    all.filter((_, at) => (n * 31 + at * 17) % every === 0);
  return Array.from({ length: seats }, (_, seat) => ({
    ticketType: tickets[(n * 7 + seat) % tickets.length],
    addOns: some(addOns, 4).map((id) => ({ id })),
    sessions: some(sessions, 5),
  }));
}

/** Does `work` for each number, so many at a time, and answers what broke. */
export async function inLanes(lanes: number, work: (n: number) => Promise<void>, count: number) {
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < count; n = next++) await work(n);
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  return ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : []));
}
