import type { Counter, Places } from "./offer";

/** Somebody in the queue, by the places they want: all of them at once, or none. */
export interface Waiting {
  readonly id: string;
  readonly wants: Places;
}

/** A counter an entry found too few places at, or at which somebody before it waits. */
export interface Lack {
  readonly counter: string;
  /** What was free there when its turn came. */
  readonly free: number;
  readonly wants: number;
}

/** Somebody whose turn it is. */
export interface Served {
  readonly id: string;
  /** What was free where it wanted places, before it took them. */
  readonly room: readonly Lack[];
  /** Who came before it, wants a place of the same counter and goes on waiting: for more places, or for another one. */
  readonly passed: readonly string[];
}

/** Somebody who goes on waiting, and where. */
export interface Unserved {
  readonly id: string;
  readonly lacks: readonly Lack[];
}

/**
 * Who gets the places that are free, and where everybody else waits.
 *
 * @remarks The queue is gone through once, in its order. Whoever fits everywhere is served, whole. Whoever does not
 * stays, and nobody behind them gets a place of a counter they wait at; where they wait for another, it is free to
 * whoever comes after. With `smallerFirst` a party that is too large for what is left does not keep it from a smaller
 * one.
 * @param queue - in the order in which they joined it.
 * @param counters - every counter somebody in the queue wants a place of.
 * @example nextServed([{ id: "group", wants: { hall: 4 } }, { id: "one", wants: { hall: 1 } }], [hall(3)], { smallerFirst: true }).served // one
 */
export function nextServed(
  queue: readonly Waiting[],
  counters: readonly Counter[],
  { smallerFirst }: { readonly smallerFirst: boolean },
): { readonly served: readonly Served[]; readonly unserved: readonly Unserved[] } {
  const free = new Map(counters.map(({ id, size, taken }) => [id, Math.max(0, size - taken)]));
  const waitedAt = new Set<string>();
  const wantedBy = new Map<string, string[]>();
  const served: Served[] = [];
  const unserved: Unserved[] = [];
  for (const { id, wants } of queue) {
    const room = Object.entries(wants).map(([counter, wanted]) => ({
      counter,
      free: free.get(counter) ?? 0,
      wants: wanted,
    }));
    const kept = ({ counter }: Lack) => !smallerFirst && waitedAt.has(counter);
    const lacks = room.filter((each) => each.free < each.wants || kept(each));
    if (lacks.length === 0) {
      for (const each of room) free.set(each.counter, each.free - each.wants);
      const passed = new Set(room.flatMap(({ counter }) => wantedBy.get(counter) ?? []));
      served.push({ id, room, passed: [...passed] });
    } else {
      for (const { counter } of lacks) waitedAt.add(counter);
      for (const { counter } of room) wantedBy.set(counter, [...(wantedBy.get(counter) ?? []), id]);
      unserved.push({ id, lacks });
    }
  }
  return { served, unserved };
}
