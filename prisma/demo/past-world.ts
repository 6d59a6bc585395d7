import { v7 } from "uuid";
import type { Instant } from "~/kernel/time";
import type { World } from "~/platform/world.server";
import { chanceFrom } from "./chance";

/** A world whose clock stands at a moment of the demo's past. */
export type PastWorld = (at: Instant) => World;

/**
 * Worlds for the commands that make the demo's past, all on one database and with identities that carry the
 * time of the moment and come out the same for the same start.
 *
 * @remarks Nobody is woken: the worker looks for itself when it starts, and nothing may leave before the whole
 * demo has been committed.
 */
export function pastWorld(present: World): PastWorld {
  const chance = chanceFrom(`identities from ${present.now().toISOString()}`);
  const random = () => Uint8Array.from({ length: 16 }, () => chance.whole(0, 255));
  return (at) => ({
    ...present,
    now: () => new Date(at),
    newId: () => v7({ msecs: at.getTime(), random: random() }),
    wake: () => {},
  });
}
