import type { OfferedSession } from "./offer";

/** Sessions in groups of those that run into each other, in order of time: of one group nobody can have all. */
export function timeSlots(sessions: readonly OfferedSession[]): OfferedSession[][] {
  const slots: OfferedSession[][] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const session of sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const slot = slots.at(-1);
    if (slot && session.startsAt.getTime() < until) slot.push(session);
    else slots.push([session]);
    until = Math.max(until, session.endsAt.getTime());
  }
  return slots;
}
