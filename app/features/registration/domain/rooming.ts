import { foldText } from "~/kernel/slug";

/** Somebody who has a bed, with whom they would like to share the room. */
export interface Guest {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Whom they named, as they wrote it; empty for nobody. */
  readonly wish: string;
  /** With whom the organiser put them. */
  readonly mate: string | null;
  /** Whether the organiser decided about them: then wishes no longer do. */
  readonly decided: boolean;
}

export interface Room {
  /** In the order of the list of guests. */
  readonly guests: readonly string[];
  /** Who brought them together: the organiser, what they wrote, or nobody where one has it alone. */
  readonly by: "organiser" | "wish" | "nobody";
}

/** Who sleeps where, and who could be put together but was not. */
export interface RoomPlan {
  readonly rooms: readonly Room[];
  /** Somebody named somebody who is here, but it is not plain that they belong together. */
  readonly suggestions: readonly { readonly guest: string; readonly with: string }[];
}

/**
 * Puts guests into rooms for `sharedBy` people: first whom the organiser put together, then those who named each other,
 * then those who named somebody that named nobody. Whom two want who do not fit is left to the organiser.
 *
 * @remarks Everybody has exactly one room, none holds more than it has beds, and the order of the guests decides
 * nothing but the order of the rooms.
 */
export function planRooms(guests: readonly Guest[], sharedBy: number): RoomPlan {
  const rooms = new Map<string, Set<string>>(guests.map(({ id }) => [id, new Set([id])]));
  const byWish = new Set<Set<string>>();
  const byHand = new Set<Set<string>>();
  const roomOf = (id: string) => rooms.get(id) ?? new Set([id]);
  const join = (ids: readonly string[]): Set<string> | null => {
    const all = new Set(ids.flatMap((id) => [...roomOf(id)]));
    if (all.size > sharedBy) return null;
    for (const id of all) rooms.set(id, all);
    return all;
  };
  const sorted = guests.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(guests.map((guest) => [guest.id, guest]));

  for (const { id, mate } of sorted) {
    if (mate === null || mate === id || !byId.has(mate)) continue;
    if (roomOf(id).has(mate)) continue;
    const room = join([id, mate]);
    if (room) byHand.add(room);
  }

  const wished = wishesOf(sorted);
  const open = (id: string) => byId.get(id)?.decided === false;
  for (const [id, other] of wished)
    if (id < other && wished.get(other) === id && open(id) && open(other)) {
      const room = join([id, other]);
      if (room) byWish.add(room);
    }
  for (const { id: target } of sorted) {
    if (!open(target) || wished.has(target)) continue;
    const wanting = [...wished].filter(([, other]) => other === target).map(([id]) => id);
    const free = wanting.filter((id) => open(id) && roomOf(id).size === 1);
    if (free.length === 0) continue;
    const room = join([target, ...free]);
    if (room) byWish.add(room);
  }

  const seen = new Set<Set<string>>();
  const plan: Room[] = [];
  for (const { id } of guests) {
    const room = roomOf(id);
    if (seen.has(room)) continue;
    seen.add(room);
    const own = guests.filter((guest) => room.has(guest.id)).map((guest) => guest.id);
    plan.push({
      guests: own,
      by: own.length === 1 ? "nobody" : byWish.has(room) ? "wish" : "organiser",
    });
  }
  const suggestions = [...wished]
    .filter(([id, other]) => !roomOf(id).has(other))
    .filter(([id, other]) => roomOf(id).size + roomOf(other).size <= sharedBy)
    .map(([guest, other]) => ({ guest, with: other }));
  return { rooms: plan, suggestions };
}

/** Whom each guest named, where it is one of the others and only one. */
function wishesOf(guests: readonly Guest[]): Map<string, string> {
  const known = new Map<string, Set<string>>();
  const learn = (key: string, id: string) => {
    if (key !== "") known.set(key, (known.get(key) ?? new Set()).add(id));
  };
  for (const { id, name, email } of guests) {
    learn(keyOf(name), id);
    if (email !== null) learn(keyOf(email), id);
  }
  const wishes = new Map<string, string>();
  for (const { id, wish } of guests) {
    const meant = [...(known.get(keyOf(wish)) ?? [])].filter((other) => other !== id);
    const [only] = meant;
    if (only !== undefined && meant.length === 1) wishes.set(id, only);
  }
  return wishes;
}

function keyOf(words: string): string {
  return foldText(words).replaceAll(/\s+/g, " ");
}

/**
 * How a room's guests point at each other, so that {@link planRooms} finds them together again: all at the first, the
 * first at the second.
 */
export function matesOf(room: readonly string[]): Map<string, string | null> {
  const [first, second = null] = room;
  return new Map(room.map((id) => [id, id === first ? second : (first ?? null)]));
}
